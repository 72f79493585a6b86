# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Numbers, offers and pools as tests write them: only what matters there is named."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Plan
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Offer, OwnedNumber, Routing, Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import (
    Holdings,
    Market,
    NumbersWish,
    WantedNumber,
    WantedPool,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.matching import matched
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.numbers import plan_numbers

#: Three numbers of Seattle, as E.164.
ONE, TWO, THREE = "+12062190001", "+12062190002", "+12062190003"
SEATTLE = Select(prefix="1206")
HERE = {"contact": "sip:{number}@here.example.com"}
THERE = {"contact": "sip:{number}@there.example.com"}


def offer(number: str, monthly: str = "1.00", setup: str = "0.00", **more: Any) -> Offer:
    """A number for sale; its id is made of its digits."""
    prices = {"monthly_fee": Decimal(monthly), "setup_fee": Decimal(setup)}
    return Offer(**{"number": number, "id": f"id{number[1:]}", **prices, **more})


def owned(number: str, routing: Routing | None = None, **more: Any) -> OwnedNumber:
    """A number on the account, routed to HERE unless told otherwise."""
    contacts = {
        key: value.replace("{number}", number[1:]) for key, value in (HERE if routing is None else routing).items()
    }
    facts = {"id": f"id{number[1:]}", "monthly_fee": Decimal("1.00"), "setup_fee": Decimal("0.00")}
    return OwnedNumber(**{"number": number, "status": "active", "routing": contacts, **facts, **more})


def pool(count: int, name: str = "p", **more: Any) -> WantedPool:
    """A pool of Seattle numbers routed to HERE."""
    return WantedPool(**{"name": name, "count": count, "select": SEATTLE, "routing": HERE, **more})


def wanted(*numbers: str, **more: Any) -> tuple[WantedNumber, ...]:
    """Explicit numbers routed to HERE."""
    return tuple(WantedNumber(**{"number": number, "routing": HERE, **more}) for number in numbers)


def holdings(*numbers: OwnedNumber, **more: Any) -> Holdings:
    """What the account holds."""
    return Holdings(owned={number.number: number for number in numbers}, **more)


def market(*offers: Offer, pools: Iterable[str] = ("p",)) -> Market:
    """A market in which every offer is a candidate of every pool named."""
    return Market(offers={each.number: each for each in offers}, candidates={name: tuple(offers) for name in pools})


def planned(wish: NumbersWish, held: Holdings, sold: Market, *problems: Problem) -> Plan:
    """The plan; ``problems`` are why the carrier would sell no number at all."""
    return plan_numbers(wish, matched(wish, held), sold, lambda _offer, _routing, _account: problems)


def due(plan: Plan) -> list[tuple[str, str]]:
    """The actions of a plan, by kind and number, in their order."""
    return [(action.action, action.name) for action in plan.actions]
