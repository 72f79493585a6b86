# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The role numbers: planned, held against its limits, carried out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.playbook import Host
from tests.support.sandbox import Sandbox

POOL = {"name": "seattle", "count": 2, "select": {"prefix": "1206"}}


@pytest.fixture
def host(sandbox: Sandbox, tmp_path: Path) -> Host:
    """An account that wants two numbers."""
    defaults = {
        "contact": "sip:{number}@sip.example.com",
        "smpp_contact": "smpp:acme:correct-horse-1:{number}@smpp.example.com:2776",
        "billing_account": "1",
    }
    return Host(tmp_path, sandbox, "tcxc", numbers_pools=[POOL], numbers_defaults=defaults)


def test_a_limit_holds_the_plan_back_and_without_it_the_plan_is_carried_out(host: Host, sandbox: Sandbox) -> None:
    held = host.role("numbers", numbers_limits={"max_purchases": 1})
    assert held.code == 2
    assert "max_purchases: 2 would be bought" in held.text
    assert sandbox.calls(writes=True) == []
    # What the roles tell each other has names that nobody's variable has by chance.
    run = host.role("numbers", numbers_budget={"monthly": "10"}, numbers_only_plans=True, numbers_handed_over={})
    assert run.code == 0, run.output
    assert "changed=1" in run.output
    assert sandbox.calls(writes=True) == ["purchase", "purchase"]


def test_the_module_keeps_the_budget_where_no_guard_stands_before_it(host: Host, sandbox: Sandbox) -> None:
    handed_over: dict[str, Any] = {"numbers_listed": False, "numbers_file": None, "ported": []}
    run = host.role(
        "numbers", tasks_from="converge", _numbers_handed_over=handed_over, numbers_budget={"monthly": "0.01"}
    )
    assert run.code == 2
    assert "over the budget" in run.text
    assert sandbox.calls(writes=True) == []
