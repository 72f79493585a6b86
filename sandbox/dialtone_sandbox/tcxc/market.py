# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The market: searching it and buying from it (seed 002)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from decimal import Decimal

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.store import as_dict
from dialtone_sandbox.tcxc import ownership
from dialtone_sandbox.tcxc.filters import Where, common
from dialtone_sandbox.tcxc.paging import Page, page
from dialtone_sandbox.tcxc.refusal import SOLD, RefusedError, refused

BILLING_ACCOUNTS = {"1": "Demo", "2": "SBC-3001"}
FEATURES = ("voice", "sms", "fax", "video")
SHUFFLE = "tcxc_shuffle"
SHUFFLED = "(i_did * 7919 + ? * 104729) % 1000003"


def search(sandbox: Sandbox, _login: str, params: Mapping[str, str]) -> Json:
    """`/number/market`: the numbers for sale, lowest first."""
    if params.get("searchform") != "1":
        raise refused("searchform=1 is missing.")
    rows = _ordered(sandbox, _filters(params), page(sandbox, params))
    share = sandbox.readings.number("i_did_missing")
    return {"status": "success", "dids": [_row(row, share) for row in rows]}


def _filters(params: Mapping[str, str]) -> Where:
    where = common("", params)
    if seller := params.get("seller"):
        where.add("instr(lower(vendor_name), ?)", seller.lower())
    for feature in FEATURES:
        if params.get(feature) in ("0", "1"):
            where.add(f"{feature} = ?", int(params[feature]))
    if (did_type := params.get("did_type", "any")) not in ("any", ""):
        where.add("did_type = ?", did_type)
    return where


def _ordered(sandbox: Sandbox, where: Where, wanted: Page) -> list[sqlite3.Row]:
    order, salt = "number", []
    if sandbox.readings.text("market_order") == "shuffled":
        order, salt = SHUFFLED, [_salt(sandbox, wanted)]
    return sandbox.store.query(
        f"SELECT * FROM tcxc_dids WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?",
        [*where.args, *salt, wanted.limit, wanted.offset],
    )


def _salt(sandbox: Sandbox, wanted: Page) -> int:
    """Each search shuffles anew; its further pages do not."""
    salt = int(sandbox.settings.get(SHUFFLE, "0"))
    if wanted.offset == 0:
        salt += 1
        sandbox.settings.put(SHUFFLE, str(salt))
    return salt


def _row(stored: sqlite3.Row, missing: float) -> Json:
    """A market row with the keys and types of the seed's sample; some rows have no `i_did`, as there."""
    row = as_dict(stored)
    shown = {
        "country": row["country_code"].upper(),
        "msisdn": row["number"],
        "cost": row["cost"],
        "type": row["type"],
        "features": [name.upper() for name in FEATURES if row[name]],
        "monthly_fee": row["monthly_fee"],
        "number": row["number"],
        "smpp_price": row["smpp_price"],
        "price_1": row["price_1"],
        "setup_fee": row["setup_fee"],
        "capacity": row["capacity"],
        "voice": row["voice"],
        "sms": row["sms"],
        "video": row["video"],
        "fax": row["fax"],
        "verification_required": row["verification_required"],
        "interval_1": row["interval_1"],
        "interval_n": row["interval_n"],
        "did_type": row["did_type"],
        "vendor_name": row["vendor_name"],
        "is_nexmo": row["is_nexmo"],
        "country_code": row["country_code"],
        "country_name": row["country_name"],
        "description": row["description"],
        "price_n": row["price_n"],
    }
    return shown if row["id_rank"] < missing else {"i_did": row["i_did"], **shown}


def purchase(sandbox: Sandbox, login: str, params: Mapping[str, str]) -> Json:
    """`/number/purchase`: one number, paid at once with its set-up fee and first month."""
    if params.get("add") != "1":
        raise refused("add=1 is missing.")
    row = _wanted(sandbox, params.get("i_did", ""))
    if row["account"]:
        raise RefusedError(SOLD)
    if params.get("billing_i_account") not in BILLING_ACCOUNTS:
        raise refused("billing_i_account is none of your accounts.")
    _check_contacts(row, params)
    price = Decimal(row["setup_fee"]) + Decimal(row["monthly_fee"])
    if price > ownership.balance(sandbox, login):
        raise refused("Your balance is too low.")
    routing = ownership.Routing(
        BILLING_ACCOUNTS[params["billing_i_account"]], params.get("contact", ""), params.get("smpp_contact", "")
    )
    ownership.sell(sandbox, row, login, routing)
    return {"status": "success", "message": "DID has been purchased."}


def _wanted(sandbox: Sandbox, i_did: str) -> sqlite3.Row:
    row = sandbox.store.one("SELECT * FROM tcxc_dids WHERE i_did = ?", (i_did,))
    if row is None or row["id_rank"] < 0:
        raise refused("There is no such i_did.")
    return row


def _check_contacts(row: sqlite3.Row, params: Mapping[str, str]) -> None:
    """Seed 002: `contact` for voice, video and fax numbers, `smpp_contact` for sms ones."""
    if not params.get("contact") and (row["voice"] or row["video"] or row["fax"]):
        raise refused("contact is required.")
    if not params.get("smpp_contact") and row["sms"]:
        raise refused("smpp_contact is required.")
    ownership.check_syntax(params)


def sold_meanwhile(sandbox: Sandbox, params: Mapping[str, str]) -> None:
    """Another buyer takes the `i_did` that the request asks for, when it is still for sale."""
    row = sandbox.store.one("SELECT * FROM tcxc_dids WHERE i_did = ? AND account = ''", (params.get("i_did", ""),))
    if row is not None:
        ownership.sell_to_stranger(sandbox, row)
