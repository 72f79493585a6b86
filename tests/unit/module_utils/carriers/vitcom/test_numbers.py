# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the account holds, what is for sale, and routing and releasing against the sandbox."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom import market
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.handles import Handles
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.owned import numbers_of_order
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.routing import Router
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import InvalidError, Wire
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import NumberUpdate, Release
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AuthenticationError,
    InputError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer, OwnedNumber, Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    Holdings,
    Lack,
    NumbersWish,
    WantedNumber,
    WantedPool,
)
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import TRUNK, Customer, explicit, pool
from tests.unit.module_utils.carriers.vitcom.told import statuses, told

MINE = [f"+1206555{digits:04d}" for digits in range(30)]


def grant(customer: Customer, numbers: list[str], **fields: Any) -> None:
    """Numbers owned at once."""
    customer.sandbox.control("grant", {"api": "vitcom", "numbers": numbers, "fields": fields})


def holdings(customer: Customer, wish: NumbersWish) -> Holdings:
    return customer.numbers().read_account(wish)[1]


def owned_by(customer: Customer, numbers: list[str]) -> dict[str, OwnedNumber]:
    return dict(holdings(customer, explicit(numbers)).owned)


def test_a_number_owned_is_told_with_its_trunk_group(customer: Customer) -> None:
    grant(customer, MINE[:1], trunk="301", did_rate="0.75", cnam="ACME")
    owned = owned_by(customer, MINE[:1])[MINE[0]]
    assert (owned.status, owned.routing, owned.monthly_fee) == (
        "active",
        {"status": "active", "trunk_group": "in"},
        Decimal("0.75"),
    )
    assert (owned.category, owned.state, owned.did_type, owned.details["cnam"]) == ("landline", "WA", "metered", "ACME")


def test_cancelled_numbers_are_not_owned_and_inactive_ones_are(customer: Customer) -> None:
    grant(customer, MINE[:1], status="2")
    grant(customer, MINE[1:2], status="0")
    assert {name: owned.status for name, owned in owned_by(customer, MINE[:2]).items()} == {MINE[1]: "inactive"}


def test_orders_are_read_before_numbers(customer: Customer) -> None:
    holdings(customer, explicit(MINE[:1]))
    assert customer.sandbox.calls()[2:] == ["get_new_orders", "get_trunk", "getnumbers", "getnumbers", "get_lnp_orders"]


def test_only_releasing_asks_for_no_orders(customer: Customer) -> None:
    holdings(customer, NumbersWish(numbers=(WantedNumber(number=MINE[0], absent=True),)))
    assert customer.sandbox.calls()[2:] == ["get_trunk", "getnumbers"]


def test_other_trunk_groups_are_asked_only_when_a_number_is_in_none_of_the_wishes(customer: Customer) -> None:
    other = customer.trunk_group("other")
    grant(customer, MINE[:2], trunk="301")
    holdings(customer, explicit(MINE[:2]))
    assert customer.sandbox.calls().count("getnumbers") == 2
    grant(customer, MINE[2:3], trunk=other)
    assert owned_by(customer, MINE[:3])[MINE[2]].routing["trunk_group"] == "other"
    assert customer.sandbox.calls().count("getnumbers") == 5


def test_a_number_outside_the_wish_asks_for_nothing_more(customer: Customer) -> None:
    grant(customer, MINE[:1], trunk=customer.trunk_group("other"))
    assert "trunk_group" not in owned_by(customer, MINE[1:2])[MINE[0]].routing


def test_an_open_order_is_told_and_a_processed_one_is_not(customer: Customer) -> None:
    customer.run(pool(2))
    customer.run(pool(4, budget=Cost(Decimal("0.01"), None)))
    (order,) = holdings(customer, pool(4)).open_orders
    assert (order.id, order.trunk_group, len(order.numbers)) == ("2342344", "in", 2)
    assert order.amount == Decimal(customer.state("orders")[1]["amount"])
    assert order.numbers[0] not in customer.owned()


def test_an_order_of_other_numbers_is_not_asked_about(customer: Customer) -> None:
    customer.run(pool(2, budget=Cost(Decimal("0.01"), None)))
    before = customer.sandbox.calls().count("getnumbers")
    assert holdings(customer, pool(1, Select(state="NY"))).open_orders == ()
    assert customer.sandbox.calls().count("getnumbers") == before + 2


