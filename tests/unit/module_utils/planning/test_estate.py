# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The plan of a whole account."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import (
    EstatePlan,
    actions_of,
    barred,
    digest,
    planned,
    single_results,
    summary,
    unread,
)


def action(name: str = "+12062190001", kind: str = "purchase", **more: Any) -> dict[str, Any]:
    """An action as a module tells it."""
    cost = {"setup": "1.00", "monthly": "2.5000"}
    return {
        "action": kind,
        "resource": "number",
        "name": name,
        "before": None,
        "after": {"contact": f"sip:{name[1:]}@host"},
        "cost": cost,
        **more,
    }


def result(*actions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What a planning task registers."""
    return {"changed": bool(actions), "plan": list(actions), "results": [], **more}


def loop(*results: dict[str, Any]) -> dict[str, Any]:
    """What a planning task with a loop registers."""
    return {"results": [{"ansible_loop_var": "index", **each} for each in results]}


def test_the_plan_holds_the_kinds_in_the_order_of_execution() -> None:
    expected = {"ports": [[action("p", "port")]], "numbers": [[action("n")]], "trunk_groups": [[action("t", "create")]]}
    plan = EstatePlan(account="acme", carrier="vitcom", expected=expected)
    assert [each["name"] for each in plan.actions] == ["t", "n", "p"]


def test_the_document_adds_up_what_is_told() -> None:
    document = EstatePlan(account="acme", carrier="tcxc", expected={"numbers": [[action("a"), action("b")]]}).document(
        []
    )
    assert document["cost"] == {"setup": "2.00", "monthly": "5.0000"}
    assert (document["complete"], document["summary"]["purchase"]) == (True, 2)


def test_the_monthly_commitment_is_told_before_and_after_as_far_as_it_is_known() -> None:
    def commitment(*actions: dict[str, Any], **more: Any) -> dict[str, Any]:
        plan = EstatePlan(account="acme", carrier="tcxc", expected={"numbers": [list(actions)]}, **more)
        return dict(plan.document([])["commitment"])

    nine = Decimal("9.00")
    release = action("b", "release", cost={"setup": "0", "monthly": "-1.5"})
    assert commitment(action("a"), release, monthly=nine) == {"before": "9.00", "after": "10.0000"}
    assert commitment(action(cost={"setup": None, "monthly": None}), monthly=nine)["after"] is None
    assert commitment(monthly=nine, incomplete=("unread",))["after"] is None
    assert commitment(action()) == {"before": None, "after": None}


def test_a_cost_that_one_action_does_not_tell_is_not_told_in_the_sum() -> None:
    untold = action(cost={"setup": None, "monthly": None})
    document = EstatePlan(account="acme", carrier="vitcom", expected={"numbers": [[untold, action("b")]]}).document([])
    assert document["cost"] == {"setup": None, "monthly": None}


def test_the_digest_does_not_depend_on_the_order() -> None:
    assert digest("acme", "tcxc", [action("a"), action("b")]) == digest("acme", "tcxc", [action("b"), action("a")])


def test_the_digest_does_not_depend_on_the_numbers_that_a_pool_picks() -> None:
    one, other = action("+12062190001", pool="seattle"), action("+12062190002", pool="seattle")
    assert digest("acme", "tcxc", [one]) == digest("acme", "tcxc", [other])


def test_the_digest_depends_on_what_a_pool_selects_its_numbers_by() -> None:
    bought = {"numbers": [[action("+12062190001", pool="seattle")]]}

    def plan(**select: Any) -> EstatePlan:
        selects = {"seattle": select, "idle": {"state": "NY"}}
        return EstatePlan(account="acme", carrier="vitcom", expected=bought, selects=selects)

    landline = plan(category="landline", npanxx="206219", city=None)
    assert landline.document([])["pools"] == {"seattle": {"category": "landline", "npanxx": "206219"}}
    assert landline.digest == plan(npanxx=206219, category="landline").digest
    assert landline.digest != plan(category="tollfree").digest


def test_another_account_carrier_price_count_or_number_is_another_digest() -> None:
    dearer = action(cost={"setup": "1.00", "monthly": "2.6"})
    plans = [
        ("acme", "tcxc", [action()]),
        ("other", "tcxc", [action()]),
        ("acme", "vitcom", [action()]),
        ("acme", "tcxc", [dearer]),
        ("acme", "tcxc", [action(), action()]),
        ("acme", "tcxc", [action("+12062190009")]),
        ("acme", "tcxc", []),
    ]
    assert len({digest(*plan) for plan in plans}) == len(plans)


def test_prices_in_another_spelling_are_the_same_digest() -> None:
    assert digest("acme", "tcxc", [action()]) == digest(
        "acme", "tcxc", [action(cost={"setup": "1", "monthly": "2.50"})]
    )


def test_the_digest_is_64_hex_digits() -> None:
    assert set(digest("acme", "tcxc", [])) <= set("0123456789abcdef")
    assert len(digest("acme", "tcxc", [])) == 64


def test_the_summary_names_every_kind_of_action() -> None:
    assert summary([action(), action(kind="release")]) == {
        **dict.fromkeys(("purchase", "release"), 1),
        **dict.fromkeys(("adopt", "update", "create", "disable", "replace", "port"), 0),
    }


def test_what_was_planned_is_taken_from_every_turn_of_a_loop() -> None:
    expected, reasons = planned({"ports": loop(result(action("a")), result(action("b")))}, ["ports"])
    assert ([each["name"] for (each,) in expected["ports"]], reasons) == (["a", "b"], [])


def test_a_failed_task_keeps_its_actions_and_tells_its_reason() -> None:
    expected, reasons = planned({"numbers": result(action("a"), failed=True, msg="one is sold")}, ["numbers"])
    assert (len(actions_of(expected)), reasons) == (1, ["numbers: one is sold"])


def test_a_failed_turn_of_a_loop_tells_its_reason() -> None:
    _expected, reasons = planned({"ports": loop(result(), {"failed": True, "msg": "no LOA"})}, ["ports"])
    assert reasons == ["ports: no LOA"]


def test_a_task_that_never_planned_is_no_empty_plan() -> None:
    for told in (None, {}, {"skipped": True}, {"changed": False}, {"skipped": True, "results": []}):
        assert planned({"numbers": told}, ["numbers"])[1] == ["numbers: the task did not plan"]


def test_a_failure_of_the_whole_loop_is_a_reason() -> None:
    assert planned({"ports": {"failed": True, "msg": "template error"}}, ["ports"])[1] == ["ports: template error"]


def test_where_the_first_task_does_not_get_in_the_others_were_not_tried_and_say_nothing() -> None:
    results = {"trunk_groups": result(failed=True, msg="wrong key", no_access=True), "numbers": result(action("old"))}
    assert planned(results, ["trunk_groups", "numbers", "ports"]) == (
        {"trunk_groups": [[]]},
        ["trunk groups: wrong key"],
    )
    assert barred({"ports": loop(result(failed=True, no_access=True))}) == "ports"
    assert barred({"numbers": result(failed=True, msg="one is sold"), "ports": None}) is None


def test_what_is_not_declared_is_not_looked_at() -> None:
    assert planned({"numbers": result(action())}, []) == ({}, [])


def test_a_modules_own_items_are_no_loop() -> None:
    told = {"plan": [], "results": [{"name": "+12062190001", "status": "ok"}]}
    assert single_results(told) == [told]


def test_what_could_not_be_read_is_told() -> None:
    assert unread({"failed": True, "msg": "HTTP 500"}) == ["what is on the account could not be read: HTTP 500"]
    assert unread({}) == ["what is on the account could not be read: the task told nothing"]
    assert unread({"numbers": [], "balance": None}) == []


def test_a_plan_that_is_not_complete_tells_no_sum_and_has_a_digest_of_its_own() -> None:
    whole = EstatePlan(account="a", carrier="tcxc")
    part = EstatePlan(account="a", carrier="tcxc", incomplete=("numbers: unreachable",))
    guards: list[dict[str, Any]] = [
        {"name": "max_releases", "limit": 0, "value": 0, "blocks": False},
        {"name": "approved_plan", "limit": None, "value": part.digest, "blocks": False},
    ]
    document = part.document(guards)
    assert document["cost"] == {"setup": None, "monthly": None}
    assert [guard["value"] for guard in document["guards"]] == ["unknown", part.digest]
    assert whole.document(guards)["guards"][0]["value"] == 0
    assert part.digest != whole.digest


def test_a_guard_that_is_exceeded_already_keeps_its_value() -> None:
    part = EstatePlan(account="a", carrier="tcxc", incomplete=("numbers: unreachable",))
    guard = {"name": "max_releases", "limit": 0, "value": 2, "blocks": True}
    assert part.document([guard])["guards"] == [guard]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"msg": "it is sold", "plan": [], "failed_when_result": False, "failed": False}, "numbers: it is sold"),
        ({"msg": "MODULE FAILURE", "failed_when_result": False}, "numbers: MODULE FAILURE"),
        ({"msg": "sold", "notes": ["one is pending"], "plan": [], "failed_when_result": False}, "numbers: sold"),
        ({"msg": "a, b", "notes": ["a,", "b"], "plan": [], "failed_when_result": False}, None),
        ({"plan": [], "failed_when_result": False}, None),
        ({"plan": [], "msg": "not soft"}, None),
    ],
)
def test_a_failure_that_is_told_later_is_no_empty_plan(told: dict[str, Any], why: str | None) -> None:
    assert planned({"numbers": told}, ["numbers"])[1] == ([why] if why else [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Check account and api_key, and the clock", "Check telecom_account and telecom_api_key, and the clock"),
        ("account is required for carrier tcxc", "telecom_account is required for carrier tcxc"),
        ("or raise lock_timeout. The lock", "or raise telecom_lock_timeout. The lock"),
        ("use https, or set allow_insecure_http", "use https, or set telecom_allow_insecure_http"),
        ("give it as telecom_api_url, or DIALTONE_API_URL", "give it as telecom_api_url, or DIALTONE_API_URL"),
        ("this account is fine: http://x/api_url", "this account is fine: http://x/api_url"),
    ],
)
def test_an_estate_is_told_of_the_variables_of_its_inventory(said: str, told: str) -> None:
    assert planned({"numbers": {"failed": True, "msg": said}}, ["numbers"])[1] == [f"numbers: {told}"]
    assert unread({"failed": True, "msg": said})[0].endswith(told)
