# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""One run of a read module: the same in check mode, and never a change."""

from __future__ import annotations

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


@pytest.mark.parametrize("check", [True, False])
def test_a_read_module_tells_what_it_sent(sandbox: Sandbox, check: bool) -> None:
    result = run_module("number_info", sandbox.options("tcxc"), check=check)
    assert (result["changed"], result["numbers"], result["api_calls"]) == (False, [], {"read": 1, "write": 0})
    assert "trace" not in result


def test_a_read_that_fails_says_why_and_what_it_sent(sandbox: Sandbox) -> None:
    sandbox.fault("list", "error_500", times=9)
    result = run_module("number_info", {**sandbox.options("tcxc"), "retries": 0}, verbosity=3)
    assert (result["failed"], result["changed"]) == (True, False)
    assert result["msg"] == "tcxc list: the carrier answered HTTP 500. Run again later."
    assert result["api_calls"] == {"read": 1, "write": 0}
    assert len(result["trace"]) == 1


def test_an_account_that_cannot_work_is_told_before_any_request(sandbox: Sandbox) -> None:
    result = run_module("number_info", {**sandbox.options("tcxc"), "account": "", "concurrency": 0})
    assert "account is required for carrier tcxc" in result["msg"]
    assert sandbox.log() == []
