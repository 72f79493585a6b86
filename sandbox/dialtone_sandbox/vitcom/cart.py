# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Reservations: reserve, bulkreserve, remove_reserved (seed 003).

Whether a reserveId stands for its own reservation or for the account's whole cart is the reading `cart`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.vitcom.inventory import Wanted, for_sale, wanted_to_reserve
from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs, next_id, stamp

FIRST_ID = 70001
EXPIRES_AFTER = timedelta(hours=24)
"""The sandbox's own rule: the seed does not say whether a reservation ends."""


def joined(call: Call, numbers: Iterable[str]) -> list[str]:
    """A list of TNs: one comma-joined string, as the samples print it, or a string each."""
    shown = call.shown_all(numbers)
    return [" , ".join(shown)] if call.reading("tns_shape") == "joined" else shown


def hold(sandbox: Sandbox, account: str, numbers: list[str]) -> int:
    """Put free numbers into the account's cart; gives the reserveId."""
    store = sandbox.store
    identifier = next_id(store, "vitcom_reservations", "id", FIRST_ID)
    store.execute(
        "INSERT INTO vitcom_reservations (id, account, made) VALUES (?,?,?)",
        (identifier, account, stamp(sandbox.clock.now())),
    )
    store.executemany(
        "UPDATE vitcom_numbers SET held = 'reserved', account = ?, reservation = ? WHERE number = ?",
        [(account, identifier, number) for number in numbers],
    )
    return identifier


def _reserved(call: Call, numbers: list[str]) -> Pairs:
    identifier = hold(call.sandbox, call.account, numbers)
    return [("reserveId", str(identifier)), ("TNs", joined(call, numbers))]


def reserve(call: Call) -> Pairs:
    """The parameter says one number, the sample answers two: how many are taken is the reading `reserve_many`."""
    wanted = wanted_to_reserve(call, state_required=True)
    asked = call.numbers("number", 10)
    if call.reading("reserve_many") == "first_only":
        asked = asked[:1]
    free = [number for number in asked if _is_free(call, wanted, number)]
    if not free:
        raise InvalidError("number")
    return _reserved(call, free)


def _is_free(call: Call, wanted: Wanted, number: str) -> bool:
    row = call.store.one("SELECT * FROM vitcom_numbers WHERE number = ? AND held = 'free'", (number,))
    return row is not None and all(row[column] == value for column, value in wanted.columns().items())


def bulk_reserve(call: Call) -> Pairs:
    """The lowest numbers that match; what else may come is the reading `bulk_answer`."""
    wanted = wanted_to_reserve(call, state_required=False)
    quantity = call.whole("quantity", 1, 1000)
    reading = call.reading("bulk_answer")
    rows = for_sale(call.store, wanted, quantity, "DESC" if reading == "others" else "ASC")
    numbers = sorted(row["number"] for row in rows)
    if not numbers:
        raise InvalidError("quantity")
    if reading == "fewer" and len(numbers) > 1:
        numbers.pop()
    return _reserved(call, numbers)


def in_cart(call: Call, parameter: str) -> list[str]:
    """The reserved numbers that the reserveId in this parameter stands for."""
    identifier = call.required_identifier(parameter)
    known = call.store.one(
        "SELECT id FROM vitcom_reservations WHERE id = ? AND account = ?", (identifier, call.account)
    )
    if known is None:
        raise InvalidError(parameter)
    sql = "SELECT number, reservation FROM vitcom_numbers WHERE held = 'reserved' AND account = ? ORDER BY number"
    rows = call.store.query(sql, (call.account,))
    whole_cart = call.reading("cart") == "account"
    return [row["number"] for row in rows if whole_cart or row["reservation"] == identifier]


def remove_reserved(call: Call) -> Pairs:
    """Without `number` everything goes that the reserveId stands for."""
    cart = in_cart(call, "reserveId")
    asked = call.numbers("number", 10) if call.text("number") else cart
    held = set(cart)
    removed = [number for number in asked if number in held]
    release(call.sandbox, removed)
    missing = [number for number in asked if number not in held]
    return [("Removed TNs", joined(call, removed)), ("TNs not available", joined(call, missing))]


def release(sandbox: Sandbox, numbers: list[str]) -> None:
    """Back on the market."""
    sandbox.store.executemany(
        "UPDATE vitcom_numbers SET held = 'free', account = '', reservation = NULL, orderno = NULL WHERE number = ?",
        [(number,) for number in numbers],
    )


def expire(sandbox: Sandbox) -> None:
    """Free what was reserved a day ago and never ordered."""
    rows = sandbox.store.query(
        "SELECT number FROM vitcom_numbers WHERE held = 'reserved' AND reservation IN"
        " (SELECT id FROM vitcom_reservations WHERE made <= ?)",
        (stamp(sandbox.clock.now() - EXPIRES_AFTER),),
    )
    release(sandbox, [row["number"] for row in rows])
