# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The carrier's own PHP samples work against the sandbox: what they ask for really happens there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.sandbox import Sandbox
from tests.support.seeds import ABSENT, are_here
from tests.third_party.php import PRINTED, Script, php_is_here, samples

PRESENT = are_here(*PRINTED)
pytestmark = [
    *([] if PRESENT else ABSENT),
    pytest.mark.skipif(PRESENT and not php_is_here(), reason="PHP is missing (Debian: php-cli and php-curl)"),
]
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(sandbox: Sandbox, tmp_path: Path) -> Run:
    """Runs a sample by its name; further arguments are the values of its variables."""

    def run(name: str, **values: str) -> dict[str, Any]:
        script = Script(samples()[name], sandbox.accounts["tcxc"])
        for variable, value in values.items():
            script.assign(variable, value)
        if name == "call history":
            script.without_stray_dot()
        return script.run(tmp_path)

    return run


@pytest.fixture
def bought(run: Run) -> dict[str, Any]:
    """A number that the market sample found and the purchase sample bought: its market row."""
    row: dict[str, Any] = next(row for row in run("market")["dids"] if "i_did" in row)
    assert run("purchase", i_did=row["i_did"])["status"] == "success"
    return row


def owned(sandbox: Sandbox) -> dict[str, dict[str, Any]]:
    """The account's numbers in the sandbox's own state, by number."""
    rows = sandbox.state()["tcxc"]["owned"][sandbox.accounts["tcxc"]["account"]]
    return {row["number"]: row for row in rows}


def ledger(sandbox: Sandbox) -> list[tuple[str, str]]:
    """What was bought and given back, in order."""
    return [(row["action"], row["number"]) for row in sandbox.state()["tcxc"]["ledger"]]


def test_market_finds_what_is_for_sale(sandbox: Sandbox, run: Run) -> None:
    answer = run("market")
    assert answer["status"] == "success"
    assert len(answer["dids"]) > 10
    assert all(row["number"].startswith("380") for row in answer["dids"])
    assert sandbox.calls() == ["market"]


def test_purchase_buys(sandbox: Sandbox, bought: dict[str, Any]) -> None:
    assert ledger(sandbox) == [("purchase", bought["number"])]
    row = owned(sandbox)[bought["number"]]
    assert row["contact"] == "sip:380673333333@192.168.3.1:5060"
    assert row["smpp_contact"] == "smpp:login:password:380673333333@192.168.3.1:2776"


def test_purchase_of_a_sold_number_is_refused(sandbox: Sandbox, run: Run, bought: dict[str, Any]) -> None:
    answer = run("purchase", i_did=bought["i_did"])
    assert answer == {"status": "error", "message": "This DID can not be purchased, it has been already sold"}
    assert len(ledger(sandbox)) == 1


def test_list_shows_what_is_owned(run: Run, bought: dict[str, Any]) -> None:
    answer = run("list")
    assert answer["status"] == "success"
    assert [row["number"] for row in answer["dids"]] == [bought["number"]]


def test_update_points_it_elsewhere(sandbox: Sandbox, run: Run, bought: dict[str, Any]) -> None:
    answer = run("update", edit=bought["i_did"])
    assert answer == {"status": "success", "message": "DID entry has been updated."}
    row = owned(sandbox)[bought["number"]]
    assert row["contact"] == "sip:380673333333@192.168.3.2:5060"
    assert row["smpp_contact"] == "smpp:did:did:380673333333@192.168.3.1:2776"


def test_unsubscribe_gives_it_back(sandbox: Sandbox, run: Run, bought: dict[str, Any]) -> None:
    answer = run("unsubscribe", unsubscribe=bought["i_did"])
    assert answer == {"status": "success", "message": "Unsubscribed successfully"}
    assert bought["number"] not in owned(sandbox)
    assert ledger(sandbox)[-1] == ("unsubscribe", bought["number"])


def test_call_history_is_read(sandbox: Sandbox, run: Run) -> None:
    answer = run("call history")
    assert answer["status"] == "success"
    assert answer["cdrs"]
    assert all("2018-09-24" <= row["connect_time"] <= "2019-09-26" for row in answer["cdrs"])
    assert sandbox.calls() == ["callhistory"]
