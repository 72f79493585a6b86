# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Which step leads from which state to which, and what stands in the way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.activation import Activation, Rental
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.activations import plan_activation, plan_rental


@pytest.mark.parametrize(
    ("wanted", "status", "step"),
    [
        ("completed", "received", "complete"),
        ("completed", "another", "complete"),
        ("another", "received", "another"),
        ("cancelled", "waiting", "cancel"),
    ],
)
def test_a_step_is_due(wanted: str, status: str, step: str) -> None:
    (action,) = plan_activation(wanted, Activation(id="7", status=status)).as_list()
    assert (action["action"], action["resource"], action["name"]) == (step, "activation", "7")
    assert (action["before"], action["after"]) == ({"status": status}, {"status": wanted})


@pytest.mark.parametrize(
    ("wanted", "status", "shown"),
    [
        ("received", "received", "ok"),
        ("received", "waiting", "pending"),
        ("received", "another", "pending"),
        ("another", "another", "ok"),
        ("cancelled", "cancelled", "ok"),
    ],
)
def test_nothing_is_due(wanted: str, status: str, shown: str) -> None:
    plan = plan_activation(wanted, Activation(id="7", status=status))
    assert (plan.actions, plan.problems, plan.items[0].status) == ((), (), shown)


@pytest.mark.parametrize(
    ("wanted", "status", "why"),
    [
        ("received", "cancelled", "it is cancelled"),
        ("completed", "waiting", "no code has come yet"),
        ("completed", "cancelled", "it is cancelled"),
        ("another", "waiting", "no code has come yet"),
        ("another", "cancelled", "it is cancelled"),
        ("cancelled", "received", "its code has come"),
        ("cancelled", "another", "one more is asked for"),
    ],
)
def test_what_is_impossible_is_told_before_anything_is_sent(wanted: str, status: str, why: str) -> None:
    plan = plan_activation(wanted, Activation(id="7", status=status))
    assert plan.actions == ()
    assert plan.problems[0].startswith(f"activation 7 cannot become {wanted}: ")
    assert why in plan.problems[0]


def test_a_code_that_differs_from_the_known_one_is_the_other_one() -> None:
    came = Activation(id="7", status="received", code="222222")
    assert plan_activation("another", came, "111111").actions == ()
    assert plan_activation("another", came, "222222").notes == ()
    assert "known_code" in plan_activation("another", came).notes[0]


@pytest.mark.parametrize("price", [Decimal("0.35"), None])
def test_a_rental_tells_its_wishes_and_its_price(price: Decimal | None) -> None:
    (action,) = plan_rental(Rental(service="tg", country="0", max_price=Decimal(1), providers=("2",)), price).as_list()
    assert action == {
        "action": "rent",
        "resource": "activation",
        "name": "tg in country 0",
        "before": None,
        "after": {"service": "tg", "country": "0", "max_price": "1", "providers": ["2"]},
        "cost": {"setup": None if price is None else "0.35", "monthly": "0"},
    }


@pytest.mark.parametrize(("price", "rents"), [("1", True), ("1.01", False)])
def test_a_price_right_at_the_cap_is_rented(price: str, rents: bool) -> None:
    plan = plan_rental(Rental(service="tg", country="0", max_price=Decimal(1)), Decimal(price))
    assert (bool(plan.actions), bool(plan.problems)) == (rents, not rents)
