# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Freeing reservations against the sandbox, with broken answers."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.reservations import VitcomReservations
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.reservation import Freeing
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import Customer
from tests.unit.module_utils.carriers.vitcom.told import statuses, told

ONE, TWO = "+12062190001", "+12062190002"


def carrier(sandbox: Sandbox) -> VitcomReservations:
    return VitcomReservations(Customer(sandbox, patience=0.3).account)


def freeing(sandbox: Sandbox) -> Freeing:
    """ONE is reserved."""
    return Freeing(name=ONE, reserve_id=str(sandbox.control("cart", {"numbers": [ONE[2:]]})["reserveId"]))


@pytest.mark.parametrize("kind", ["drop_before", "error_500", "html"])
def test_what_was_not_done_is_sent_again(sandbox: Sandbox, kind: str) -> None:
    action = freeing(sandbox)
    sandbox.fault("remove_reserved", kind)
    assert statuses(told(carrier(sandbox).free, action)) == ["done"]
    assert sandbox.calls(writes=True) == ["remove_reserved"] * 2


def test_what_never_answers_is_unknown(sandbox: Sandbox) -> None:
    action = freeing(sandbox)
    sandbox.fault("remove_reserved", "drop_before", times=9)
    assert statuses(told(carrier(sandbox).free, action)) == ["unknown"]


def test_a_stranger_that_the_carrier_freed_is_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    # The sandbox frees only what was named.
    reservations = carrier(sandbox)
    monkeypatch.setattr(reservations, "_free", lambda _reserve_id, _numbers: {ONE, TWO})
    outcomes: list[object] = []
    assert reservations.free([Freeing(name=ONE, reserve_id="1")], outcomes.append) == {TWO}


def test_a_state_without_numbers_sells_none(sandbox: Sandbox) -> None:
    assert carrier(sandbox).for_sale(["+19072190001", ONE]) <= {ONE}