def test_cancelled_numbers_do_not_open_their_order_again_for_a_pool(customer: Customer) -> None:
    bought = customer.run(pool(1)).bought
    told(customer.numbers().release, Release(name=bought[0], owned=owned_by(customer, bought)[bought[0]]))
    assert holdings(customer, pool(1)).open_orders == ()


def test_a_cancelled_number_wanted_again_does_not_open_its_order(customer: Customer) -> None:
    bought = customer.run(pool(1)).bought
    told(customer.numbers().release, Release(name=bought[0], owned=owned_by(customer, bought)[bought[0]]))
    assert holdings(customer, explicit(bought)).open_orders == ()


class _Refusing(Wire):
    """A carrier that refuses the number of an order that it did not process."""

    def read(self, call: str, *_args: Any, **_params: Any) -> Any:
        raise InvalidError("the carrier refused: Invalid orderno", call=call)


def test_an_order_number_that_is_refused_has_brought_nothing(customer: Customer) -> None:
    assert numbers_of_order(_Refusing(customer.account), "1") == []


def test_a_number_being_ported_in_is_told_with_its_order(customer: Customer) -> None:
    document = ("scan.pdf", b"x", "application/pdf")
    order = customer.numbers()._wire.write_once(
        "generate_lnp_order",
        lambda body: str(body["order_id"]),
        lambda: None,
        files={"loa_doc": document, "carrier_doc": document},
        numbers="12065550001",
        category="landline",
        subscriberType="business",
        loaAuthorizingPerson="Ada Example",
    )
    assert holdings(customer, explicit(MINE[:2])).porting == {MINE[1]: order}
    customer.sandbox.control("lnp", {"api": "vitcom", "order": order, "complete": True})
    found = holdings(customer, explicit(MINE[:2]))
    assert (found.porting, list(found.owned)) == ({}, [MINE[1]])


@pytest.mark.parametrize("name", ["in", "301"])
def test_a_trunk_group_goes_by_title_or_id(customer: Customer, name: str) -> None:
    wish, _found = customer.numbers().read_account(explicit(MINE[:1], {"trunk_group": name}))
    assert wish.numbers[0].routing == TRUNK


def test_every_unknown_or_doubled_trunk_group_is_named_at_once(customer: Customer) -> None:
    for _time in range(2):
        customer.trunk_group("twin")
    wanted = tuple(
        WantedNumber(number=number, routing={"trunk_group": name})
        for number, name in zip(MINE, ("nowhere", "twin"), strict=False)
    )
    wish = NumbersWish(
        numbers=wanted,
        pools=(WantedPool(name="p", count=0, select=Select(state="WA"), routing={"trunk_group": "gone"}),),
    )
    with pytest.raises(InputError) as caught:
        customer.numbers().read_account(wish)
    first, second, third = caught.value.problems
    assert "'nowhere' does not exist on this account (there are: 302, 303, in)" in first
    assert "'twin' is not one: ids 302, 303 have this title" in second
    assert "'gone'" in third


def test_a_planned_trunk_group_is_taken_as_it_is(customer: Customer) -> None:
    wish = explicit(MINE[:1], {"trunk_group": "soon"}, planned_trunk_groups=("soon",))
    assert customer.numbers().read_account(wish)[0].numbers[0].routing == {"trunk_group": "soon"}


def test_a_doubled_title_gives_way_to_the_id_and_a_title_wins_over_an_id() -> None:
    handles = Handles({"1": "twin", "2": "twin", "3": "1", "4": "", "5": "plain"})
    assert [handles.of(group_id) for group_id in "12345"] == ["id 1", "2", "1", "4", "plain"]
    assert [handles.id_of(name) for name in ("1", "2", "4", "5", "plain")] == ["3", "2", "4", "5", "5"]
    assert handles.of(None) is None


def test_with_an_npanxx_the_state_only_says_where_to_search(customer: Customer) -> None:
    customer.sandbox.control("market", {"api": "vitcom", "add": [{"number": "9175550001", "state": "NJ"}]})
    select = Select(npanxx="917555", state="NJ")
    assert customer.run(pool(1, select)).bought == ["+19175550001"]
    assert customer.run(pool(1, select)).plan.actions == ()


@pytest.mark.parametrize(
    ("select", "problem"),
    [
        (Select(category="landline"), "only be searched for by state or npanxx"),
        (Select(npanxx="211555"), "state of npanxx 211555 does not follow"),
        (Select(category="tollfree", state="WA"), "do not apply to toll-free"),
    ],
)
def test_a_selection_that_cannot_be_searched_for_is_an_input_error(
    customer: Customer, select: Select, problem: str
) -> None:
    with pytest.raises(InputError, match=f"pool pool: select: .*{problem}"):
        customer.numbers().read_account(pool(1, select))
    with pytest.raises(InputError, match=problem):
        customer.numbers().list_market(select, None)


