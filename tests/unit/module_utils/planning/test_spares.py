# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Replacements for pool numbers that were sold meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Plan, Purchase
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NumbersWish
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.spares import SpareOffers
from tests.support.numbers import HERE, ONE, THERE, THREE, TWO, offer, pool


def sold(number: str = ONE, name: str | None = "p", monthly: str = "2") -> Purchase:
    return Purchase.of(offer(number, monthly), HERE, "1", name)


def spares(*offers: Offer, pools: str = "p") -> SpareOffers:
    wish = NumbersWish(pools=tuple(pool(1, name, routing=THERE) for name in pools))
    return SpareOffers(Plan(spares=dict.fromkeys(pools, offers)), wish)


def test_the_best_candidate_stands_in_with_the_pools_routing() -> None:
    found = spares(offer(TWO, "1"), offer(THREE, "2")).claim(sold())
    assert found is not None
    assert (found.name, found.offer.number, found.pool) == (TWO, TWO, "p")
    assert found.after == {"contact": "sip:12062190002@there.example.com", "billing_account": "1"}
    assert found.cost.monthly == Decimal(1)


def test_why_nothing_stands_in_is_told() -> None:
    dear = spares(offer(TWO, "2.01"), offer(THREE, "3", "0.01")).why_none(sold())
    assert "may cost no more than the number planned, and the 2 others that fit do" in dear
    assert f"{TWO}, setup 0.00, monthly 2.01" in dear
    taken = spares(offer(TWO, "2"))
    assert taken.claim(sold()) is not None
    assert taken.why_none(sold()) == spares().why_none(sold()) == "no other number for sale fits the pool"


def test_a_replacement_costs_no_more() -> None:
    found = spares(offer(TWO, "2.01"), offer(THREE, "2.00")).claim(sold())
    assert found is not None
    assert found.name == THREE
    assert spares(offer(TWO, "2.01"), offer(THREE, "1", "0.01")).claim(sold()) is None


def test_an_explicit_number_has_no_replacement() -> None:
    assert spares(offer(TWO, "1")).claim(sold(name=None)) is None


def test_each_offer_is_handed_out_once_whatever_the_pool() -> None:
    shared = spares(offer(TWO, "1"), offer(THREE, "1"), pools="pq")
    claims = [shared.claim(sold(name=name)) for name in "pqp"]
    assert [claim and claim.name for claim in claims] == [TWO, THREE, None]


def test_workers_never_get_the_same_offer() -> None:
    offers = [offer(f"+1206219{at:04}", "1") for at in range(200)]
    shared = spares(*offers)
    with ThreadPoolExecutor(8) as pool_of_workers:
        claims = list(pool_of_workers.map(lambda _at: shared.claim(sold()), range(200)))
    assert len({claim.name for claim in claims if claim}) == 200
