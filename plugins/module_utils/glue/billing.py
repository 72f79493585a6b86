# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""billing_info: invoices, payments, and what the account was charged."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..domain import money
from ..domain.errors import InputError
from ..domain.problem import Problems
from ..domain.row import Row
from .dates import PERIOD_SPEC, days, moments
from .reports import DEST_SPEC, dest_problems, rows_of, unused

if TYPE_CHECKING:
    from decimal import Decimal

    from ..carriers.capabilities.billing import Billing

#: The options of each report.
_USES = {
    "invoices": (*PERIOD_SPEC, *DEST_SPEC),
    "activity": (*PERIOD_SPEC, "activity_type"),
    "payments": (*PERIOD_SPEC, "reference", "method"),
}
BILLING_SPEC: dict[str, Any] = {
    "report": {"type": "str", "choices": list(_USES), "required": True},
    **PERIOD_SPEC,
    "activity_type": {"type": "str"},
    "reference": {"type": "str"},
    "method": {"type": "str"},
    **DEST_SPEC,
}
#: As seed 003 writes them.
ACTIVITY_TYPES = (
    "All Activity,Test Call Credit,Bank Transfer,Bank Fee,Paypal Transfer,Paypal Fee,USF Tax Deduction,"
    "Payment Cancelled,Payment Refund,Call Charges,Order (New DIDs),Order (LNP),Credit Card,Credit Card Fee"
).split(",")
METHODS = ("Paypal", "Bank", "Credit Card")
_FILES = {"file": "invoice"}


def read_billing(carrier: Billing, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys; all options are checked before anything is sent."""
    problems = unused(params, _USES)
    ask = _REPORTS[params["report"]](carrier, params, problems)
    if problems:
        raise InputError(problems)
    found, balance = ask()
    return {"rows": rows_of(found, carrier, params, _FILES), "balance": money.text(balance)}


#: What a report asks of the carrier, once nothing is wrong with the options: its rows, and the balance.
Ask = Callable[[], "tuple[Sequence[Row], Decimal | None]"]


def _invoices(carrier: Billing, params: Mapping[str, Any], problems: Problems) -> Ask:
    first, last = days(params, problems)
    problems += dest_problems(params["dest"])
    return lambda: (carrier.invoices(first, last), carrier.balance())


def _payments(carrier: Billing, params: Mapping[str, Any], problems: Problems) -> Ask:
    begin, end = moments(params, problems)
    method = _choice("method", params["method"], METHODS, problems)
    reference: str | None = params["reference"]
    if reference is not None and not reference.strip():
        problems.add((), ("reference",), "is empty: leave it out for all payments")
    return lambda: (carrier.payments(reference and reference.strip(), method, begin, end), carrier.balance())


def _activity(carrier: Billing, params: Mapping[str, Any], problems: Problems) -> Ask:
    """The API filters by type; by date it is done here."""
    begin, end = moments(params, problems)
    activity_type = _choice("activity_type", params["activity_type"], ACTIVITY_TYPES, problems)

    def ask() -> tuple[Sequence[Row], Decimal | None]:
        rows, balance = carrier.activity(activity_type)
        return [row for row in rows if _within(row, begin, end)], balance

    return ask


_REPORTS: Mapping[str, Callable[[Billing, Mapping[str, Any], Problems], Ask]] = {
    "invoices": _invoices,
    "activity": _activity,
    "payments": _payments,
}


def _choice(option: str, given: str | None, choices: Sequence[str], problems: Problems) -> str | None:
    """One of the carrier's names; capitals, blanks, dashes and underscores do not matter."""
    if given is None:
        return None
    found = next((choice for choice in choices if _plain(choice) == _plain(given)), None)
    if found is None:
        problems.add((), (option,), f"{given!r} is not one of {', '.join(choices)}")
    return found


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _within(row: Row, begin: datetime | None, end: datetime | None) -> bool:
    """Whether a row's ISO date lies between two moments; a day alone is its beginning."""
    if begin is None and end is None:
        return True
    text = str(row["date"] or "")
    date = text if "T" in text else f"{text}T00:00:00"
    return (begin is None or begin.isoformat() <= date) and (end is None or date <= end.isoformat())
