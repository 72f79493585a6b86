# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Faults: what becomes of the request, and what the client gets to see."""

from __future__ import annotations

import time
from typing import Any

import pytest
import requests

from tests.unit.sandbox.tcxc_client import Tcxc


@pytest.fixture
def wanted(tcxc: Tcxc) -> str:
    """The id of a number for sale."""
    return tcxc.for_sale()


def plan(tcxc: Tcxc, kind: str, path: str = "purchase", **more: object) -> None:
    """Plan one fault."""
    tcxc.served.control("faults", [{"path": path, "kind": kind, **more}])


def purchase(tcxc: Tcxc, i_did: str) -> requests.Response:
    """Send a purchase."""
    contacts = {"contact": "sip:a@192.0.2.1:5060", "smpp_contact": "smpp:login:secret:a@192.0.2.1:2776"}
    return tcxc.send("/number/purchase", add=1, i_did=i_did, billing_i_account=1, **contacts)


def purchases(tcxc: Tcxc) -> int:
    """How many purchases were paid, by us or by strangers."""
    return len(tcxc.state()["ledger"])


def last_logged(tcxc: Tcxc) -> dict[str, Any]:
    """The last request in the log."""
    return dict(tcxc.served.get("log")[-1])


@pytest.mark.parametrize(
    ("kind", "error", "effect"),
    [
        ("refuse", "reset by peer", 0),
        ("drop before", "closed connection without response", 0),
        ("drop after", "closed connection without response", 1),
    ],
)
def test_cut_connection_brings_no_answer(tcxc: Tcxc, wanted: str, kind: str, error: str, effect: int) -> None:
    plan(tcxc, kind)
    with pytest.raises(requests.ConnectionError, match=error):
        purchase(tcxc, wanted)
    assert purchases(tcxc) == effect
    assert (last_logged(tcxc)["status"], last_logged(tcxc)["effect"]) == (None, "done" if effect else "none")


@pytest.mark.parametrize(
    ("kind", "status", "content", "effect"),
    [
        ("500", 500, "text/html", 0),
        ("500 after the effect", 500, "text/html", 1),
        ("429", 429, "text/plain", 0),
        ("HTML page", 200, "text/html; charset=utf-8", 0),
        ("html_after", 200, "text/html; charset=utf-8", 1),
        ("redirect", 302, "text/html", 0),
    ],
)
def test_another_answer_comes_instead(
    tcxc: Tcxc, wanted: str, kind: str, status: int, content: str, effect: int
) -> None:
    plan(tcxc, kind)
    answer = purchase(tcxc, wanted)
    assert (answer.status_code, answer.headers["content-type"], purchases(tcxc)) == (status, content, effect)
    assert last_logged(tcxc)["status"] == status


@pytest.mark.parametrize(("seconds", "header"), [(3, "3"), (0.2, "1"), (None, None)])
def test_rate_limit_says_how_long_to_wait_when_told(
    tcxc: Tcxc, wanted: str, seconds: float | None, header: str | None
) -> None:
    plan(tcxc, "rate_limit", seconds=seconds)
    assert purchase(tcxc, wanted).headers.get("Retry-After") == header


def test_redirect_leads_to_another_host(tcxc: Tcxc, wanted: str) -> None:
    plan(tcxc, "redirect")
    port = tcxc.served.url.rpartition(":")[2]
    assert purchase(tcxc, wanted).headers["Location"] == f"http://localhost:{port}/tcxc/number/purchase"


def test_slow_answer_has_its_effect_at_once(tcxc: Tcxc, wanted: str) -> None:
    plan(tcxc, "slow", seconds=0.6)
    began = time.monotonic()
    with pytest.raises(requests.ReadTimeout):
        _impatient(tcxc, wanted, 0.2)
    assert purchases(tcxc) == 1
    assert time.monotonic() - began < 0.6


def test_slow_before_has_its_effect_after_the_delay(tcxc: Tcxc, wanted: str) -> None:
    plan(tcxc, "slow_before", seconds=0.5)
    with pytest.raises(requests.ReadTimeout):
        _impatient(tcxc, wanted, 0.1)
    assert purchases(tcxc) == 0
    time.sleep(0.6)
    assert purchases(tcxc) == 1


def test_request_of_a_world_that_is_gone_has_no_effect(tcxc: Tcxc, wanted: str) -> None:
    plan(tcxc, "slow_before", seconds=0.3)
    with pytest.raises(requests.ReadTimeout):
        _impatient(tcxc, wanted, 0.1)
    tcxc.served.control("reset", {})
    time.sleep(0.4)
    assert purchases(tcxc) == 0
    assert tcxc.served.get("log") == []


def _impatient(tcxc: Tcxc, i_did: str, timeout: float) -> None:
    form = tcxc.signed("/number/purchase", add=1, i_did=i_did, billing_i_account=1, contact="sip:a@192.0.2.1")
    url = tcxc.account["api_url"] + "/number/purchase"
    requests.post(url, data=form | {"smpp_contact": "smpp:l:p:a@192.0.2.1:2776"}, timeout=timeout)


def test_truncated_body_breaks_off_in_the_middle(tcxc: Tcxc, wanted: str) -> None:
    plan(tcxc, "truncated body")
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="28 bytes read, 28 more expected"):
        purchase(tcxc, wanted)
    assert purchases(tcxc) == 1


