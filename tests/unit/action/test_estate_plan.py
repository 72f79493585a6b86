# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One plan of all planning tasks, written down and held against the guards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.actions import run_action

ACTION = {
    "action": "purchase",
    "resource": "number",
    "name": "+12062190001",
    "before": None,
    "after": None,
    "cost": {"setup": "1", "monthly": "2"},
}
PLANNED = {"changed": True, "plan": [ACTION], "results": [{"name": "+12062190001", "status": "planned"}]}
VARIABLES = {"planned": PLANNED, "left_over": {"failed": True}, "account": {"numbers": []}}


def plan(folder: Path | None = None, variables: dict[str, Any] | None = None, **arguments: Any) -> dict[str, Any]:
    """The result for one planned purchase."""
    given = {
        "account": "acme",
        "carrier": "tcxc",
        "declared": ["numbers"],
        "plans": {"numbers": "planned", "ports": "left_over"},
        "account_read": "account",
        **({"artifacts": str(folder)} if folder else {}),
        **arguments,
    }
    return run_action("estate_plan", given, {**VARIABLES, **(variables or {})})


def written(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "acme.plan.json").read_text()))


def test_the_plan_is_written_and_handed_on(tmp_path: Path) -> None:
    result = plan(tmp_path)
    assert (result["failed"], result["changed"]) == (False, False)
    assert written(tmp_path)["actions"] == [ACTION]
    assert (result["digest"], result["path"]) == (written(tmp_path)["digest"], str(tmp_path / "acme.plan.json"))
    assert result["expected"] == {"numbers": [[ACTION]]}
    assert result["due"] == {"trunk_groups": 0, "termination_trunks": 0, "numbers": 1, "ports": 0, "ported_numbers": 0}


def test_a_plan_that_is_too_much_for_one_review_says_so(tmp_path: Path) -> None:
    assert plan(tmp_path)["to_split"] is False
    many = [{**ACTION, "name": f"+1206{at:07}"} for at in range(6000)]
    assert plan(tmp_path, {"planned": {"plan": many, "results": []}})["to_split"] is True


def test_what_waits_is_counted_once(tmp_path: Path) -> None:
    ported = [{"name": "+12065550100", "action": None, "status": "pending"}]
    numbers = {"plan": [], "results": [], "counts": {"ok": 2251, "pending": 53}}
    waiting = {"plan": [], "results": ported, "counts": {"pending": 1}}
    known = {"planned": numbers, "ports": waiting, "routes": waiting}
    kinds = {"numbers": "planned", "ports": "ports", "ported_numbers": "routes"}
    result = plan(tmp_path, known, declared=list(kinds), plans=kinds)
    assert (written(tmp_path)["pending"], result["pending"]) == (54, 54)
    assert "54 pending" in (tmp_path / "acme.plan.md").read_text()


def test_what_an_earlier_run_applied_stays_until_another_one_applies(tmp_path: Path) -> None:
    applied = tmp_path / "acme.applied.json"
    applied.write_text("{}")
    plan(tmp_path)
    assert applied.exists()
    plan(tmp_path, applies=True)
    assert not applied.exists()


def test_what_an_earlier_run_bought_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "acme.applied.json").write_text('{"summary": {"done": 41}}')
    plan(tmp_path, limits={"max_purchases": 0}, applies=True)
    assert [path.read_text() for path in tmp_path.glob("acme.applied.*json")] == ['{"summary": {"done": 41}}']
    assert not (tmp_path / "acme.applied.json").exists()


