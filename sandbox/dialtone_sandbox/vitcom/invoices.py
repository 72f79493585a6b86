# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""get_invoices (seed 003): an invoice on the first of each month, for the month before."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from dialtone_sandbox.vitcom.dates import DAY_FORMAT, days
from dialtone_sandbox.vitcom.links import folder, link
from dialtone_sandbox.vitcom.pdf import pdf
from dialtone_sandbox.vitcom.wire import Call, Pairs, money

USUAL_DAYS = 365
NAME = re.compile(r"invoice-(\d{4}-\d{2}-01)\.pdf")


def get_invoices(call: Call) -> Pairs:
    """The oldest first; without dates those of the last year."""
    place = f"downloads/invoices_{folder(call.sandbox, call.account)}"
    rows = [
        {"date": f"{when} 00:00:00", "file": link(call.sandbox, f"{place}/invoice-{when}.pdf")}
        for when in days(call, USUAL_DAYS)
        if when.day == 1
    ]
    return [("data", rows)]


def content(call: Call, name: str) -> bytes | None:
    """The PDF file of this name; None when there is none."""
    parts = NAME.fullmatch(name)
    try:
        when = datetime.strptime(parts.group(1), DAY_FORMAT) if parts else None
    except ValueError:
        return None
    if when is None or when.date() >= call.sandbox.clock.now().date():
        return None
    rates = call.store.one(
        "SELECT COUNT(*) AS n, COALESCE(SUM(rate), 0) AS total FROM vitcom_numbers"
        " WHERE held = 'owned' AND account = ? AND status != '2'",
        (call.account,),
    )
    count, total = (rates["n"], rates["total"]) if rates else (0, 0)
    return pdf(
        [
            f"Invoice {when:%Y-%m}",
            f"Account {call.account}",
            f"Period {when - timedelta(days=1):%Y-%m}",
            f"Numbers ({count}): {money(total)}",
            f"Total: {money(total)}",
        ]
    )
