# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""balance_info against the sandbox."""

from __future__ import annotations

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


@pytest.mark.parametrize("check", [False, True])
def test_the_balance_is_the_ledgers(sandbox: Sandbox, check: bool) -> None:
    account = sandbox.accounts["vitcom"]["account"]
    result = run_module("balance_info", sandbox.options("vitcom"), check=check)
    assert result["balance"] == sandbox.state()["vitcom"]["balance"][account]
    assert result["api_calls"] == {"read": 1, "write": 0}


@pytest.mark.parametrize("check", [False, True])
def test_smsbower_tells_it_in_a_word(sandbox: Sandbox, check: bool) -> None:
    result = run_module("balance_info", sandbox.options("smsbower"), check=check)
    assert result["balance"] == sandbox.state()["smsbower"]["balance"]["customer"]
    assert (result["changed"], result["api_calls"]) == (False, {"read": 1, "write": 0})


def test_a_carrier_that_tells_no_balance_is_refused(sandbox: Sandbox) -> None:
    result = run_module("balance_info", sandbox.options("tcxc"))
    assert result["failed"]
    assert "carrier" in result["msg"]
    assert not sandbox.calls()
