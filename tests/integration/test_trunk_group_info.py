# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""trunk_group_info against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("trunk_group_info", sandbox.options("vitcom") | options, check=check)


@pytest.fixture
def two(sandbox: Sandbox) -> Sandbox:
    """The sandbox with two trunk groups."""
    west = {"title": "West", "billing_type": "unmetered", "sessions": 5, "primary": {"ip": "203.0.113.10"}}
    east = west | {"title": "East", "secondary": {"ip": "203.0.113.11", "port": 5070, "prefix": "0044"}}
    assert not run_module("trunk_group", sandbox.options("vitcom") | {"trunk_groups": [west, east]})["failed"]
    return sandbox


def test_an_account_without_any_has_an_empty_list(sandbox: Sandbox) -> None:
    assert run(sandbox)["trunk_groups"] == []


@pytest.mark.parametrize("check", [False, True])
def test_all_are_listed_with_typed_values(two: Sandbox, check: bool) -> None:
    result = run(two, check=check)
    east = next(row for row in result["trunk_groups"] if row["title"] == "East")
    assert east["primary"] == {"ip": "203.0.113.10", "port": 5060, "prefix": None}
    assert east["secondary"] == {"ip": "203.0.113.11", "port": 5070, "prefix": "0044"}
    assert (east["sessions"], east["alloc_sessions"], east["status"]) == (5, 0, "1")
    assert east["date"][10] == "T"
    assert (result["changed"], result["api_calls"]) == (False, {"read": 1, "write": 0})


def test_one_is_listed_by_its_id(two: Sandbox) -> None:
    identifier = run(two)["trunk_groups"][1]["id"]
    assert [row["id"] for row in run(two, id=identifier)["trunk_groups"]] == [identifier]


def test_an_unknown_id_lists_none(two: Sandbox) -> None:
    assert run(two, id="9")["trunk_groups"] == []


def test_a_carrier_without_trunk_groups_is_refused(sandbox: Sandbox) -> None:
    assert "carrier: 'tcxc' is not possible, only vitcom" in run(sandbox, carrier="tcxc")["msg"]
    assert not sandbox.calls()
