# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Port-in orders: generate_lnp_order, get_lnp_orders, and their life on the carrier's clock (seed 003)."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.store import Value
from dialtone_sandbox.vitcom.billing import balance, deduct
from dialtone_sandbox.vitcom.links import link
from dialtone_sandbox.vitcom.orders import add_order, costs, find_order, kind, listed_orders, numbers_of, status_shown
from dialtone_sandbox.vitcom.portability import is_orderable, lnp_numbers, shaped
from dialtone_sandbox.vitcom.stock import STATE_OF_NPA, category_of
from dialtone_sandbox.vitcom.wire import DATE_FORMAT, Call, InvalidError, Pairs, stamp

ACTIVITY = "Order (LNP)"
DOCUMENTS = ("loa_doc", "carrier_doc")
FEE = 500
RATE = 50
FOC_SET_AFTER = timedelta(days=1)
FOC_AFTER = timedelta(days=3)
HOLIDAYS = ("01-01", "07-04", "12-25")
"""The sandbox's own rules, down from FEE: the seed says that an order costs something, that its date is set some time,
and that weekends and holidays are refused; not how much, when and which."""


def _requested_foc(call: Call) -> str:
    """Empty when left out. Not before tomorrow, no weekend, no holiday."""
    text = call.text("requestedFocDate")
    if not text:
        return ""
    try:
        wanted = datetime.strptime(text, DATE_FORMAT)
    except ValueError as error:
        raise InvalidError("requestedFocDate") from error
    too_early = wanted.date() <= call.sandbox.clock.now().date()
    if too_early or wanted.isoweekday() > 5 or wanted.strftime("%m-%d") in HOLIDAYS:
        raise InvalidError("requestedFocDate")
    return text


def generate_lnp_order(call: Call) -> Pairs:
    """Orders, and charges for, those of the numbers that are accepted."""
    numbers = lnp_numbers(call)
    category = call.category()
    if not category:
        raise InvalidError("category")
    call.required("subscriberType")
    call.choice("subscriberType", ("residential", "business"))
    call.required("loaAuthorizingPerson")
    for field in DOCUMENTS:
        if field not in call.files or not call.files[field].content:
            raise InvalidError(field)
    requested = _requested_foc(call)
    accepted = [number for number in numbers if is_orderable(call, number, category)]
    if not accepted:
        raise InvalidError("numbers")
    amount = FEE * len(accepted)
    if amount > balance(call.store, call.account):
        raise InvalidError("balance")
    return _ordered(call, accepted, category, amount, requested)


def _ordered(call: Call, numbers: list[str], category: str, amount: int, requested: str) -> Pairs:
    columns: dict[str, Value] = {"trunk": 0, "did_type": "Metered", "sessions": "0", "category": category}
    orderno = add_order(call, "Portin", amount, columns, numbers)
    deduct(call, ACTIVITY, amount)
    _file(call, orderno, requested)
    for number in numbers:
        _begin_porting(call, orderno, number)
    order = find_order(call, "orderNo", orderno, "Portin")
    return [
        ("success", "Order Generated Successfully."),
        ("orderNo", str(orderno)),
        *costs(order).items(),
        ("orderType", "New"),
        *kind(order).items(),
        ("status", status_shown(call, order)),
        ("acceptedTns", shaped(call, numbers)),
    ]


def _file(call: Call, orderno: int, requested: str) -> None:
    """Keep the dates, the person and the documents of a port-in."""
    now = call.sandbox.clock.now()
    call.store.execute(
        "INSERT INTO vitcom_ports (orderno, requested_foc, foc, foc_set_at, authorizing_person, subscriber_type,"
        " modified) VALUES (?,?,?,?,?,?,?)",
        (
            orderno,
            requested,
            requested or stamp(now + FOC_AFTER),
            stamp(now + FOC_SET_AFTER),
            call.text("loaAuthorizingPerson"),
            call.text("subscriberType"),
            stamp(now),
        ),
    )
    call.store.executemany(
        "INSERT INTO vitcom_documents (orderno, field, filename, content) VALUES (?,?,?,?)",
        [(orderno, field, call.files[field].filename, call.files[field].content) for field in DOCUMENTS],
    )


