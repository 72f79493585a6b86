# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What has to be so after each step of the day: in what was printed, in the artifacts, in the carriers' own books."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from typing import Any

from tests.story.day import REJECTED, Day

FIRST_POOL = 20
TAKEN_OVER = 9
PORT_FEE = 5
NEW_ADDRESS = "198.51.100.20"
#: The SMPP password and the card.
SECRETS = re.compile("hush-hush|4111 ?1111")


class Look:
    """Called with the name of each step."""

    def __init__(self, day: Day) -> None:
        self._day = day
        #: What was paid on the wholesale account after each step.
        self._ledger: list[dict[str, Any]] = []

    def __call__(self, name: str) -> None:
        step = name.removesuffix(".txt")
        told = self._day.told[name]
        state = self._day.sandbox.state()
        self._ledger = state["tcxc"]["ledger"]
        assert not SECRETS.search(self._day.printed[name])
        getattr(self, f"_{step}")(told, state)

    def _artifact(self, name: str) -> Any:
        return json.loads((self._day.home / "artifacts" / f"{name}.json").read_text())

    def _bought(self) -> list[str]:
        """The numbers of all purchases, as often as they were paid."""
        return [row["number"] for row in self._ledger if row["action"] == "purchase"]

    def _export(self, told: str, _state: Any) -> None:
        assert "acme_voice.estate.yml: 12 numbers. It needs no passwords" in told
        assert "Passwords to put into telecom_smpp_passwords: acme@smpp.example.com" in told

    def _taken_over(self, told: str, _state: Any) -> None:
        assert [line.split()[-3] for line in told.splitlines() if "nothing to do" in line] == ["14", "9"]
        assert self._artifact("acme_voice.plan")["unmanaged"] == []
        assert self._bought() == []

    def _plan(self, told: str, _state: Any) -> None:
        plan = self._artifact("acme_wholesale.plan")
        assert (plan["complete"], plan["summary"]["purchase"]) == (True, FIRST_POOL)
        assert f"{plan['cost']['monthly']}  planned" in told
        assert self._bought() == []

    def _approved(self, told: str, _state: Any) -> None:
        assert sum(Decimal(row["monthly_fee"]) for row in self._ledger) == self._planned()
        assert f"{FIRST_POOL} for pool seattle" in told
        assert len(set(self._bought())) == FIRST_POOL

    def _planned(self) -> Decimal:
        return Decimal(self._artifact("acme_wholesale.plan")["cost"]["monthly"])

    def _rejected(self, told: str, state: Any) -> None:
        assert f"the carrier cannot port in {REJECTED} of {self._day.sizes.ported} numbers (+12065559900" in told
        assert state["vitcom"]["port_ins"] == []

    def _ported(self, told: str, state: Any) -> None:
        accepted = self._day.sizes.ported - REJECTED
        [order] = state["vitcom"]["port_ins"]
        assert len(order["numbers"]) == accepted
        assert f"{accepted * PORT_FEE}.00  unknown  pending" in told
        assert self._artifact("acme_voice.applied")["summary"] == {"pending": accepted}

    def _lost(self, told: str, state: Any) -> None:
        fates = self._artifact("acme_wholesale.applied")["summary"]
        assert sum(fates.values()) == self._day.sizes.bought - FIRST_POOL
        assert fates["unknown"] > 0 < fates["skipped"]
        assert f"{fates['skipped']} skipped, {fates['unknown']} unknown" in told
        assert "the connection broke before the answer was whole" in told
        sold = len(self._bought()) - FIRST_POOL
        assert fates["done"] + fates.get("pending", 0) < sold <= sum(fates.values()) - fates["skipped"]

    def _finished(self, told: str, state: Any) -> None:
        bought = self._bought()
        assert len(bought) == len(set(bought)) == self._day.sizes.bought
        assert len(state["tcxc"]["owned"][self._account("tcxc")]) == self._day.sizes.bought + TAKEN_OVER
        assert "unknown" not in told

    def _account(self, carrier: str) -> str:
        return str(self._day.sandbox.accounts[carrier]["account"])

    def _drift(self, told: str, _state: Any) -> None:
        assert "The account is not as declared: 1 to update; 1 on it and not declared. Nothing was changed." in told
        assert f"14 as declared, {self._day.sizes.ported - REJECTED} pending" in told
        page = self._day.told["acme_wholesale.drift.md"]
        assert "`sip:desk@pbx.example.com` → `sip:12063190020@pbx.example.com`" in page
        assert "1 number: `+12065550100`" in page

    def _right(self, _told: str, state: Any) -> None:
        contacts = {row["number"]: row["contact"] for row in state["tcxc"]["owned"][self._account("tcxc")]}
        assert contacts["12063190020"] == "sip:12063190020@pbx.example.com"
        assert contacts["12065550100"] == "sip:desk@pbx.example.com"
        assert len(self._bought()) == self._day.sizes.bought

    def _moved(self, told: str, state: Any) -> None:
        assert f"hq             {NEW_ADDRESS}" in told
        assert "192.0.2.10" in json.dumps(self._artifact("acme_voice.plan")["unmanaged"])

    def _topped_up(self, told: str, state: Any) -> None:
        assert "done: the account holds 4083.25" in told
        assert state["vitcom"]["balance"][self._account("vitcom")] == "4083.25"
        assert [row["method"] for row in state["vitcom"]["payments"]].count("Credit Card") == 1

    def _report(self, told: str, _state: Any) -> None:
        for host, name in (("acme_voice", "hq"), ("acme_wholesale", "Seattle")):
            assert f"artifacts/{host}.report.html" in told
            assert name in (self._day.home / "artifacts" / f"{host}.report.html").read_text()

    def _arrived(self, told: str, state: Any) -> None:
        accepted = self._day.sizes.ported - REJECTED
        trunks = Counter(row["trunk_title"] for row in state["vitcom"]["numbers"])
        assert trunks["hq"] == accepted + 12
        assert self._artifact("acme_voice.applied")["summary"] == {"done": accepted}