def test_explicit_numbers_are_found_with_one_search_a_prefix(customer: Customer) -> None:
    seattle = customer.for_sale()[:3]
    toll_free = [offer.number for offer in customer.numbers().list_market(Select(tollfree_prefix="888"), 2)]
    before = len(customer.sandbox.log())
    carrier = customer.numbers()
    found = carrier.read_market(NumbersWish(), Lack(numbers=(*seattle, *toll_free, MINE[0]))).offers
    assert sorted(found) == sorted([*seattle, *toll_free])
    assert sorted(row["call"] for row in customer.sandbox.log()[before:]) == ["searchdid", "searchdid", "searchtfn"]


def test_numbers_of_an_unknown_area_code_are_named(customer: Customer) -> None:
    lack = Lack(numbers=("+12115550001", "+12115550002"))
    with pytest.raises(InputError, match=r"state of \+12115550001, \+12115550002 does not follow.*select\.state"):
        customer.numbers().read_market(NumbersWish(), lack)


def test_the_market_is_listed_lowest_first_up_to_a_limit(customer: Customer) -> None:
    offers = customer.numbers().list_market(Select(state="WA", category="landline"), 3)
    assert [offer.number for offer in offers] == customer.for_sale()[:3]
    assert customer.numbers().number_row(offers[0]) == {
        "number": offers[0].number,
        "category": "landline",
        "state": "WA",
        "rate_center": None,
        "lata": None,
    }


def test_what_the_carrier_calls_invalid_is_not_for_sale_but_a_wrong_state_is_told(customer: Customer) -> None:
    assert market.search(customer.numbers()._wire, {"tfn_prefix": "822"}) == []
    with pytest.raises(TelecomError, match="Invalid state"):
        market.search(customer.numbers()._wire, {"state": "ZZ"})


def test_states_and_prefixes_that_have_numbers(customer: Customer) -> None:
    carrier = customer.numbers()
    assert "WA" in carrier.states()
    assert {"npanxx": "206219", "npa": "206", "rate_center": "SEATTLE"} in carrier.npanxx("WA")


def test_owned_numbers_are_listed_by_status_trunk_group_and_order(customer: Customer) -> None:
    bought = customer.run(pool(1)).bought
    grant(customer, MINE[:1], trunk=customer.trunk_group("other"))
    grant(customer, MINE[1:2], status="2")
    carrier, everything = customer.numbers(), {"status": None, "trunk_group": None, "order_id": None}

    def listed(**filters: str) -> list[str]:
        return [number.number for number in carrier.list_owned(Select(), **(everything | filters))]

    assert listed() == [bought[0], MINE[0]]
    assert listed(status="cancelled") == [MINE[1]]
    assert listed(trunk_group="other") == [MINE[0]]
    assert listed(order_id="2342343") == bought
    with pytest.raises(InputError, match="'pending' is none of"):
        listed(status="pending")
    with pytest.raises(InputError, match="'nowhere' does not exist"):
        listed(trunk_group="nowhere")


def test_the_row_of_an_owned_number(customer: Customer) -> None:
    grant(customer, MINE[:1], trunk="301", did_rate="0.75")
    (owned,) = customer.numbers().list_owned(Select(), status=None, trunk_group=None, order_id=None)
    row = customer.numbers().number_row(owned)
    assert (row["number"], row["status"], row["trunk_group"], row["monthly_fee"], row["order_type"]) == (
        MINE[0],
        "active",
        "in",
        "0.75",
        "New",
    )


def test_buying_needs_a_trunk_group(customer: Customer) -> None:
    carrier, sold = customer.numbers(), Offer(number=MINE[0])
    assert carrier.purchase_problem(sold, {}, None) == "trunk_group is required to buy on vitcom"
    assert carrier.purchase_problem(sold, TRUNK, None) is None


def updates(customer: Customer, numbers: list[str], **routing: str) -> list[NumberUpdate]:
    owned = owned_by(customer, numbers)
    return [NumberUpdate(name=number, owned=owned[number], routing=routing) for number in numbers]


def routed(customer: Customer, numbers: list[str], **routing: str) -> list[Any]:
    """The outcomes of routing owned numbers."""
    wanted = updates(customer, numbers, **routing)
    carrier = customer.numbers()
    carrier.read_account(explicit(numbers))
    return told(carrier.route, *wanted)