def test_dripping_body_takes_its_time_but_is_complete(tcxc: Tcxc, wanted: str) -> None:
    plan(tcxc, "drip", seconds=0.5)
    began = time.monotonic()
    assert purchase(tcxc, wanted).json()["status"] == "success"
    assert 0.5 <= time.monotonic() - began < 2


def test_huge_body_goes_on_and_on(tcxc: Tcxc) -> None:
    form = tcxc.signed("/number/list", searchform=1)
    plan(tcxc, "huge", "list")
    url = tcxc.account["api_url"] + "/number/list"
    with requests.post(url, data=form, timeout=20, stream=True) as answer:
        read = sum(len(part) for part, _time in zip(answer.iter_content(1 << 20), range(1100), strict=False))
    assert "content-length" not in answer.headers
    assert read > 64 << 20


def test_number_is_sold_the_moment_it_is_asked_for(tcxc: Tcxc, wanted: str) -> None:
    plan(tcxc, "sold meanwhile")
    assert "already sold" in purchase(tcxc, wanted).json()["message"]
    stranger = tcxc.served.get("accounts")["more"][0]["account"]
    assert [row["i_did"] for row in tcxc.state()["owned"][stranger]] == [wanted]
    assert tcxc.owned() == []


def test_nothing_is_sold_meanwhile_where_nothing_was_asked_for(tcxc: Tcxc) -> None:
    plan(tcxc, "sold meanwhile", "list")
    assert tcxc.owned() == []
    assert purchases(tcxc) == 0


def test_success_without_effect_leaves_no_trace(tcxc: Tcxc, wanted: str) -> None:
    before = tcxc.state()
    plan(tcxc, "no_effect")
    assert purchase(tcxc, wanted).json()["status"] == "success"
    assert tcxc.state() == before
    assert last_logged(tcxc)["effect"] == "undone"
    assert purchase(tcxc, wanted).json()["status"] == "success"


def test_planned_faults_strike_in_order_and_wear_off(tcxc: Tcxc) -> None:
    tcxc.served.control("faults", [{"path": "list", "kind": "500", "times": 2}, {"path": "*", "kind": "429"}])
    statuses = [tcxc.send("/number/list", searchform=1).status_code for _time in range(4)]
    assert statuses == [500, 500, 429, 200]
    assert tcxc.served.get("faults") == []


def test_fault_can_skip_the_first_calls(tcxc: Tcxc) -> None:
    plan(tcxc, "500", "list", after=2)
    statuses = [tcxc.send("/number/list", searchform=1).status_code for _time in range(4)]
    assert statuses == [200, 200, 500, 200]


def test_pending_faults_tell_what_remains(tcxc: Tcxc) -> None:
    plan(tcxc, "500", "list", times=3, after=1)
    tcxc.send("/number/list", searchform=1)
    tcxc.send("/number/list", searchform=1)
    [left] = tcxc.served.get("faults")
    assert (left["kind"], left["times"], left["after"]) == ("error_500", 2, 0)
    tcxc.served.http.delete(tcxc.served.url + "/_sandbox/faults", timeout=20)
    assert tcxc.send("/number/list", searchform=1).status_code == 200


@pytest.mark.parametrize(
    "path", ["list", "/number/list", "number/list", "/tcxc/number/list", "tcxc/*", "/tcxc/number/*", "*"]
)
def test_path_names_a_call_the_end_of_a_path_or_all(tcxc: Tcxc, path: str) -> None:
    plan(tcxc, "500", path)
    assert tcxc.send("/number/list", searchform=1).status_code == 500


@pytest.mark.parametrize("path", ["ist", "market", "vitcom/*", "/list/number"])
def test_path_of_another_call_does_not_match(tcxc: Tcxc, path: str) -> None:
    plan(tcxc, "500", path)
    assert tcxc.send("/number/list", searchform=1).status_code == 200


def test_twin_is_struck_by_the_name_of_its_call(tcxc: Tcxc) -> None:
    plan(tcxc, "500", "unsubscribe")
    assert tcxc.send("/c_dids.php", searchform=1).status_code == 200
    assert tcxc.send("/c_dids.php", unsubscribe=1).status_code == 500


def test_probability_strikes_some_calls_and_the_same_ones_each_time(tcxc: Tcxc) -> None:
    def statuses() -> list[int]:
        tcxc.served.control("reset", {})
        plan(tcxc, "500", "list", times=1000, probability=0.5)
        return [tcxc.send("/number/list", searchform=1).status_code for _time in range(30)]

    first = statuses()
    assert set(first) == {200, 500}
    assert statuses() == first


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"kind": "gremlin"}, "drop_before"),
        ({"kind": "500", "times": 0}, "times"),
        ({"kind": "500", "after": True}, "after"),
        ({"kind": "slow", "seconds": "soon"}, "seconds"),
        ({"kind": "slow", "seconds": -1}, "seconds"),
        ({"kind": "500", "probability": 2}, "probability"),
        ({"kind": "late_effect", "answer": "maybe"}, "answers"),
        ({"kind": "500", "colour": "red"}, "colour"),
        ("500", "object"),
    ],
)
def test_senseless_fault_is_refused_with_a_reason(tcxc: Tcxc, entry: object, reason: str) -> None:
    answer = tcxc.served.post("faults", [entry])
    assert answer.status_code == 400
    assert reason in answer.json()["error"]
    assert tcxc.served.get("faults") == []


def test_one_fault_may_come_without_a_list(tcxc: Tcxc) -> None:
    tcxc.served.control("faults", {"path": "list", "kind": "500"})
    assert tcxc.send("/number/list", searchform=1).status_code == 500
