# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Requests that take effect some time after their answer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import requests

from tests.unit.sandbox.served import Served
from tests.unit.sandbox.tcxc_client import Tcxc
from tests.unit.sandbox.vitcom_client import Vitcom


def plan(tcxc: Tcxc, **more: object) -> None:
    """Have the next purchase take effect late."""
    tcxc.served.control("faults", {"path": "purchase", "kind": "late_effect", **more})


def test_success_comes_first_and_the_effect_later(tcxc: Tcxc) -> None:
    plan(tcxc, seconds=0.4)
    assert tcxc.buy(tcxc.for_sale())["status"] == "success"
    assert tcxc.owned() == []
    time.sleep(0.45)
    assert len(tcxc.owned()) == 1


def test_answer_may_be_an_error(tcxc: Tcxc) -> None:
    plan(tcxc, seconds=60, answer="error_500")
    assert tcxc.send("/number/purchase").status_code == 500


def test_answer_may_never_come(tcxc: Tcxc) -> None:
    plan(tcxc, seconds=60, answer="drop")
    i_did = tcxc.for_sale()
    with pytest.raises(requests.ConnectionError):
        tcxc.buy(i_did)
    tcxc.served.control("clock", {"advance": 61})
    assert [row["i_did"] for row in tcxc.state()["owned"][tcxc.account["account"]]] == [i_did]


def test_clock_that_jumps_over_the_ts_window_brings_the_effect_too(tcxc: Tcxc) -> None:
    plan(tcxc, seconds=3600)
    tcxc.buy(tcxc.for_sale())
    tcxc.served.control("clock", {"advance": 3601})
    assert len(tcxc.state()["ledger"]) == 1


def test_what_was_sold_meanwhile_is_not_bought_late(tcxc: Tcxc) -> None:
    plan(tcxc, seconds=60)
    i_did = tcxc.for_sale()
    tcxc.buy(i_did)
    stranger = Tcxc(tcxc.served, tcxc.served.get("accounts")["more"][0])
    assert stranger.buy(i_did)["status"] == "success"
    tcxc.served.control("clock", {"advance": 61})
    assert [row["account"] for row in tcxc.state()["ledger"]] == [stranger.account["account"]]


def test_late_effects_happen_in_the_order_of_their_time(tcxc: Tcxc) -> None:
    number = tcxc.served.control("grant", {"api": "tcxc", "numbers": ["12065550001"]})
    assert number == {"granted": 1}
    i_did = tcxc.owned()[0]["i_did"]
    late = {"path": "update", "kind": "late_effect"}
    tcxc.served.control("faults", [{**late, "seconds": 20}, {**late, "seconds": 10}])
    for contact in ("sip:late@192.0.2.1", "sip:soon@192.0.2.1"):
        tcxc.call("/number/update", submit_edit=1, edit=i_did, contact=contact)
    tcxc.served.control("clock", {"advance": 30})
    assert tcxc.state()["owned"][tcxc.account["account"]][0]["contact"] == "sip:late@192.0.2.1"


def test_late_port_in_still_has_its_documents(vitcom: Vitcom) -> None:
    vitcom.served.control("faults", {"path": "generate_lnp_order", "kind": "late_effect", "seconds": 60})
    answer = vitcom.port("12065551001")
    assert vitcom.call("get_lnp_orders")["Orders"] == []
    vitcom.served.control("clock", {"advance": 61})
    [late] = vitcom.call("get_lnp_orders")["Orders"]
    assert late["orderno"] == answer.json()["orderNo"]


def test_reset_forgets_late_effects(tcxc: Tcxc) -> None:
    plan(tcxc, seconds=10)
    tcxc.buy(tcxc.for_sale())
    tcxc.served.control("reset", {})
    tcxc.served.control("clock", {"advance": 20})
    assert tcxc.state()["ledger"] == []


def test_restart_keeps_late_effects(tmp_path: Path) -> None:
    data = str(tmp_path / "sandbox.sqlite3")
    first = Served(data)
    tcxc = Tcxc(first)
    plan(tcxc, seconds=60)
    tcxc.buy(tcxc.for_sale())
    first.stop()
    second = Served(data)
    second.control("clock", {"advance": 61})
    assert len(Tcxc(second).state()["ledger"]) == 1
    second.stop()
