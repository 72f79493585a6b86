# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""No limit is ever exceeded: a plan beyond one sends no write, whatever the plan; one right at it is carried out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_guards import Policy, guards_of
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Request, Session
from tests.chaos.books import Books, books_of
from tests.chaos.clock import carrier_time
from tests.support.customer import BLOCK, Customer, statuses
from tests.support.sandbox import Sandbox

few = settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
CENT = Decimal("0.01")
PRICES = ("0.00", "0.01", "1.00", "2.50")


@pytest.fixture
def customer(sandbox: Sandbox, request: pytest.FixtureRequest) -> Iterator[Customer]:
    """An account on the carrier of the test, by the carrier's clock."""
    customer = Customer(request.param, sandbox)
    with carrier_time(sandbox):
        yield customer


each_carrier = pytest.mark.parametrize("customer", ["tcxc", "vitcom"], indirect=True)
on_tcxc = pytest.mark.parametrize("customer", ["tcxc"], indirect=True)


@dataclass(frozen=True)
class Scene:
    """``places``: what each number of the block is at first and to be; ``count``: a pool of those left."""

    places: Mapping[str, str]
    count: int
    exact: bool
    prices: Mapping[str, str]
    concurrency: int

    def of(self, *places: str) -> list[str]:
        return [number for number, place in self.places.items() if place in places]

    def wish(self, customer: Customer) -> dict[str, Any]:
        numbers = [{"number": number, **customer.here} for number in self.of("wanted", "rerouted")]
        numbers += [{"number": number, "state": "absent"} for number in self.of("absent")]
        pool = {"name": "p", "count": self.count, "select": customer.select, "exact": self.exact, **customer.here}
        return {"numbers": numbers, "pools": [pool], "concurrency": self.concurrency}

    def found(self, customer: Customer) -> Books:
        """Bring the account to where the scene begins."""
        customer.sandbox.reset()
        customer.set_up()
        cut = 1 if customer.carrier == "tcxc" else 2
        prices = {number[cut:]: _priced(customer.carrier, price) for number, price in self.prices.items()}
        customer.sandbox.control("market", {"api": customer.carrier, "price": prices})
        for routing, places in (("here", ("absent", "member")), ("there", ("rerouted",))):
            if numbers := self.of(*places):
                customer.give(*numbers, routing=routing)
        customer.sandbox.clear_log()
        return books(customer)


def _priced(carrier: str, price: str) -> Any:
    return {"setup_fee": price, "monthly_fee": price} if carrier == "tcxc" else price


def scenes() -> st.SearchStrategy[Scene]:
    """Something to release and something to buy in each."""
    place = st.sampled_from(["free", "free", "wanted", "absent", "member", "rerouted"])
    first = {BLOCK[0]: "absent", BLOCK[1]: "wanted"}
    return st.builds(
        Scene,
        places=st.fixed_dictionaries(dict.fromkeys(BLOCK, place)).map(lambda drawn: drawn | first),
        count=st.integers(0, 3),
        exact=st.booleans(),
        prices=st.fixed_dictionaries({number: st.sampled_from(PRICES) for number in BLOCK}).map(
            lambda drawn: drawn | {BLOCK[1]: "1.00"}
        ),
        concurrency=st.sampled_from([1, 8]),
    )


def books(customer: Customer) -> Books:
    return books_of(customer.carrier, customer.login, customer.sandbox.state())


def names(result: Mapping[str, Any], action: str) -> list[str]:
    return [row["name"] for row in result["plan"] if row["action"] == action]


@each_carrier
@few
@given(scene=scenes())
def test_more_releases_than_allowed_send_no_write_and_as_many_as_allowed_are_done(
    customer: Customer, scene: Scene
) -> None:
    before = scene.found(customer)
    releases = names(customer.buy(check=True, max_releases=99, **scene.wish(customer)), "release")
    over = customer.buy(max_releases=len(releases) - 1, **scene.wish(customer))
    assert (over["failed"], over["changed"], customer.sandbox.calls(writes=True)) == (True, False, [])
    assert books(customer) == before
    assert not customer.buy(max_releases=len(releases), **scene.wish(customer))["failed"]
    assert sorted(books(customer).released) == sorted(releases)


@each_carrier
@few
@given(scene=scenes())
def test_a_plan_over_the_budget_pays_nothing_and_one_right_at_it_is_bought(customer: Customer, scene: Scene) -> None:
    """On vitcom an order tells what it costs: till then nothing is paid, and what was reserved is freed.

    At the limit the account is as at first: an order left over is adopted, and so would not be held against it anew.
    """
    before = scene.found(customer)
    wish = {"max_releases": 99, **scene.wish(customer)}
    bought = names(customer.buy(check=True, **wish), "purchase")
    cost = sum((Decimal(scene.prices[number]) for number in bought), Decimal(0))
    for part in ("setup", "monthly") if customer.carrier == "tcxc" else ("setup",):
        over = customer.buy(budget={part: str(cost - CENT)}, **wish)
        assert over["failed"]
        assert customer.carrier == "vitcom" or customer.sandbox.calls(writes=True) == []
    after = books(customer)
    assert (after.bought, after.released, after.spent, after.reserved) == ((), (), before.spent, {})
    scene.found(customer)
    at_the_limit = customer.buy(budget={"setup": str(cost)}, **wish)
    assert not at_the_limit["failed"], at_the_limit["msg"]
    assert Decimal(at_the_limit["cost"]["setup"]) == cost
    assert sorted(books(customer).bought) == sorted(bought)


