# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What tests may see and change of vitcom besides its API: /_sandbox/ state, market, grant, cart, lnp."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.errors import BadInputError
from dialtone_sandbox.store import Value
from dialtone_sandbox.vitcom import cart, ports
from dialtone_sandbox.vitcom.billing import cents
from dialtone_sandbox.vitcom.numbers import ACTIVE, CANCELLED, INACTIVE
from dialtone_sandbox.vitcom.stock import STATE_OF_NPA, STATES, Area, NumberRow, category_of, number_row, put_on_sale
from dialtone_sandbox.vitcom.wire import DATE_FORMAT, stamp

Body = Mapping[str, Json]
DEFAULT_PRICE = "0.50"
DEFAULT_RATE = "0.50"
GRANT_FIELDS = {"trunk", "status", "cnam", "order_type", "did_rate"}


def known_keys(body: Json, keys: set[str]) -> None:
    if not isinstance(body, dict):
        raise BadInputError(f"expected an object with {', '.join(sorted(keys))}, got {body!r}")
    unknown = sorted(set(body) - keys)
    if unknown:
        raise BadInputError(f"no key {', '.join(unknown)} here; there are: {', '.join(sorted(keys))}")


def account_of(sandbox: Sandbox, body: Body) -> str:
    """The account named, or the customer's."""
    name = str(body.get("account") or sandbox.accounts.of("vitcom")[0].account)
    if sandbox.accounts.find("vitcom", name) is None:
        raise BadInputError(f"vitcom has no account {name!r}")
    return name


def ten_digits(value: Json) -> str:
    digits = re.sub(r"[\s()+.-]", "", str(value))
    if not re.fullmatch(r"1?[2-9]\d{9}", digits, re.ASCII):
        raise BadInputError(f"{value!r} is no number of 10 digits")
    return digits[-10:]


def entries_in(body: Body, key: str) -> list[Json]:
    values = body.get(key, [])
    if not isinstance(values, list):
        raise BadInputError(f"{key} is a list, not {values!r}")
    return values


def numbers_in(body: Body, key: str) -> list[str]:
    return [ten_digits(value) for value in entries_in(body, key)]


def _cents(value: Json) -> int:
    if not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", str(value), re.ASCII):
        raise BadInputError(f"{value!r} is no amount of money such as 1.50")
    return cents(str(value))


def change_market(sandbox: Sandbox, body: Body) -> Json:
    """`{add: [{number, state, npanxx, ratecenter, price, did_rate}], price: {number: price}, sell: [numbers]}`."""
    known_keys(body, {"add", "price", "sell"})
    rows = [_offer(entry) for entry in entries_in(body, "add")]
    put_on_sale(sandbox.store, rows)
    wanted = body.get("price", {})
    if not isinstance(wanted, dict):
        raise BadInputError(f"price maps numbers to amounts, it is not {wanted!r}")
    prices = [(_cents(price), ten_digits(number)) for number, price in wanted.items()]
    sandbox.store.executemany("UPDATE vitcom_numbers SET setup = ? WHERE number = ?", prices)
    sold = numbers_in(body, "sell")
    sell(sandbox, sold)
    return {"added": len(rows), "priced": len(prices), "sold": len(sold)}


def _offer(entry: Body) -> NumberRow:
    known_keys(entry, {"number", "state", "npanxx", "ratecenter", "lata", "price", "did_rate"})
    number = ten_digits(entry.get("number"))
    state = str(entry.get("state", STATE_OF_NPA.get(number[:3], "")))
    if category_of(number) == "landline" and state not in STATES:
        raise BadInputError(f"{number} needs a state of two letters, not {state!r}")
    if entry.get("npanxx", number[:6]) != number[:6]:
        raise BadInputError(f"the npanxx of {number} is {number[:6]}, not {entry['npanxx']!r}")
    area = Area(state, number[:3], 0, str(entry.get("ratecenter", "")).upper(), str(entry.get("lata", "")), 0)
    price, rate = _cents(entry.get("price", DEFAULT_PRICE)), _cents(entry.get("did_rate", DEFAULT_RATE))
    return number_row(number, area, price, rate)


def sell(sandbox: Sandbox, numbers: list[str]) -> None:
    """Somebody elsewhere takes these numbers, unless they are owned already."""
    sandbox.store.executemany(
        "UPDATE vitcom_numbers SET held = 'sold', account = '', reservation = NULL, orderno = NULL"
        " WHERE number = ? AND held IN ('free', 'reserved', 'ordered')",
        [(number,) for number in numbers],
    )


