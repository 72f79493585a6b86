# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""account_info against the sandbox."""

from __future__ import annotations

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


@pytest.mark.parametrize("check", [False, True])
def test_everything_that_the_single_modules_tell_is_told_at_once(sandbox: Sandbox, check: bool) -> None:
    options = sandbox.options("vitcom")
    primary = {"ip": "192.0.2.1", "port": 5060}
    run_module("trunk_group", {**options, "title": "in", "billing_type": "metered", "primary": primary})
    run_module("termination_trunk", {**options, "title": "out", "ip": "192.0.2.1", "ports": 10, "cps": 5})
    result = run_module("account_info", options, check=check)
    assert result["numbers"] == [row["number"] for row in run_module("number_info", options)["numbers"]]
    assert result["trunk_groups"] == run_module("trunk_group_info", options)["trunk_groups"]
    assert result["termination_trunks"] == run_module("termination_trunk_info", options)["termination_trunks"]
    assert result["balance"] == run_module("balance_info", options)["balance"]
    assert (result["changed"], result["api_calls"]["write"]) == (False, 0)


def test_only_what_is_asked_for_is_read(sandbox: Sandbox) -> None:
    result = run_module("account_info", {**sandbox.options("vitcom"), "read": ["balance"]})
    assert "numbers" not in result
    assert result["api_calls"] == {"read": 1, "write": 0}


def test_a_carrier_tells_what_it_has(sandbox: Sandbox) -> None:
    result = run_module("account_info", sandbox.options("tcxc"))
    assert result["numbers"] == [row["number"] for row in run_module("number_info", sandbox.options("tcxc"))["numbers"]]
    assert not {"trunk_groups", "termination_trunks", "balance"} & set(result)


def test_what_a_carrier_cannot_tell_is_refused_before_anything_is_sent(sandbox: Sandbox) -> None:
    result = run_module("account_info", {**sandbox.options("tcxc"), "read": ["numbers", "balance"]})
    assert "carrier tcxc tells no balance; leave it out of read" in result["msg"]
    assert not sandbox.calls()