def test_thirty_numbers_are_routed_with_one_write(customer: Customer) -> None:
    grant(customer, MINE)
    assert statuses(routed(customer, MINE, trunk_group="in")) == ["done"] * 30
    assert customer.sandbox.calls(writes=True)[1:] == ["updatenumber"]
    assert {row["trunk"] for row in customer.state("numbers")} == {301}


def test_a_status_is_changed_and_left_alone(customer: Customer) -> None:
    grant(customer, MINE[:2], trunk="301")
    assert statuses(routed(customer, MINE[:2], status="inactive")) == ["done", "done"]
    assert {row["status"] for row in customer.state("numbers")} == {"0"}
    assert {row["trunk"] for row in customer.state("numbers")} == {301}


def test_a_number_that_is_gone_does_not_hold_up_the_others(customer: Customer) -> None:
    grant(customer, MINE[:3])
    carrier, wanted = customer.numbers(), updates(customer, MINE[:3], trunk_group="in")
    carrier.read_account(explicit(MINE[:3]))
    grant(customer, MINE[1:2], status="2")
    outcomes = told(carrier.route, *wanted)
    assert {outcome.name or outcome.action.name: outcome.status for outcome in outcomes} == {
        MINE[0]: "done",
        MINE[1]: "failed",
        MINE[2]: "done",
    }


@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "html", "late_effect"])
def test_routing_is_repeated_until_it_shows(customer: Customer, kind: str) -> None:
    grant(customer, MINE[:2])
    customer.sandbox.fault("updatenumber", kind, seconds=0.3)
    assert statuses(routed(customer, MINE[:2], trunk_group="in")) == ["done", "done"]


def test_routing_that_never_gets_an_answer_is_unknown(customer: Customer) -> None:
    grant(customer, MINE[:1])
    customer.sandbox.fault("updatenumber", "drop_before", times=9)
    assert statuses(routed(customer, MINE[:1], trunk_group="in")) == ["unknown"]


def test_a_refusal_of_all_is_told_for_each(customer: Customer) -> None:
    grant(customer, MINE[:2])
    wanted = updates(customer, MINE[:2], trunk_group="ghost")
    outcomes: list[Any] = []
    Router(customer.numbers()._wire, Handles({"999": "ghost"}), outcomes.append).route(wanted)
    assert statuses(outcomes) == ["failed", "failed"]
    assert "Invalid trunkId" in outcomes[0].error


def test_routing_answered_with_success_and_without_effect_is_unknown(customer: Customer) -> None:
    grant(customer, MINE[:1])
    customer.sandbox.fault("updatenumber", "no_effect")
    assert statuses(routed(customer, MINE[:1], trunk_group="in")) == ["unknown"]


def released(customer: Customer, numbers: list[str]) -> list[Any]:
    owned = owned_by(customer, numbers)
    return told(customer.numbers().release, *(Release(name=number, owned=owned[number]) for number in numbers))


def test_releasing_cancels_all_in_one_write(customer: Customer) -> None:
    grant(customer, MINE[:3])
    assert statuses(released(customer, MINE[:3])) == ["done"] * 3
    assert customer.sandbox.calls(writes=True)[1:] == ["updatenumber"]
    assert customer.owned() == []


@pytest.mark.parametrize(("kind", "status"), [("no_effect", "unknown"), ("drop_after", "done")])
def test_a_release_is_believed_when_it_shows(customer: Customer, kind: str, status: str) -> None:
    grant(customer, MINE[:1])
    customer.sandbox.fault("updatenumber", kind)
    assert statuses(released(customer, MINE[:1])) == [status]


def test_a_number_gone_already_is_released(customer: Customer) -> None:
    grant(customer, MINE[:2])
    owned = owned_by(customer, MINE[:2])
    stranger = replace(owned[MINE[0]], number=MINE[2])
    actions = [Release(name=MINE[2], owned=stranger), Release(name=MINE[0], owned=owned[MINE[0]])]
    assert statuses(told(customer.numbers().release, *actions)) == ["done", "done"]
    assert customer.owned() == [MINE[1]]


def test_a_wrong_token_is_told_before_anything_is_written(sandbox: Sandbox) -> None:
    with pytest.raises(AuthenticationError, match="Invalid token"):
        Customer(sandbox, token="wrong-token").numbers().read_account(explicit(MINE[:1]))
    assert sandbox.calls(writes=True) == []
