# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""termination_trunk_info against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

IP, OTHER = "198.51.100.10", "198.51.100.11"


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("termination_trunk_info", sandbox.options("vitcom") | options, check=check)


@pytest.fixture
def two(sandbox: Sandbox) -> Sandbox:
    """The sandbox with an active and a disabled termination trunk."""
    account = sandbox.options("vitcom")
    trunks = [{"title": "Dialler", "ip": ip, "ports": 50, "cps": 5} for ip in (IP, OTHER)]
    assert not run_module("termination_trunk", account | {"termination_trunks": trunks})["failed"]
    assert not run_module("termination_trunk", account | {"ip": OTHER, "state": "disabled"})["failed"]
    return sandbox


def test_an_account_without_any_has_an_empty_list(sandbox: Sandbox) -> None:
    assert run(sandbox)["termination_trunks"] == []


@pytest.mark.parametrize("check", [False, True])
def test_all_are_listed_with_typed_values(two: Sandbox, check: bool) -> None:
    result = run(two, check=check)
    rows = {row["ip"]: row for row in result["termination_trunks"]}
    assert (rows[IP]["state"], rows[OTHER]["state"]) == ("present", "disabled")
    assert (rows[IP]["ports"], rows[IP]["cps"], rows[IP]["ports_assigned"]) == (50, 5, 50)
    assert rows[IP]["config"].endswith(IP)
    assert (result["changed"], result["api_calls"]) == (False, {"read": 1, "write": 0})


def test_one_is_listed_by_its_id(two: Sandbox) -> None:
    identifier = run(two)["termination_trunks"][1]["id"]
    assert [row["id"] for row in run(two, id=identifier)["termination_trunks"]] == [identifier]


def test_an_unknown_id_lists_none(two: Sandbox) -> None:
    assert run(two, id="9")["termination_trunks"] == []
