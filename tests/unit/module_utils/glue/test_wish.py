# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Options of the number modules made into a wish; every complaint at once, nothing sent."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NumbersWish, WantedNumber
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_options import PURCHASE_SPEC
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.wish import WishReader
from tests.support.numbers import ONE, TWO
from tests.support.options import offline, options
from tests.support.problems import texts

KEYS = ("contact", "smpp_contact", "trunk_group", "billing_account", "state")
SIP = "sip:{number}@here.example.com"


def read(carrier: str = "tcxc", **given: Any) -> tuple[NumbersWish, list[str]]:
    reader = WishReader(options(PURCHASE_SPEC, carrier, **given), offline(carrier), KEYS)
    return reader.purchase_wish(), texts(reader.problems)


def wish(carrier: str = "tcxc", **given: Any) -> NumbersWish:
    found, problems = read(carrier, **given)
    assert problems == []
    return found


def problems(carrier: str = "tcxc", **given: Any) -> list[str]:
    return read(carrier, **given)[1]


def test_numbers_come_from_everywhere_in_order(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text(f"number\n{TWO}\n")
    found = wish(number=ONE, numbers=["12062190005", 12062190006], numbers_file=str(tmp_path / "n.csv"))
    assert [wanted.number for wanted in found.numbers] == [ONE, "+12062190005", "+12062190006", TWO]


def test_an_entry_goes_before_the_task() -> None:
    found = wish(
        numbers=[ONE, {"number": TWO, "contact": "sip:other.example.com", "billing_account": 2, "state": "absent"}],
        contact=SIP,
        billing_account="1",
    )
    assert found.numbers == (
        WantedNumber(number=ONE, routing={"contact": SIP}, billing_account="1"),
        WantedNumber(number=TWO, routing={"contact": "sip:other.example.com"}, billing_account="2", absent=True),
    )


def test_options_left_out_are_not_in_the_routing() -> None:
    assert wish(number=ONE).numbers[0].routing == {}


def test_a_number_given_twice_names_both_positions() -> None:
    assert problems(number=ONE, numbers=[TWO, "1 (206) 219-0001"]) == [f"{ONE} is listed twice: number and numbers[1]"]


def test_a_state_for_all_and_one_for_an_entry() -> None:
    found = wish(numbers=[ONE, {"number": TWO, "state": "present"}], state="absent")
    assert [wanted.absent for wanted in found.numbers] == [True, False]


def test_the_top_and_the_list_are_pools_alike() -> None:
    found = wish(
        count=2,
        select={"prefix": "+1 206-219", "features": ["voice"]},
        contact=SIP,
        pools=[{"name": "b", "count": 1, "select": {"country": "GB"}, "exact": True, "contact": "sip:b.example.com"}],
    )
    top, second = found.pools
    assert (top.name, top.count, top.select.prefix, top.routing) == ("pool", 2, "1206219", {"contact": SIP})
    assert (second.exact, second.routing, second.select.country) == (True, {"contact": "sip:b.example.com"}, "GB")


def test_a_pool_takes_what_it_leaves_out_from_the_task() -> None:
    (pool,) = wish(contact=SIP, billing_account="7", pools=[{"name": "a", "count": 1, "select": {"prefix": "1"}}]).pools
    assert (pool.routing, pool.billing_account, pool.routed_elsewhere) == ({"contact": SIP}, "7", "refuse")


@pytest.mark.parametrize("names", [("a", "a"), ("pool",)])
def test_two_pools_of_one_name_are_refused(names: tuple[str, ...]) -> None:
    top: dict[str, Any] = {"count": 1, "select": {"prefix": "1"}} if len(names) == 1 else {}
    listed = [{"name": name, "count": 1, "select": {"prefix": "1"}} for name in names]
    assert "is listed twice" in problems(pools=listed, **top)[0]


def test_money_and_limits_are_read() -> None:
    found = wish(
        number=ONE, budget={"setup": "10", "monthly": "0.50"}, max_releases=3, shortage="partial", verification="refuse"
    )
    assert found.budget == Cost(Decimal(10), Decimal("0.50"))
    assert (found.max_releases, found.partial, found.refuse_verification) == (3, True, True)
    assert wish(number=ONE).budget == Cost(None, None)


def test_excluded_numbers_are_read_like_others() -> None:
    assert wish(number=ONE, exclude=[12062190002]).exclude == {TWO}


def test_any_type_is_no_selection() -> None:
    assert wish(count=1, select={"did_type": "any", "prefix": "1"}).pools[0].select.did_type is None


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"number": "12"}, "number: '12' is not a phone number"),
        ({"numbers": [{"number": ONE, "state": "gone"}]}, "numbers[0]: state is 'gone', not present or absent"),
        ({"number": ONE, "contact": "12"}, "the task: contact '12' is not a SIP address"),
        ({"numbers": [{"number": ONE, "smpp_contact": "x"}]}, "numbers[0]: smpp_contact is not an SMPP address"),
        ({"number": ONE, "trunk_group": "main"}, "the task: trunk_group is no option of carrier tcxc"),
        ({"count": -1, "select": {"prefix": "1"}}, "the task: count is -1, below 0"),
        ({"count": 1, "select": {}}, "the task: a pool needs a select that is not empty"),
        ({"count": 1, "select": {"prefix": ""}}, "the task: a pool needs a select that is not empty"),
        ({"pools": [{"name": " ", "count": 1, "select": {"prefix": "1"}}]}, "pools[0]: name is empty"),
        ({"count": 1}, "the task: a pool needs a select that is not empty"),
        *(
            ({"count": 0, "exact": True, "select": select}, "a pool needs a select that is not empty")
            for select in ({"max_setup": "1"}, {"max_monthly": "2"}, {"prefer": "cheapest"}, {"description": " "})
        ),
        ({"number": ONE, "select": {"prefix": "1"}}, "select is given without count"),
        ({"count": 1, "select": {"prefix": "abc"}}, "the task: select.prefix is 'abc', not digits with country code"),
        ({"count": 1, "select": {"state": "WA"}}, "the task: select.state is no key of carrier tcxc"),
        ({"count": 1, "select": {"prefix": "1", "max_setup": "-1"}}, "the task: select.max_setup: -1 is below 0"),
        ({"count": 1, "select": {"prefix": "1", "max_monthly": "x"}}, "select.max_monthly: 'x' is not an amount"),
        (
            {"count": 1, "select": {"prefix": "1", "prefer": "lowest_number"}},
            "select.prefer is 'lowest_number'; cheapest is",
        ),
        ({"number": ONE, "budget": {"setup": "much"}}, "budget.setup: 'much' is not an amount"),
        ({"number": ONE, "exclude": ["x"]}, "exclude[0]: 'x' is not a phone number"),
        ({"number": ONE, "max_releases": -1}, "max_releases is -1, below 0"),
        ({"count": 0, "select": {"prefix": "1"}, "state": "absent"}, "for a pool use count: 0 with exact: true"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_place(given: dict[str, Any], text: str) -> None:
    assert any(text in problem for problem in problems(**given))


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"number": "442071234567"}, "is not a North American number"),
        ({"number": ONE, "contact": SIP}, "contact is no option of carrier vitcom"),
        ({"number": ONE, "trunk_group": " "}, "trunk_group is empty"),
        ({"number": ONE, "budget": {"monthly": "1"}}, "budget.monthly: this carrier tells no monthly price"),
        ({"count": 1, "select": {"state": "Washington"}}, "select.state is 'WASHINGTON', not a two-letter state code"),
        ({"count": 1, "select": {"npanxx": "20621"}}, "select.npanxx is '20621', not six digits"),
        ({"count": 1, "select": {"tollfree_prefix": "889"}}, "select.tollfree_prefix is '889', not a toll-free prefix"),
        ({"count": 1, "select": {"city": "Seattle", "state": "WA"}}, "select.city works only together with npanxx"),
        (
            {"count": 1, "select": {"state": "WA", "max_setup": "1"}},
            "max_setup and max_monthly: this carrier tells no price",
        ),
        (
            {"count": 1, "select": {"state": "WA", "prefer": "cheapest"}},
            "select.prefer is 'cheapest'; lowest_number is",
        ),
        ({"count": 1, "select": {"prefix": "1206"}}, "select.prefix is no key of carrier vitcom"),
    ],
)
def test_what_vitcom_cannot_do_is_told(given: dict[str, Any], text: str) -> None:
    assert any(text in problem for problem in problems("vitcom", **given))


def test_values_of_a_selection_are_brought_into_form() -> None:
    select = wish("vitcom", count=1, select={"state": " wa", "npanxx": "206-219", "city": "Seattle"}).pools[0].select
    assert (select.state, select.npanxx, select.city) == ("WA", "206219", "Seattle")


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    found = problems(
        numbers=["x", {"number": ONE, "contct": "y"}, ONE],
        numbers_file=str(tmp_path / "missing.csv"),
        contact="z",
        budget={"setup": "much"},
        exclude=["w"],
        count=1,
    )
    assert len(set(found)) == 8


def test_a_password_is_not_repeated() -> None:
    found = problems(number=ONE, smpp_contact="smpp:me:hush@example.com")
    assert found
    assert "hush" not in str(found)


def test_what_the_argument_spec_did_not_check_is_checked() -> None:
    """Entries of a list reach the reader as they are, and declarations are read without a module."""
    reader = WishReader(options(PURCHASE_SPEC, "vitcom"), offline("vitcom"), (*KEYS, "status"))
    reader.routing({"status": "gone"}, ("numbers", 0))
    assert "numbers[0]: status is 'gone', not active or inactive" in texts(reader.problems)