def test_a_folder_that_cannot_be_written_is_told_once_and_before_anything_is_done(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert plan(tmp_path / "file")["msg"] == (
        f"{tmp_path}/file/acme.plan.json cannot be written: File exists. Nothing was done. "
        "Make room, or set estate_artifacts to a folder that can be written"
    )


def test_without_a_folder_nothing_is_written() -> None:
    assert plan()["path"] is None


def test_a_guard_that_blocks_fails_after_the_plan_is_written(tmp_path: Path) -> None:
    result = plan(tmp_path, budget={"setup": "0.5"}, limits={"max_purchases": 0})
    assert result["failed"]
    assert result["msg"].splitlines() == [
        "The plan is held back, nothing was done:",
        "- budget_setup: 1 (setup) would be newly committed, the budget is 0.5",
        "- max_purchases: 1 would be bought (+12062190001), the limit is 0",
    ]
    assert [guard["name"] for guard in written(tmp_path)["guards"] if guard["blocks"]] == [
        "budget_setup",
        "max_purchases",
    ]


def test_a_plan_that_is_not_complete_fails_with_the_reasons(tmp_path: Path) -> None:
    result = plan(tmp_path, {"planned": {**PLANNED, "failed": True, "msg": "one is sold"}}, account_read="unread")
    assert "- the plan is not complete: numbers: one is sold" in result["msg"]
    assert "what is on the account could not be read: the task told nothing" in result["msg"]
    assert (written(tmp_path)["complete"], len(written(tmp_path)["actions"])) == (False, 1)


def test_numbers_that_were_told_with_their_plan_are_looked_for_no_more(tmp_path: Path) -> None:
    told = {**PLANNED, "covered": ["+12062190001"], "others": ["+12062190009"], "monthly_commitment": "1.5"}
    plan(tmp_path, {"planned": told, "account": {"skipped": True}})
    assert written(tmp_path)["unmanaged"] == [{"resource": "number", "name": "+12062190009"}]
    assert written(tmp_path)["commitment"] == {"before": "1.5", "after": "3.5"}
    held_back = plan(tmp_path, {"planned": told, "account": {"failed": True, "msg": "no"}})
    assert "what is on the account could not be read: no" in held_back["msg"]


def test_the_balance_that_was_read_is_a_guard(tmp_path: Path) -> None:
    result = plan(tmp_path, {"account": {"balance": "2.99"}})
    assert "balance: 3 would be spent, the account's balance is 2.99" in result["msg"]


def test_what_differs_from_the_approved_plan_is_listed_while_the_folder_holds_it(tmp_path: Path) -> None:
    digest = plan(tmp_path)["digest"]
    assert not plan(tmp_path, approved_plan=digest)["failed"]
    dearer = {**PLANNED, "plan": [{**ACTION, "cost": {"setup": "9", "monthly": "2"}}]}
    result = plan(tmp_path, {"planned": dearer}, approved_plan=digest)
    assert "not approved: purchase number +12062190001 (setup 9, monthly 2)" in result["msg"]
    assert "approved, but not due now: purchase number +12062190001 (setup 1, monthly 2)" in result["msg"]
    page = tmp_path / "acme.plan.md"
    assert result["msg"].splitlines()[-1] == f"Review {page}, then approve {written(tmp_path)['digest']}"
    assert plan(tmp_path, {"planned": dearer}, approved_plan=digest)["msg"] == result["msg"]
    assert "Review" not in plan(tmp_path, {"planned": dearer}, approved_plan=digest, budget={"setup": "0"})["msg"]
    assert written(tmp_path)["approved"] == {"digest": digest, "actions": [ACTION], "pools": {}}
    assert "not approved: purchase number +12062190001" in (tmp_path / "acme.plan.md").read_text()
    assert "approved" not in (plan(tmp_path, approved_plan=digest), written(tmp_path))[1]


def test_an_approved_plan_holds_for_what_its_pools_selected(tmp_path: Path) -> None:
    bought = {"planned": {**PLANNED, "plan": [{**ACTION, "pool": "seattle"}]}}
    digest = plan(tmp_path, bought, pools=[{"name": "seattle", "select": {"state": "WA"}}])["digest"]
    assert written(tmp_path)["pools"] == {"seattle": {"state": "WA"}}
    assert "- `seattle`: state `WA`" in (tmp_path / "acme.plan.md").read_text()
    toll_free = [{"name": "seattle", "select": {"category": "tollfree"}}]
    refused = plan(tmp_path, bought, pools=toll_free, approved_plan=digest)
    assert refused["failed"]
    assert "  - pool seattle selects category tollfree, approved state WA" in refused["msg"]


def test_where_the_approved_plan_is_not_there_that_is_told(tmp_path: Path) -> None:
    plan(tmp_path, {"planned": {**PLANNED, "plan": [], "results": []}})
    result = plan(tmp_path, approved_plan="b" * 64)
    assert "the approved plan is not in the folder of artifacts, so what differs cannot be told" in result["msg"]


def test_an_approved_plan_of_another_account_says_so(tmp_path: Path) -> None:
    digest = plan(tmp_path)["digest"]
    result = plan(tmp_path, account="globex", approved_plan=digest)
    assert "the actions are the same; the account, the carrier, or what could be read is not" in result["msg"]


def test_an_approved_plan_opens_no_other_guard(tmp_path: Path) -> None:
    digest = plan(tmp_path)["digest"]
    for held in ({"budget": {"setup": "0.5"}}, {"limits": {"max_purchases": 0}}):
        result = plan(tmp_path, approved_plan=digest, **held)
        assert result["failed"]
        assert "approved_plan" not in result["msg"]
    unread = plan(tmp_path, {"planned": {**PLANNED, "failed": True, "msg": "no answer"}}, approved_plan=digest)
    assert "the plan is not complete: numbers: no answer" in unread["msg"]


def test_a_plan_that_is_only_to_be_told_does_not_fail() -> None:
    result = plan(variables={"account": {"monthly_commitment": "9.00"}}, limits={"max_purchases": 0}, fails=False)
    assert (result["failed"], result["complete"], result["path"]) == (False, True, None)
    assert result["commitment"] == {"before": "9.00", "after": "11.00"}
    assert "ansible_stats" not in result


def test_a_summary_is_handed_to_the_stats(tmp_path: Path) -> None:
    stats = plan(tmp_path)["ansible_stats"]
    assert (stats["per_host"], stats["aggregate"]) == (False, True)
    told = stats["data"]["dialtone_plans"]["acme"]
    assert (told["digest"], told["actions"]) == (written(tmp_path)["digest"], {"purchase": 1})
    assert "ansible_stats" not in plan(tmp_path, limits={"max_purchases": 0})


def test_the_page_stands_beside_the_plan(tmp_path: Path) -> None:
    plan(tmp_path, mask_numbers=True)
    page = (tmp_path / "acme.plan.md").read_text()
    assert ("2062190001" in page, "\u20260001" in page) == (False, True)


def test_a_budget_that_is_no_amount_is_refused() -> None:
    assert "'much' is not an amount" in plan(budget={"setup": "much"})["msg"]


def test_the_account_comes_from_the_inventory_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIALTONE_CARRIER", "vitcom")
    monkeypatch.setenv("DIALTONE_ACCOUNT", "globex")
    result = plan(None, {"telecom_account": "initech"}, account="", carrier=None)
    assert (result["account"], result["carrier"]) == ("initech", "vitcom")
    assert plan(None, account="", carrier="tcxc")["account"] == "globex"