def grant_numbers(sandbox: Sandbox, body: Body) -> Json:
    """`{account, numbers, fields: {trunk (id), status, cnam, order_type, did_rate}}`: owned at once, unpaid."""
    known_keys(body, {"account", "numbers", "fields"})
    fields = body.get("fields") or {}
    known_keys(fields, GRANT_FIELDS)
    account = account_of(sandbox, body)
    numbers = numbers_in(body, "numbers")
    same = (
        _trunk(sandbox, account, fields.get("trunk")),
        _status(fields.get("status", ACTIVE)),
        str(fields.get("cnam", "")),
        str(fields.get("order_type", "New")),
        _cents(fields.get("did_rate", DEFAULT_RATE)),
    )
    sandbox.store.executemany(
        "INSERT INTO vitcom_numbers (number, category, state, npanxx, npa, ratecenter, lata, setup, held, account,"
        " trunk, status, cnam, order_type, rate) VALUES (?,?,?,?,?,'','',0,'owned',?,?,?,?,?,?)"
        " ON CONFLICT (number) DO UPDATE SET held = 'owned', account = excluded.account, trunk = excluded.trunk,"
        " status = excluded.status, cnam = excluded.cnam, order_type = excluded.order_type, rate = excluded.rate,"
        " reservation = NULL, orderno = NULL",
        [(*_place(number), account, *same) for number in numbers],
    )
    return {"granted": len(numbers)}


def _place(number: str) -> tuple[str, str, str, str, str]:
    return number, category_of(number), STATE_OF_NPA.get(number[:3], ""), number[:6], number[:3]


def _status(value: Json) -> str:
    if str(value) not in (ACTIVE, INACTIVE, CANCELLED):
        raise BadInputError(f"the status of a number is 1 (active), 0 (inactive) or 2 (cancelled), not {value!r}")
    return str(value)


def _trunk(sandbox: Sandbox, account: str, identifier: Json) -> Value:
    if identifier is None:
        return None
    found = sandbox.store.one("SELECT id FROM vitcom_trunks WHERE id = ? AND account = ?", (str(identifier), account))
    if found is None:
        raise BadInputError(f"account {account} has no trunk group {identifier!r}")
    return int(found["id"])


def fill_cart(sandbox: Sandbox, body: Body) -> Json:
    """`{account, numbers}`: another system of the same customer reserves these numbers."""
    known_keys(body, {"account", "numbers"})
    numbers = numbers_in(body, "numbers")
    for number in numbers:
        if not sandbox.store.one("SELECT 1 FROM vitcom_numbers WHERE number = ? AND held = 'free'", (number,)):
            raise BadInputError(f"{number} is not for sale")
    return {"reserveId": str(cart.hold(sandbox, account_of(sandbox, body), numbers))}


def move_port_in(sandbox: Sandbox, body: Body) -> Json:
    """`{order, foc: "YYYY-MM-DD HH:MM:SS", reject: [numbers], complete: true}`: move a port-in on.

    Without an order it is the latest one of the `account`.
    """
    known_keys(body, {"order", "account", "foc", "reject", "complete"})
    orderno = str(body["order"] if "order" in body else _latest_port_in(sandbox, account_of(sandbox, body)))
    if not sandbox.store.one("SELECT 1 FROM vitcom_ports WHERE orderno = ?", (orderno,)):
        raise BadInputError(f"there is no port-in order {orderno!r}")
    if body.get("foc"):
        _set_foc(sandbox, orderno, str(body["foc"]))
    for number in numbers_in(body, "reject"):
        _reject(sandbox, orderno, number)
    if body.get("complete"):
        _set_foc(sandbox, orderno, stamp(sandbox.clock.now()))
        ports.complete(sandbox, int(orderno))
    return {"order": orderno}


def _latest_port_in(sandbox: Sandbox, account: str) -> int:
    latest = "SELECT MAX(orderno) AS orderno FROM vitcom_ports JOIN vitcom_orders USING (orderno) WHERE account = ?"
    row = sandbox.store.one(latest, (account,))
    if row is None or row["orderno"] is None:
        raise BadInputError(f"the account {account!r} has no port-in order")
    return int(row["orderno"])


def _set_foc(sandbox: Sandbox, orderno: str, foc: str) -> None:
    try:
        datetime.strptime(foc, DATE_FORMAT)
    except ValueError as error:
        raise BadInputError(f"foc is a date such as 2015-05-14 16:33:24, not {foc!r}") from error
    sandbox.store.execute(
        "UPDATE vitcom_ports SET foc = ?, actual_foc = ?, modified = ? WHERE orderno = ?",
        (foc, foc, stamp(sandbox.clock.now()), orderno),
    )


def _reject(sandbox: Sandbox, orderno: str, number: str) -> None:
    """The losing carrier keeps the number: the order goes on without it."""
    place = (orderno, number)
    sandbox.store.execute("DELETE FROM vitcom_order_numbers WHERE orderno = ? AND number = ?", place)
    sandbox.store.execute("DELETE FROM vitcom_numbers WHERE orderno = ? AND number = ? AND held = 'porting'", place)
