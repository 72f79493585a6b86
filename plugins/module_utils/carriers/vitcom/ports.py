# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Port-ins on vitcom: check_lnp, generate_lnp_order, get_lnp_orders (seed 003). These calls want 11 digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ...domain.errors import AmbiguousError
from ...domain.phone import digits
from ...domain.port_in import Document, Portability, PortIn, PortOrder
from ...domain.row import Row
from ...transport.confirm import settled
from ..account import Account
from . import wire
from .owned import held, read_numbers
from .porting import port_in, port_ins
from .wire import Body, Wire


class VitcomPortIns:
    """The ``port_ins`` capability of vitcom."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self._session = account.session

    def port_ins(self) -> list[PortIn]:
        return port_ins(self._wire)

    def list_port_ins(self, order_id: str | None) -> list[Row]:
        """All port-in orders with all that is told of them, or the one with this id."""
        from .order_rows import read_port_ins

        return read_port_ins(self._wire, order_id)

    def owned_numbers(self) -> set[str]:
        """The numbers on the account, inactive ones too."""
        return set(held(read_numbers(self._wire)))

    def check(self, numbers: Sequence[str]) -> Portability:
        """Which numbers can be ported in; what the answer does not name is not accepted."""
        answers = self._session.parallel(
            lambda chunk: self._wire.read("check_lnp", _accepted, numbers=_joined(chunk)), wire.chunks(numbers)
        )
        accepted = {number for answer in answers for number in answer}
        return Portability(
            accepted=tuple(number for number in numbers if number in accepted),
            rejected=tuple(number for number in numbers if number not in accepted),
        )

    def order(self, order: PortOrder) -> PortIn:
        """Order a port-in: with the numbers that the carrier took, and its amount. Spends at once."""
        requested = order.requested_foc_date
        params = {
            "numbers": _joined(order.numbers),
            "category": order.category,
            "subscriberType": order.subscriber_type,
            "loaAuthorizingPerson": order.loa_authorizing_person,
            "requestedFocDate": None if requested is None else f"{requested:%Y-%m-%d %H:%M:%S}",
            "wirelessAccountNumber": order.wireless_account_number,
            "wirelessPin": None if order.wireless_pin is None else order.wireless_pin.reveal(),
        }
        files = {"loa_doc": _file(order.loa), "carrier_doc": _file(order.carrier_document)}
        placed = partial(self._placed, order.numbers)
        told = self._wire.write_once("generate_lnp_order", _ordered, placed, params, files=files)
        shown = settled(placed, self._session.settings.patience, at_once=True)
        if shown is None:
            raise AmbiguousError(
                f"the carrier answered success with order {told.id}, but it does not show",
                call="vitcom generate_lnp_order",
                hint="Run again to see, before anything is ordered anew.",
            )
        return replace(shown, numbers=told.numbers or shown.numbers)

    def _placed(self, numbers: Sequence[str]) -> PortIn | None:
        """The order that holds any of the numbers, which none did before."""
        wanted = set(numbers)
        return next((order for order in self.port_ins() if wanted & set(order.numbers)), None)


def _joined(numbers: Sequence[str]) -> str:
    return ",".join(map(digits, numbers))


def _file(document: Document) -> tuple[str, bytes, str]:
    from mimetypes import guess_type

    return document.name, document.content, guess_type(document.name)[0] or "application/octet-stream"


def _accepted(body: Body) -> tuple[str, ...]:
    if "accepted" not in body and "rejected" not in body:
        raise ValueError("neither accepted nor rejected")
    return wire.numbers(body.get("accepted") or [])


def _ordered(body: Body) -> PortIn:
    return replace(port_in(body), numbers=wire.numbers(body.get("accepted_tns") or []))
