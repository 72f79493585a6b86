# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What is for sale: availabilitystate, availabilitynpanxx, searchdid, searchtfn (seed 003)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dialtone_sandbox.store import Store
from dialtone_sandbox.vitcom.stock import STATES, TOLL_FREE_PREFIXES
from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs


@dataclass(frozen=True)
class Wanted:
    """What numbers a call asks for; an empty field asks for nothing."""

    category: str
    state: str = ""
    npanxx: str = ""
    ratecenter: str = ""
    npa: str = ""
    number: str = ""

    def columns(self) -> dict[str, str]:
        """The conditions on vitcom_numbers."""
        return {name: value for name, value in vars(self).items() if value}


def state_of(call: Call, required: bool) -> str:
    state = call.required("state") if required else call.text("state")
    if state and state not in STATES:
        raise InvalidError("state")
    return state


def toll_free_prefix(call: Call) -> str:
    prefix = call.required("tfn_prefix")
    if prefix not in TOLL_FREE_PREFIXES:
        raise InvalidError("tfn_prefix")
    return prefix


def wanted_to_reserve(call: Call, state_required: bool) -> Wanted:
    """The parameters that reserve and bulkreserve share."""
    category = call.category()
    if not category:
        raise InvalidError("category")
    if category == "tollfree":
        return Wanted(category, npa=toll_free_prefix(call))
    state = state_of(call, state_required)
    return Wanted(category, state, call.digits("npanxx", 6, 6), call.text("city").upper())


def for_sale(store: Store, wanted: Wanted, limit: int = -1, order: str = "ASC") -> list[sqlite3.Row]:
    """Numbers neither reserved nor sold, by number; `limit` -1 is all."""
    columns = wanted.columns()
    where = " AND ".join(f"{name} = ?" for name in columns)
    sql = f"SELECT * FROM vitcom_numbers WHERE held = 'free' AND {where} ORDER BY number {order} LIMIT ?"
    return store.query(sql, (*columns.values(), limit))


def availability_state(call: Call) -> Pairs:
    rows = call.store.query(
        "SELECT DISTINCT state FROM vitcom_numbers WHERE held = 'free' AND category = 'landline' ORDER BY state"
    )
    return [("data", [row["state"] for row in rows])]


def availability_npanxx(call: Call) -> Pairs:
    rows = call.store.query(
        "SELECT npanxx, npa, MIN(ratecenter) AS ratecenter FROM vitcom_numbers"
        " WHERE held = 'free' AND category = 'landline' AND state = ? GROUP BY npanxx ORDER BY npanxx",
        (state_of(call, required=True),),
    )
    return [("data", [{"NPANXX": row["npanxx"], "NPA": row["npa"], "RateCenter": row["ratecenter"]} for row in rows])]


def search_did(call: Call) -> Pairs:
    wanted = Wanted(
        "landline",
        state_of(call, required=True),
        call.digits("NPANXX", 6, 6),
        number=call.digits("NPANXXYYYY", 10, 10),
    )
    rows = for_sale(call.store, wanted)
    if call.reading("search_shape") == "numbers":
        return [("data", {"Numbers": [_described(call, row) for row in rows]})]
    return [("DIDs", _plain(call, rows))]


def search_tfn(call: Call) -> Pairs:
    return [("TFNs", _plain(call, for_sale(call.store, Wanted("tollfree", npa=toll_free_prefix(call)))))]


def _plain(call: Call, rows: list[sqlite3.Row]) -> list[dict[str, str]]:
    return [{"TN": call.shown(row["number"]), "statusid": "0"} for row in rows]


def _described(call: Call, row: sqlite3.Row) -> dict[str, str]:
    """A row as a public client of the carrier reads it."""
    return {
        "TN": call.shown(row["number"]),
        "RateCenter": row["ratecenter"],
        "state": row["state"],
        "LATA": row["lata"],
    }
