# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Port-ins against the sandbox: all shapes of answers, one order, never sent twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom import ports
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.porting import port_in
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.ports import VitcomPortIns
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    ContractError,
    RefusedError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.port_in import (
    Document,
    PortIn,
    PortOrder,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import Customer

# The sandbox rejects numbers whose last four digits begin with 99, and leaves those with 98 out of the order.
ONE, TWO = "+12065550101", "+12065550102"
REJECTED, DROPPED = "+12065559901", "+12065559801"
ORDER = PortOrder(
    numbers=(ONE, TWO),
    category="landline",
    subscriber_type="business",
    loa_authorizing_person="Ada Example",
    loa=Document(name="loa.pdf", content=b"letter"),
    carrier_document=Document(name="carrier_files.zip", content=b"bills"),
)


def carrier(sandbox: Sandbox, patience: float = 0.6) -> VitcomPortIns:
    return VitcomPortIns(Customer(sandbox, patience=patience).account)


def port_ins(sandbox: Sandbox) -> list[dict[str, Any]]:
    return list(sandbox.state()["vitcom"]["port_ins"])


@pytest.fixture(params=["list", "broken", "joined"])
def shaped(request: pytest.FixtureRequest, sandbox: Sandbox) -> Sandbox:
    """The sandbox with each shape in which answers list port-in numbers."""
    sandbox.control("readings", {"lnp_shape": request.param})
    return sandbox


def test_numbers_are_checked_in_the_order_given(shaped: Sandbox) -> None:
    found = carrier(shaped).check([TWO, REJECTED, ONE])
    assert (found.accepted, found.rejected) == ((TWO, ONE), (REJECTED,))


def test_more_numbers_than_one_call_names_are_checked_in_several(sandbox: Sandbox) -> None:
    numbers = [f"+1206555{line:04}" for line in range(1001)]
    assert len(carrier(sandbox).check(numbers).accepted) == 1001
    assert sandbox.calls() == ["check_lnp", "check_lnp"]


def test_an_order_tells_its_id_numbers_and_amount(shaped: Sandbox) -> None:
    placed = carrier(shaped).order(ORDER)
    assert (placed.numbers, placed.amount, placed.actual_foc_date) == ((ONE, TWO), Decimal("10.00"), None)
    assert placed.id == str(port_ins(shaped)[0]["orderno"])


def test_the_order_holds_only_what_the_carrier_took(shaped: Sandbox) -> None:
    assert carrier(shaped).order(replace(ORDER, numbers=(DROPPED, ONE))).numbers == (ONE,)


class _Listing(VitcomPortIns):
    """A carrier whose list shows all numbers of an order, taken or not."""

    def _placed(self, numbers: Sequence[str]) -> PortIn | None:
        found = super()._placed(numbers)
        return found and replace(found, numbers=tuple(numbers))


def test_the_answer_tells_what_was_taken_and_the_list_where_it_does_not(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = _Listing(Customer(sandbox).account)
    assert listing.order(replace(ORDER, numbers=(DROPPED, ONE))).numbers == (ONE,)
    monkeypatch.setattr(ports, "_ordered", port_in)
    assert listing.order(replace(ORDER, numbers=(TWO,))).numbers == (TWO,)


@pytest.mark.parametrize("reading", [{"trailing_commas": True}, {"number_digits": "11"}, {"payload_key": "data"}])
def test_other_readings_of_the_answers_are_understood(sandbox: Sandbox, reading: dict[str, Any]) -> None:
    sandbox.control("readings", reading)
    assert carrier(sandbox).order(ORDER).numbers == (ONE, TWO)
    assert [order.numbers for order in carrier(sandbox).port_ins()] == [(ONE, TWO)]


def test_the_category_is_spelt_as_the_carrier_wants_it(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"category_case": "title"})
    assert carrier(sandbox).order(ORDER).numbers == (ONE, TWO)


def test_documents_and_details_arrive_whole(sandbox: Sandbox) -> None:
    date = datetime(2099, 5, 14, 16, 33, 24, tzinfo=UTC)
    carrier(sandbox).order(replace(ORDER, requested_foc_date=date, wireless_pin=Secret("2707")))
    (row,) = port_ins(sandbox)
    assert (row["requested_foc"], row["authorizing_person"]) == ("2099-05-14 16:33:24", "Ada Example")
    assert (row["loa_doc"]["filename"], row["loa_doc"]["sha256"]) == ("loa.pdf", sha256(b"letter").hexdigest())
    assert row["carrier_doc"]["filename"] == "carrier_files.zip"


def test_the_pin_does_not_show_in_the_trace(sandbox: Sandbox) -> None:
    account = Customer(sandbox).account
    VitcomPortIns(account).order(replace(ORDER, wireless_pin=Secret("2707")))
    assert "wirelessPin=********" in "".join(account.session.trace)
    assert "2707" not in "".join(account.session.trace)


@pytest.mark.parametrize("kind", ["drop_after", "error_500_after", "html_after", "truncated"])
def test_a_lost_answer_is_settled_by_looking_and_never_sent_again(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("generate_lnp_order", kind)
    placed = carrier(sandbox).order(ORDER)
    assert (placed.numbers, placed.amount) == ((ONE, TWO), Decimal("10.00"))
    assert sandbox.calls(writes=True) == ["generate_lnp_order"]


@pytest.mark.parametrize("kind", ["drop_before", "no_effect"])
def test_what_does_not_show_is_ambiguous_and_never_sent_again(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("generate_lnp_order", kind)
    with pytest.raises(AmbiguousError, match="does not show"):
        carrier(sandbox).order(ORDER)
    assert sandbox.calls(writes=True) == ["generate_lnp_order"]


def test_a_refusal_orders_nothing(sandbox: Sandbox) -> None:
    with pytest.raises(RefusedError, match="Invalid numbers"):
        carrier(sandbox).order(replace(ORDER, numbers=(REJECTED,)))
    assert port_ins(sandbox) == []


def test_a_scheduled_order_tells_its_date_in_iso(sandbox: Sandbox) -> None:
    placed = carrier(sandbox).order(ORDER)
    sandbox.control("lnp", {"order": placed.id, "foc": "2099-05-14 16:33:24"})
    assert carrier(sandbox).port_ins()[0].actual_foc_date == "2099-05-14T16:33:24"


def test_cancelled_numbers_are_not_owned(sandbox: Sandbox) -> None:
    sandbox.control("grant", {"api": "vitcom", "numbers": [ONE], "fields": {"status": "0"}})
    sandbox.control("grant", {"api": "vitcom", "numbers": [TWO], "fields": {"status": "2"}})
    assert carrier(sandbox).owned_numbers() == {ONE}


def test_an_answer_that_says_nothing_is_a_contract_error(sandbox: Sandbox) -> None:
    sandbox.fault("check_lnp", "html", times=9)
    with pytest.raises(ContractError, match="vitcom check_lnp: a web page came"):
        carrier(sandbox).check([ONE])
