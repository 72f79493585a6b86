# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""An account with something of everything, as the reading tasks tell it."""

from __future__ import annotations

from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.figures import Figures, figures_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.page import page_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.render import rendered
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.subject import PARTS, Subject

HOSTILE = "</script></style></svg><script>alert(1)</script><img src=x onerror=alert(2)>\"'&$x^2$\x00\u202e"
MONTHS = [f"2025-{month:02}-01" for month in (11, 12)] + [f"2026-{month:02}-01" for month in range(1, 12)]
_STATES = ("WA", "WA", "WA", "CA", "CA", "NY", "TX", "FL", "OR", "GA", "NV", "ON", None)


def subject(carrier: str = "vitcom", *parts: str, **more: Any) -> Subject:
    """A report of all parts, or of those named."""
    given: dict[str, Any] = {"host": "acme", "account": "VC1001", "today": "2026-11-21"}
    capabilities = frozenset(CARRIERS[carrier].capabilities)
    return Subject(**(given | more), carrier=carrier, capabilities=capabilities, parts=parts or PARTS)


def number(at: int) -> str:
    return f"+1206219{at:04}"


def numbers(count: int, title: str = "hq") -> list[dict[str, Any]]:
    """Rows of number_info on vitcom; the last one is inactive and points nowhere."""
    rows: list[dict[str, Any]] = [
        {
            "number": number(at),
            "status": "active",
            "state": _STATES[at % len(_STATES)],
            "category": "landline" if _STATES[at % len(_STATES)] else "tollfree",
            "did_type": "metered",
            "trunk_group": title if at % 3 else "west",
            "monthly_fee": "0.50",
        }
        for at in range(count)
    ]
    rows[-1:] = [row | {"status": "inactive", "trunk_group": None, "monthly_fee": None} for row in rows[-1:]]
    return rows


def order(order_id: str, *numbers: str, date: str = "2026-11-01T10:00:00", **more: Any) -> dict[str, Any]:
    """A row of order_info or lnp_order_info."""
    return {"order_id": order_id, "numbers": list(numbers), "date": date, "amount": "2.00", **more}


def months(direction: str) -> dict[str, Any]:
    """A turn of the loop over traffic_info."""
    rows = [
        {"month": month, "processed": 1000 + at, "completed": 600, "mou": 1500.0} for at, month in enumerate(MONTHS)
    ]
    return {"report_months": {"direction": direction}, "ansible_loop_var": "report_months", "rows": rows}


def ledger(*rows: tuple[str, str, str, str]) -> list[dict[str, Any]]:
    """Rows of billing_info: date, activity, debit, credit."""
    return [dict(zip(("date", "activity", "debit", "credit"), row, strict=True)) for row in rows]


def results(count: int = 40, title: str = "hq") -> dict[str, Any]:
    """What the tasks registered on vitcom; ``title`` stands where carriers and users write freely."""
    moved = ledger(
        ("2026-10-01T09:00:00", "Bank Transfer", "0.00", "100.00"),
        ("2026-10-05T09:00:00", "Order (New DIDs)", "20.00", "0.00"),
        ("2026-11-02T09:00:00", title, "30.00", "0.00"),
    )
    payment = {"date": "2026-10-01T09:00:00", "reference": title, "method": "bank", "status": "1"}
    paid = {"funded_amount": "102.00", "charges": "2.00", "amount": "100.00"}
    return {
        "numbers": {"numbers": numbers(count, title)},
        "gone": {"numbers": [{"number": "+12062199999"}]},
        "orders": {"orders": [order("1", number(0)), order("2", "+12062198888"), order("3", "+12062199999")]},
        "port_ins": {"orders": [order("4", "+14255550123", actual_foc_date="2026-11-10T00:00:00")]},
        "traffic": {"results": [months("origination"), months("termination")]},
        "ledger": {"rows": moved, "balance": "50.00"},
        "payments": {"rows": [{**payment, **paid}], "balance": "50.00"},
        "balance": {"skipped": True},
    }


def figures(count: int = 40, title: str = "hq", **more: Any) -> Figures:
    """The figures of that account; results may be replaced by name."""
    return figures_of(subject(), results(count, title) | more, ())


def html(count: int = 40, title: str = "hq") -> str:
    """Its page."""
    return rendered(page_of(figures(count, title)))
