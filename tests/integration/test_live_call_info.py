# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""live_call_info against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("live_call_info", sandbox.options("tcxc") | options, check=check)


@pytest.mark.parametrize("check", [False, True])
@pytest.mark.parametrize(("side", "column"), [("buyer", "Vendor"), ("seller", "Buyer")])
def test_calls_come_by_the_columns_of_either_side(sandbox: Sandbox, side: str, column: str, check: bool) -> None:
    result = run(sandbox, login_type=side, check=check)
    assert result["count"] == len(result["calls"]) > 0
    assert all(column in call and call["CLD"].isdecimal() for call in result["calls"])
    assert (result["changed"], result["api_calls"]) == (False, {"read": 1, "write": 0})


def test_filters_are_sent_in_their_order_and_a_list_repeats_its_filter(sandbox: Sandbox) -> None:
    result = run(sandbox, filters={"prefix": ["1954", "44"], "like": "is like", "vendor": 'Corvo "Voice" & Töchter'})
    assert not result["failed"]
    (logged,) = sandbox.log()
    names = ["prefix", "like", "vendor", "show", "api", "ts", "login", "login_type", "sign"]
    assert [*logged["params"]] == names
    assert logged["params"]["show"] == "all"


def test_filters_choose(sandbox: Sandbox) -> None:
    calls = run(sandbox, filters={"prefix": ["1954", 44], "show": "connected"})["calls"]
    assert {call["CLD"][:2] for call in calls} == {"19", "44"}
    assert {call["Status"] for call in calls} == {"Connected"}


def test_the_reason_of_a_failure_is_taken_out_of_the_page(sandbox: Sandbox) -> None:
    result = run(sandbox, filters={"show": "dead"})
    assert result["failed"]
    assert "show is one of all, connected, ringing" in result["msg"]
    assert "<" not in result["msg"]


def test_wrong_credentials_are_named(sandbox: Sandbox) -> None:
    result = run(sandbox, api_key="somebody else's")
    assert "does not accept the credentials" in result["msg"]
    assert "Check account, api_key and login_type" in result["msg"]
    assert "Wrong signature" in result["msg"]


def test_a_page_that_is_not_there_is_named(sandbox: Sandbox) -> None:
    result = run(sandbox, api_url=f"{sandbox.url}/nothing/here")
    assert "has no such page" in result["msg"]
    assert "Check path and api_url" in result["msg"]


@pytest.mark.parametrize("path", ["v_livecalls.php", "/a?b=c", "/a b", "//host/a", "/../a", "/%2e", ""])
def test_a_path_that_is_none_is_refused_before_any_request(sandbox: Sandbox, path: str) -> None:
    assert f"path {path!r} is not the path of a page" in run(sandbox, path=path)["msg"]
    assert not sandbox.calls()


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox) -> None:
    msg = run(sandbox, path="x", filters={"sign": "1", "prefix": {"a": "b"}, "show": [True]})["msg"]
    assert "path 'x'" in msg
    assert "filters: 'sign' is no filter" in msg
    assert "filters.prefix must be text" in msg
    assert "filters.show must be text" in msg
    assert not sandbox.calls()


def test_a_lost_answer_is_asked_for_again_with_a_fresh_signature(sandbox: Sandbox) -> None:
    sandbox.fault("livecalls", "drop_after")
    assert not run(sandbox)["failed"]
    assert len(sandbox.calls()) == 2


def test_the_signature_is_not_traced(sandbox: Sandbox) -> None:
    result = run_module("live_call_info", sandbox.options("tcxc"), verbosity=3)
    (line,) = result["trace"]
    assert "sign=********" in line
    assert "login=AcmeInc" in line


def test_digest_reads_the_same(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"tcxc_auth": "digest"})
    assert run(sandbox, auth="digest")["count"] > 0
    assert "sign" not in sandbox.log()[-1]["params"]