@each_carrier
@pytest.mark.parametrize("concurrency", [1, 8])
@pytest.mark.parametrize("kind", ["sold_meanwhile", "drop_after", "error_500_after", "drop_before"])
def test_a_budget_right_at_the_price_holds_while_purchases_are_in_flight(
    customer: Customer, kind: str, concurrency: int
) -> None:
    customer.sandbox.reset()
    customer.set_up()
    for call in ("purchase", "bulkreserve", "process_order"):
        customer.sandbox.fault(call, kind, times=3 if customer.carrier == "tcxc" else 1)
    pools = [{"name": name, "count": 4, "select": customer.select, **customer.here} for name in "ab"]
    budget = {"setup": "8.00", **({"monthly": "20.00"} if customer.carrier == "tcxc" else {})}
    customer.buy(pools=pools, budget=budget, concurrency=concurrency)
    paid = customer.bought()
    assert len(paid) == len(set(paid)) <= 8
    assert books(customer).spent == books(customer).costs
    assert Decimal(len(paid)) <= Decimal(budget["setup"])


def dearer_at_the_first_purchase(customer: Customer) -> Any:
    """Session's exchange; when the first purchase goes out, all prices are up."""
    exchange, lock, sent = Session._exchange, threading.Lock(), 0

    def exchanged(session: Session, request: Request, *, writes: bool) -> tuple[Answer, str | None]:
        nonlocal sent
        with lock:
            sent += request.call == "tcxc purchase"
            if sent == 1 and request.call == "tcxc purchase":
                dear = {number[1:]: {"monthly_fee": "9.0000"} for number in BLOCK}
                customer.sandbox.control("market", {"api": "tcxc", "price": dear})
        return exchange(session, request, writes=writes)

    return exchanged


@on_tcxc
@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_price_that_moves_after_the_last_look_is_told_and_stops_the_buying(
    customer: Customer, concurrency: int
) -> None:
    customer.sandbox.reset()
    customer.set_up()
    with patch.object(Session, "_exchange", dearer_at_the_first_purchase(customer)):
        result = customer.buy(numbers=BLOCK[:6], concurrency=concurrency, budget={"monthly": "15.00"}, **customer.here)
    assert sorted(customer.bought()) == BLOCK[:concurrency]
    assert list(statuses(result).values()).count("done") == concurrency
    assert result["failed"]
    assert "bought for setup 1.0000, monthly 9.0000 instead of setup 1.0000, monthly 2.5000" in result["msg"]
    assert Decimal(result["cost"]["monthly"]) == 9 * concurrency
    assert "a price moved after the last look" in str(result["warnings"])


actions = st.builds(
    lambda kind, name, setup, monthly: {
        "action": kind,
        "resource": "number",
        "name": name,
        "before": None,
        "after": None,
        "cost": {"setup": setup, "monthly": f"-{monthly}" if kind == "release" else monthly},
    },
    st.sampled_from(["purchase", "adopt", "release", "update"]),
    st.sampled_from(BLOCK),
    st.sampled_from(PRICES),
    st.sampled_from(PRICES),
)
caps = st.none() | st.integers(0, 3)


@many
@given(st.lists(actions, max_size=6), st.none() | st.sampled_from(PRICES), caps, caps, st.integers(0, 2), st.booleans())
def test_every_limit_of_an_estate_holds_back_what_exceeds_it_and_nothing_else(
    plan: list[dict[str, Any]], cap: str | None, purchases: int | None, updates: int | None, releases: int, keep: bool
) -> None:
    budget = Cost(*[None if cap is None else Decimal(cap)] * 2)
    limits: dict[str, Any] = {"max_purchases": purchases, "max_updates": updates, "max_releases": releases}
    protected = frozenset(BLOCK[:3] if keep else ())
    blocking = {
        guard.name
        for guard in guards_of(plan, "", Policy(budget=budget, protected=protected, **limits))
        if guard.as_dict()["blocks"]
    }
    kinds = {"max_purchases": ("purchase", "adopt"), "max_updates": ("update",), "max_releases": ("release",)}
    count = {name: sum(row["action"] in group for row in plan) for name, group in kinds.items()}
    over = {name for name, limit in limits.items() if limit is not None and count[name] > limit}
    for part in ("setup", "monthly"):
        spent = sum((max(Decimal(row["cost"][part]), Decimal(0)) for row in plan), Decimal(0))
        over |= {f"budget_{part}"} if cap is not None and spent > Decimal(cap) else set()
    over |= {"protected"} if any(row["action"] == "release" and row["name"] in protected for row in plan) else set()
    assert blocking == over
