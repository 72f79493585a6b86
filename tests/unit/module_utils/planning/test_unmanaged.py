# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is on the account and not declared."""

from __future__ import annotations

from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.unmanaged import disabled, unmanaged


def names(plans: dict[str, Any], account: dict[str, Any], ported: tuple[str, ...] = ()) -> list[str]:
    """What is told, in short."""
    return [f"{thing['resource']} {thing['name']}" for thing in unmanaged(plans, account, ported)]


def items(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"plan": [], "results": list(entries), **more}


def owned(*numbers: str) -> dict[str, Any]:
    return {"numbers": list(numbers)}


def test_a_number_that_no_task_covers_is_told() -> None:
    plans = {"numbers": items(covered=["+1a", "+1b"])}
    assert names(plans, owned("+1a", "+1b", "+1c", "+1d"), ("+1d",)) == ["number +1c"]


def test_where_nothing_is_declared_everything_is_told() -> None:
    assert names({"numbers": None}, owned("+1a")) == ["number +1a"]


def test_a_plan_that_failed_before_it_told_anything_hides_nothing_behind_noise() -> None:
    assert names({"numbers": items(failed=True)}, owned("+1a")) == []
    assert names({"numbers": items(covered=["+1b"], failed=True)}, owned("+1a", "+1b")) == ["number +1a"]


def test_a_trunk_group_is_declared_by_title_or_id() -> None:
    plans = {"trunk_groups": items({"name": "hq"}, {"name": "new title", "id": "7"})}
    rows = [{"id": "6", "title": "hq"}, {"id": "7", "title": "old title"}, {"id": "8", "title": "lab"}]
    assert names(plans, {"trunk_groups": rows}) == ["trunk_group lab"]


def test_what_is_switched_off_is_told_by_itself_unless_it_is_declared_or_in_use() -> None:
    rows = [{"ip": f"192.0.2.{at}", "state": "disabled"} for at in (1, 2, 3, 3)]
    account = {"termination_trunks": [*rows, {"ip": "192.0.2.2", "state": "present"}]}
    plans = {"termination_trunks": items({"name": "192.0.2.1"})}
    assert list(disabled(plans, account)) == [
        {"resource": "termination_trunk", "name": "192.0.2.3", "state": "disabled"}
    ]
    assert list(disabled({"termination_trunks": items(failed=True)}, account)) == []


def test_disabled_termination_trunks_are_not_told() -> None:
    rows = [{"ip": "192.0.2.1", "state": "present"}, {"ip": "192.0.2.2", "state": "disabled"}]
    assert names({"termination_trunks": None}, {"termination_trunks": rows}) == ["termination_trunk 192.0.2.1"]
