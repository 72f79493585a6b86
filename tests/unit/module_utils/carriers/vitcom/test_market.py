# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is for sale, found with few searches."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom import market
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.errors import refusal
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import Wire
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    InputError,
    RefusedError,
    TelecomError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer, Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    Lack,
    NumbersWish,
)
from tests.unit.module_utils.carriers.vitcom.customer import Customer, pool

MINE = [f"+1206555{digits:04d}" for digits in range(30)]


def test_with_an_npanxx_the_state_only_says_where_to_search(customer: Customer) -> None:
    customer.sandbox.control("market", {"api": "vitcom", "add": [{"number": "9175550001", "state": "NJ"}]})
    select = Select(npanxx="917555", state="NJ")
    assert customer.run(pool(1, select)).bought == ["+19175550001"]
    assert customer.run(pool(1, select)).plan.actions == ()


def test_owned_numbers_of_an_npanxx_are_not_selected_by_another_state(customer: Customer) -> None:
    problem = customer.numbers().select_problem(Select(npanxx="503222", state="WA"), buying=False)
    assert problem == "npanxx 503222 lies in OR, not in WA: leave state out, or give the npanxx meant"
    assert customer.numbers().select_problem(Select(npanxx="503222", state="OR"), buying=False) is None


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
    assert problem in str(customer.numbers().select_problem(select, buying=True))
    assert customer.numbers().select_problem(select, buying=False) is None
    with pytest.raises(InputError, match=problem):
        customer.rows().list_market(select, None)


def test_a_state_that_there_is_not_is_an_input_error(customer: Customer) -> None:
    assert "state 'ZZ' is none" in str(customer.numbers().select_problem(Select(state="ZZ"), buying=False))
    assert customer.numbers().select_problem(Select(state="GU"), buying=True) is None


def test_explicit_numbers_are_found_with_one_search_a_prefix(customer: Customer) -> None:
    seattle = customer.for_sale()[:3]
    toll_free = [offer.number for offer in customer.rows().list_market(Select(tollfree_prefix="888"), 2)]
    observed = customer.observed(NumbersWish())
    before = len(customer.sandbox.log())
    found = observed.read_market(Lack(numbers=(*seattle, *toll_free, MINE[0]))).offers
    assert sorted(found) == sorted([*seattle, *toll_free])
    assert sorted(row["call"] for row in customer.sandbox.log()[before:]) == ["searchdid", "searchdid", "searchtfn"]


def test_numbers_of_an_unknown_area_code_are_named(customer: Customer) -> None:
    lack = Lack(numbers=("+12115550001", "+12115550002"))
    with pytest.raises(InputError, match=r"state of \+12115550001, \+12115550002 does not follow.*select\.state"):
        customer.observed(NumbersWish()).read_market(lack)


def test_the_market_is_listed_lowest_first_up_to_a_limit(customer: Customer) -> None:
    offers = customer.rows().list_market(Select(state="WA", category="landline"), 3)
    assert [offer.number for offer in offers] == customer.for_sale()[:3]
    assert customer.rows().number_row(offers[0]) == {
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
    rows = customer.rows()
    assert "WA" in rows.states()
    assert {"npanxx": "206219", "npa": "206", "rate_center": "SEATTLE"} in rows.npanxx("WA")


def test_only_a_state_that_the_carrier_does_not_know_is_told_and_the_rest_is_not_for_sale(customer: Customer) -> None:
    def searched(words: str) -> list[Offer]:
        class Refusing(Wire):
            def read(self, call: str, *_args: Any, **_params: Any) -> Any:
                raise refusal(404, words, call)

        return market.search(Refusing(customer.account), {"state": "WA"})

    assert searched("Invalid statement") == searched("Invalid NPANXX") == []
    with pytest.raises(RefusedError):
        searched("Invalid State")
