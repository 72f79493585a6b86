# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""All figures of one account, out of what the tasks read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .money import Money, money_of
from .numbers import Numbers, numbers_of
from .orders import Order, orders_of, port_ins_of
from .subject import OF_NUMBERS, Subject
from .traffic import Period, calls_of, months_of
from .values import Row, clean

Result = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What could not be read, is not offered or not wanted is None. ``unread``: why, by what was to be read."""

    subject: Subject
    unread: Mapping[str, str]
    numbers: Numbers | None = None
    orders: tuple[Order, ...] | None = None
    port_ins: tuple[Order, ...] | None = None
    calls_in: tuple[Period, ...] | None = None
    calls_out: tuple[Period, ...] | None = None
    money: Money | None = None


def figures_of(subject: Subject, results: Mapping[str, Result | None], calls: Iterable[str]) -> Figures:
    """``results`` by what was read, ``gone`` (cancelled numbers) among them; ``calls``: call records as lines."""
    unread = _unread(subject, results)
    told = {read: results[read] or {} for read in subject.reads if read not in unread}
    rows = _rows(told.get("numbers"), "numbers") or []
    owned, gone = ({row["number"] for row in found} for found in (rows, _rows(results.get("gone"), "numbers") or []))
    orders, port_ins = (_rows(told.get(read), "orders") for read in ("orders", "port_ins"))
    months = _months(told.get("traffic"), subject.today)
    return Figures(
        subject=subject,
        unread=unread,
        numbers=numbers_of(rows) if "numbers" in told and "numbers" in subject.parts else None,
        orders=None if orders is None else orders_of(orders, owned, gone),
        port_ins=None if port_ins is None else port_ins_of(port_ins, owned),
        calls_in=months.get("origination"),
        calls_out=calls_of(calls) if "calls" in told else months.get("termination"),
        money=_money(told),
    )


def _unread(subject: Subject, results: Mapping[str, Result | None]) -> dict[str, str]:
    """Why something could not be read. Orders neither where the numbers could not: their states follow from them."""
    unread = {read: problem for read in subject.reads if (problem := _problem(results.get(read)))}
    gone = _problem(results.get("gone") or {"skipped": True})
    if gone and "orders" in subject.reads:
        unread["orders"] = gone
    if "numbers" in unread:
        orders = [read for read in subject.reads if read in OF_NUMBERS]
        unread = dict.fromkeys(orders, f"the numbers could not, {unread['numbers']}") | unread
    return unread


def _problem(result: Result | None) -> str | None:
    """Why a task told nothing, or None. Of a loop it is the first turn that failed."""
    if not result:
        return "the task did not run"
    if not result.get("failed"):
        return None
    turns = [turn for turn in result.get("results") or [result] if turn.get("failed")]
    return clean(turns[0].get("msg") or "the task failed")


def _rows(result: Result | None, key: str) -> list[Row] | None:
    return None if result is None else list(result.get(key) or ())


def _months(result: Result | None, today: str) -> dict[str, tuple[Period, ...]]:
    """The months of each direction, out of one turn for each direction and year."""
    rows: dict[str, list[Row]] = {}
    for turn in (result or {}).get("results") or ():
        rows.setdefault(str(turn["report_months"]["direction"]), []).extend(turn["rows"])
    return {direction: months_of(found, today) for direction, found in rows.items()}


def _money(told: Mapping[str, Result]) -> Money | None:
    """Of a carrier that has no ledger, the balance alone."""
    holding = next((told[read] for read in ("ledger", "balance", "payments") if read in told), None)
    if holding is None:
        return None
    ledger, payments = (_rows(told.get(read), "rows") or [] for read in ("ledger", "payments"))
    return money_of(holding["balance"], ledger, payments)
