# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""did_stats, tg_stats, monthly_summary and their termination twins (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable

from dialtone_sandbox.vitcom import termination, traffic, trunks
from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs, is_digits


def did_stats(call: Call) -> Pairs:
    """One row a number; all of them have to be the account's."""
    wanted = call.numbers("number", 10)
    if not set(wanted) <= set(owned_numbers(call)):
        raise InvalidError("number")
    return [("data", _overall(call, wanted))]


def tg_stats(call: Call) -> Pairs:
    """One row a number of the trunk groups; a row does not tell which group it is of."""
    wanted = [trunks.find_trunk(call, "tg_id", identifier)["id"] for identifier in _identifiers(call)]
    return [("data", _overall(call, [number for trunk in wanted for number in owned_numbers(call, trunk)]))]


def tg_stats_termination(call: Call) -> Pairs:
    """One row a caller of the trunks."""
    wanted = [termination.find_termination_trunk(call, identifier)["id"] for identifier in _identifiers(call)]
    return [("data", _overall(call, [number for trunk in wanted for number in _callers_of(trunk)]))]


def monthly_summary(call: Call) -> Pairs:
    """One row a number and month."""
    return [("data", _monthly(call, owned_numbers(call)))]


def monthly_summary_termination(call: Call) -> Pairs:
    """One row a caller and month."""
    return [("data", _monthly(call, callers(call)))]


def owned_numbers(call: Call, trunk: int | None = None) -> list[str]:
    """The account's numbers, or those of them on one trunk group."""
    rows = call.store.query(
        "SELECT number FROM vitcom_numbers WHERE held = 'owned' AND account = ? AND (? IS NULL OR trunk = ?)"
        " ORDER BY number",
        (call.account, trunk, trunk),
    )
    return [row["number"] for row in rows]


def callers(call: Call) -> list[str]:
    """Who calls out through the account's termination trunks."""
    rows = call.store.query("SELECT id FROM vitcom_termination_trunks WHERE account = ? ORDER BY id", (call.account,))
    return [number for row in rows for number in _callers_of(row["id"])]


def _callers_of(trunk: int) -> list[str]:
    return [f"206555{trunk % 1000:03d}{n}" for n in range(2)]


def _identifiers(call: Call) -> list[int]:
    parts = [part.strip() for part in call.required("tg_id").split(",")]
    if not all(is_digits(part) and len(part) <= 18 for part in parts):
        raise InvalidError("tg_id")
    return [int(part) for part in dict.fromkeys(parts)]


def _overall(call: Call, numbers: Iterable[str]) -> list[dict[str, str]]:
    now = call.sandbox.clock.now()
    return [
        {"accountno": call.account, "number": call.shown(number), **traffic.overall(number, now).row()}
        for number in numbers
    ]


def _monthly(call: Call, numbers: list[str]) -> list[dict[str, str]]:
    year = int(call.digits("year", 4, 4) or call.required("year"))
    month = call.whole("month", 1, 12) if call.text("month") else None
    return [
        {
            "accountno": call.account,
            "number": call.shown(number),
            "month": f"{when[0]}-{when[1]:02d}-1",
            **traffic.of_month(number, when).row(),
        }
        for when in traffic.months_of(year, month, call.sandbox.clock.now())
        for number in numbers
    ]
