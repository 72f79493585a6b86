# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How the plans of did_purchase and number_update come about, against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.every import capability_of
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.execution import Outcomes
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.account_info import on_the_account
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_options import PURCHASE_SPEC
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_routing import NumberRouting
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.numbers import BEYOND, NumberPurchase
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.owned_options import UPDATE_SPEC
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import RESOURCE_SPEC
from tests.support.accounts import account
from tests.support.numbers import HERE, ONE, TWO, due
from tests.support.options import offline, options
from tests.support.sandbox import Sandbox


def purchase(carrier: Any, *, name: str = "tcxc", **given: Any) -> NumberPurchase:
    resource = NumberPurchase(options(RESOURCE_SPEC | PURCHASE_SPEC, name, **given), carrier)
    resource.check()
    return resource


def routing(carrier: Any, *, name: str = "tcxc", **given: Any) -> NumberRouting:
    resource = NumberRouting(options(RESOURCE_SPEC | UPDATE_SPEC, name, **given), carrier)
    resource.check()
    return resource


@pytest.fixture
def carrier(sandbox: Sandbox) -> Any:
    numbers = [ONE[1:], TWO[1:]]
    fields = {"contact": HERE["contact"], "verification_required": 0}
    sandbox.control("grant", {"api": "tcxc", "numbers": numbers, "fields": fields})
    return capability_of(account(sandbox), "numbers")


def test_nothing_is_sent_while_input_is_checked() -> None:
    """The carrier is out of reach, and nobody notices."""
    assert purchase(offline(), number=ONE, contact="sip:a.example").wish.numbers[0].number == ONE
    assert routing(offline(), number=ONE, contact="sip:a.example").wish.numbers[0].number == ONE


def test_the_market_is_not_asked_when_nothing_lacks(sandbox: Sandbox, carrier: Any) -> None:
    plan = purchase(carrier, numbers=[ONE, TWO], contact=HERE["contact"]).plan()
    assert (plan.actions, set(sandbox.calls())) == ((), {"list"})


def test_every_action_of_a_purchase_has_a_handler(sandbox: Sandbox, carrier: Any) -> None:
    resource = purchase(carrier, number=ONE, contact="sip:b.example")
    plan = resource.plan()
    handlers = resource.handlers(plan)
    assert set(handlers) == {("number", kind) for kind in ("purchase", "update", "release")}
    assert all(handlers[action.resource, action.action] for action in plan.actions)
    vitcom = purchase(capability_of(account(sandbox, "vitcom"), "numbers"), name="vitcom", number=ONE)
    assert ("number", "adopt") in vitcom.handlers(vitcom.plan())


def test_surplus_is_told_by_did_purchase(carrier: Any) -> None:
    resource = purchase(carrier, count=1, select={"prefix": "1206"}, contact=HERE["contact"])
    plan = resource.plan()
    assert plan.surplus == (TWO,)


def test_what_else_the_account_owns_is_told_on_demand(sandbox: Sandbox, carrier: Any) -> None:
    """As account_info tells it."""
    for tells, covered, others in ((False, None, None), (True, [ONE], [TWO])):
        resource = purchase(carrier, number=ONE, tell_others=tells)
        told = resource.extras(resource.plan(), Outcomes())
        assert (told.get("covered"), told.get("others")) == (covered, others)
    read = on_the_account(account(sandbox), {"read": ["numbers"], "without": None})
    assert read == {"numbers": [ONE, TWO], "monthly_commitment": told["monthly_commitment"]}


def test_a_pool_that_finds_too_few_is_no_number_that_the_task_covers(carrier: Any) -> None:
    select = {"prefix": "1206", "max_setup": "0", "max_monthly": "0"}
    pools = [{"name": "+vip", "count": 3, "select": select, "contact": HERE["contact"], "billing_account": "1"}]
    resource = purchase(carrier, pools=pools, tell_others=True)
    plan = resource.plan()
    assert plan.items[-1].name == "+vip"
    assert resource.extras(plan, Outcomes())["covered"] == [ONE, TWO]


def test_what_another_run_bought_meanwhile_is_told_as_too_many(sandbox: Sandbox, carrier: Any) -> None:
    resource = purchase(carrier, count=3, select={"prefix": "1206"}, contact=HERE["contact"], billing_account="1")
    plan = resource.plan()
    assert resource.finish(plan, Outcomes()) is None
    sandbox.control("grant", {"api": "tcxc", "numbers": ["12062190005", "12062190006"], "fields": HERE})
    ended = resource.finish(plan, Outcomes())
    assert ended is not None
    assert ended.surplus == ("+12062190006",)
    assert ended.notes == (f"{BEYOND}: +12062190006",)


def test_trunk_groups_to_come_are_wanted_of_both() -> None:
    given: dict[str, Any] = {"number": ONE, "trunk_group": "soon", "planned_trunk_groups": ["soon"]}
    for make in (purchase, routing):
        assert make(offline("vitcom"), name="vitcom", **given).wish.planned_trunk_groups == ("soon",)


def test_a_selection_and_numbers_make_one_plan(carrier: Any) -> None:
    numbers = [{"number": TWO, "contact": "sip:two.example"}]
    plan = routing(carrier, numbers=numbers, select={"prefix": "1206"}, contact="sip:all.example").plan()
    assert due(plan) == [("update", TWO), ("update", ONE)]
    assert [action.after for action in plan.actions] == [{"contact": "sip:two.example"}, {"contact": "sip:all.example"}]


def test_a_selection_alone_needs_no_number(carrier: Any) -> None:
    assert due(routing(carrier, select={"prefix": TWO[1:]}, contact="sip:b.example").plan()) == [("update", TWO)]


@pytest.mark.parametrize(
    "given", [{}, {"number": ONE}, {"select": {}, "contact": "sip:a.example"}, {"number": ONE, "select": {}}]
)
def test_a_routing_without_subject_or_target_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        routing(offline(), **given)


def test_a_status_is_no_option_of_tcxc() -> None:
    with pytest.raises(InputError, match="status is no option of carrier tcxc"):
        routing(offline(), number=ONE, status="active")
