# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The signature of seeds 001 and 002."""

from __future__ import annotations

import time

import pytest

from tests.unit.sandbox.tcxc_client import Tcxc

WRONG = {"error": "Wrong signature", "status": "fail"}


def test_wrong_key_is_a_wrong_signature_with_status_200(tcxc: Tcxc) -> None:
    stranger = Tcxc(tcxc.served, {**tcxc.account, "api_key": "another"})
    answer = stranger.send("/number/market", searchform=1)
    assert (answer.status_code, answer.json()) == (200, WRONG)


def test_signature_of_another_controller_is_wrong(tcxc: Tcxc) -> None:
    form = tcxc.signed("/number/list", searchform=1)
    answer = tcxc.served.http.post(tcxc.account["api_url"] + "/number/market", data=form, timeout=20)
    assert answer.json() == WRONG


@pytest.mark.parametrize("ts", ["", "soon", "-5"])
def test_senseless_ts_is_a_wrong_signature(tcxc: Tcxc, ts: str) -> None:
    assert tcxc.call("/number/market", searchform=1, ts=ts) == WRONG


@pytest.mark.parametrize("away", [-290, 290])
def test_ts_within_five_minutes_is_right(tcxc: Tcxc, away: int) -> None:
    assert tcxc.call("/number/list", searchform=1, ts=int(time.time()) + away)["status"] == "success"


@pytest.mark.parametrize("away", [-310, 310])
def test_ts_beyond_five_minutes_is_wrong(tcxc: Tcxc, away: int) -> None:
    assert tcxc.call("/number/list", searchform=1, ts=int(time.time()) + away) == WRONG


def test_ts_is_compared_with_the_sandbox_clock(tcxc: Tcxc) -> None:
    tcxc.served.control("clock", {"offset": 3600})
    assert tcxc.call("/number/list", searchform=1) == WRONG
    assert tcxc.call("/number/list", searchform=1, ts=int(time.time()) + 3600)["status"] == "success"


def test_unknown_login_is_a_wrong_signature(tcxc: Tcxc) -> None:
    assert Tcxc(tcxc.served, {**tcxc.account, "account": "Nobody"}).call("/number/list", searchform=1) == WRONG


def test_get_is_taken_too(tcxc: Tcxc) -> None:
    form = tcxc.signed("/number/list", searchform=1, webapi=1)
    answer = tcxc.served.http.get(tcxc.account["api_url"] + "/number/list", params=form, timeout=20)
    assert answer.json() == {"status": "success", "dids": []}


def test_errors_carry_a_4xx_where_that_reading_is_spoken(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"tcxc_error_http": 400})
    assert tcxc.send("/number/list", searchform=1, ts=1).status_code == 400
    assert tcxc.send("/number/list").status_code == 400
