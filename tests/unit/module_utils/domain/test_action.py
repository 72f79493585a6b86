# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Actions and plans as the user sees them."""

from __future__ import annotations

from decimal import Decimal

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Action, Item, Plan, masked_sides
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import UNTOLD, Cost
from tests.support.numbers import ONE

OLD, NEW = "smpp:me:old:1@h.example:2776", "smpp:me:new:1@h.example:2776"


def test_an_action_shows_the_keys_of_the_contract() -> None:
    action = Action(action="update", resource="number", name=ONE, before={"contact": "a"}, after={"contact": "b"})
    assert action.as_dict() == {
        "action": "update",
        "resource": "number",
        "name": ONE,
        "before": {"contact": "a"},
        "after": {"contact": "b"},
        "cost": {"setup": "0", "monthly": "0"},
    }


def test_members_of_a_pool_name_it() -> None:
    assert Action(action="purchase", resource="number", name=ONE, pool="lobby").as_dict()["pool"] == "lobby"


def test_passwords_are_masked_on_both_sides() -> None:
    before, after = masked_sides({"smpp_contact": OLD, "contact": "sip:x"}, {"smpp_contact": NEW, "contact": "sip:x"})
    assert before == {"smpp_contact": "smpp:me:********:1@h.example:2776", "contact": "sip:x"}
    assert after == {"smpp_contact": "smpp:me:********:1@h.example:2776 (new password)", "contact": "sip:x"}


def test_the_same_password_is_not_called_new() -> None:
    _before, after = masked_sides({"smpp_contact": OLD}, {"smpp_contact": OLD})
    assert after == {"smpp_contact": "smpp:me:********:1@h.example:2776"}


def test_what_does_not_exist_is_null() -> None:
    assert masked_sides(None, {"title": "a", "sessions": 3}) == (None, {"title": "a", "sessions": 3})
    assert masked_sides({"title": "a"}, None) == ({"title": "a"}, None)


def test_releases_lower_the_cost_and_not_what_is_committed() -> None:
    plan = Plan(
        actions=(
            Action(action="purchase", resource="number", name="a", cost=Cost(Decimal(1), Decimal(2))),
            Action(action="release", resource="number", name="b", cost=Cost(Decimal(0), Decimal(-5))),
        )
    )
    assert plan.cost == Cost(Decimal(1), Decimal(-3))
    assert plan.committed == Cost(Decimal(1), Decimal(2))


def test_a_cost_that_is_not_told_stays_so_in_the_plan() -> None:
    plan = Plan(actions=(Action(action="purchase", resource="number", name="a", cost=UNTOLD),))
    assert plan.as_list()[0]["cost"] == {"setup": None, "monthly": None}
    assert plan.cost == UNTOLD
    assert plan.committed == Cost()


def test_a_plan_is_its_items() -> None:
    late, early = (Action(action=kind, resource="number", name=kind) for kind in ("release", "update"))
    items = [
        *(Item(name=each.name, action=each) for each in (late, early)),
        Item(name="x", status="failed", error="no"),
    ]
    plan = Plan.of(items, order=("update", "release"), called=lambda item: f"number {item.name}", notes=("mind",))
    assert (plan.items, plan.actions) == (tuple(items), (early, late))
    assert (plan.problems, plan.notes) == (("number x: no",), ("mind",))
    assert Plan.of(items, problems=("all of it",)).problems == ("all of it",)
