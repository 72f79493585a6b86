# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Lists of money moved and owed: financial_summary, get_invoices, get_payments (seed 003)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from ...domain.row import Row
from .billing import Activity, VitcomBilling, activity_of, latest_balance
from .kinds import INVOICE, LEDGER, PAYMENT
from .typed import DAY, MOMENT, period, typed
from .wire import Body, Wire, rows

if TYPE_CHECKING:
    from ...transport.download import Downloads

T = TypeVar("T")


class VitcomStatements(VitcomBilling):
    """The ``billing`` capability of VitCom."""

    def activity(self, activity_type: str | None) -> tuple[list[Row], Decimal | None]:
        """The ledger, or its rows of one type, and the balance, which only the whole ledger tells."""

        def parse(body: Body) -> tuple[list[Row], list[Activity]]:
            found = rows(body)
            return [typed(row, LEDGER) for row in found], [activity_of(row) for row in found]

        listed, ledger = self._wire.read("financial_summary", parse, activitytype=activity_type)
        return listed, latest_balance(ledger) if activity_type is None else self.balance()

    def invoices(self, first: dt.date | None, last: dt.date | None) -> list[Row]:
        def parse(body: Body) -> list[Row]:
            return [typed(row, INVOICE) for row in rows(body)]

        return self._wire.read("get_invoices", parse, **period(first, last, DAY))

    def payments(
        self, reference: str | None, method: str | None, begin: dt.datetime | None, end: dt.datetime | None
    ) -> list[Row]:
        def of(row: Body) -> Row:
            return typed(row, PAYMENT)

        return read_payments(self._wire, of, reference=reference, method=method, begin=begin, end=end)

    def files(self, *, anywhere: bool) -> Downloads:
        """What fetches invoices."""
        from ...transport.download import Downloads

        return Downloads(self._wire.session, anywhere=anywhere)


def read_payments(
    wire: Wire,
    of: Callable[[Body], T],
    *,
    reference: str | None = None,
    method: str | None = None,
    begin: dt.datetime | None = None,
    end: dt.datetime | None = None,
) -> list[T]:
    """What get_payments lists, each row as ``of`` reads it. ``method`` as it is written: Paypal, Bank, Credit Card."""

    def parse(body: Body) -> list[T]:
        return [of(row) for row in rows(body)]

    return wire.read("get_payments", parse, referenceno=reference, method=method, **period(begin, end, MOMENT))