def _begin_porting(call: Call, orderno: int, number: str) -> None:
    """Theirs until the FOC date, but already bound to the order. It may stand in the market: then it leaves it."""
    call.store.execute(
        "INSERT INTO vitcom_numbers (number, category, state, npanxx, npa, ratecenter, lata, setup, rate)"
        " VALUES (?,?,?,?,?,'','',0,?) ON CONFLICT (number) DO NOTHING",
        (number, category_of(number), STATE_OF_NPA.get(number[:3], ""), number[:6], number[:3], RATE),
    )
    call.store.execute(
        "UPDATE vitcom_numbers SET held = 'porting', account = ?, orderno = ?, trunk = NULL WHERE number = ?",
        (call.account, orderno, number),
    )


def advance(sandbox: Sandbox) -> None:
    """What the clock has brought: FOC dates told, ports completed."""
    now = stamp(sandbox.clock.now())
    sandbox.store.execute(
        "UPDATE vitcom_ports SET actual_foc = foc, modified = foc_set_at WHERE actual_foc = '' AND foc_set_at <= ?",
        (now,),
    )
    due = sandbox.store.query(
        "SELECT orderno FROM vitcom_ports JOIN vitcom_orders USING (orderno)"
        " WHERE processed = 0 AND actual_foc != '' AND actual_foc <= ?",
        (now,),
    )
    for row in due:
        complete(sandbox, row["orderno"])


def complete(sandbox: Sandbox, orderno: int) -> None:
    """The numbers are the account's now, active, on no trunk group."""
    sandbox.store.execute("UPDATE vitcom_orders SET processed = 1 WHERE orderno = ?", (orderno,))
    sandbox.store.execute(
        "UPDATE vitcom_numbers SET held = 'owned', status = '1', order_type = 'Portin'"
        " WHERE orderno = ? AND held = 'porting'",
        (orderno,),
    )


def get_lnp_orders(call: Call) -> Pairs:
    return [("Orders", [_listed(call, order) for order in listed_orders(call, "Portin")])]


def _listed(call: Call, order: sqlite3.Row) -> dict[str, object]:
    port = call.store.one("SELECT * FROM vitcom_ports WHERE orderno = ?", (order["orderno"],))
    if port is None:
        raise InvalidError("orderId")
    numbers = numbers_of(call, order)
    return {
        "orderno": str(order["orderno"]),
        "accountno": order["account"],
        **costs(order),
        "orderType": order["order_type"],
        **kind(order),
        "status": status_shown(call, order),
        "requestedFocDate": port["requested_foc"],
        "actualFocDate": port["actual_foc"],
        "billingNumber": f"+1{numbers[0]}" if numbers else "",
        "loaAuthorizingPerson": port["authorizing_person"],
        "numbers": call.shown_all(numbers),
        **_subscriber(port),
        "losingCarrierName": "Bandwidth",
        "lastModifiedDate": _modified(port),
        "lastModifiedBy": "System",
        "immediately": False,
        "triggered": False,
        "loa": _document_url(call, order["orderno"], "loa_doc"),
        "carrier_doc": _document_url(call, order["orderno"], "carrier_doc"),
    }


def _subscriber(port: sqlite3.Row) -> dict[str, object]:
    """No call takes an address; the carrier reads it from the LOA. The sandbox prints that of the sample."""
    first, _space, last = port["authorizing_person"].partition(" ")
    return {
        "subscriberType": port["subscriber_type"],
        "subscriberFirstName": first,
        "subscriberLastName": last,
        "addressHouseNumber": "400",
        "addressStreetName": "Green Road",
        "addressStreetSuffix": "Dr",
        "addressCity": "Portland",
        "addressStateCode": "OR",
        "addressZip": "97230",
    }


def _modified(port: sqlite3.Row) -> str:
    """The sample prints two formats, one in each of its orders."""
    text = str(port["modified"])
    return text if port["orderno"] % 2 == 0 else text.replace(" ", "T") + "Z"


def _document_url(call: Call, orderno: int, field: str) -> str:
    return link(call.sandbox, f"uploads/portin/{orderno}-{field}")
