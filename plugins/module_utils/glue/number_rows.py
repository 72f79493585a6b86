# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""number_info and did_market_info: what is owned, and what is for sale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..carriers.capabilities.places import MarketPlaces
from ..domain.errors import InputError
from ..domain.number import Select, preference
from ..domain.problem import THE_TASK
from .number_options import BUYING_SPEC, SELECT_SPEC
from .owned_options import OWNED_SPEC
from .select import SelectReader

if TYPE_CHECKING:
    from ..carriers.capabilities.number_protocols import NumberRows

#: A column that is there only when it is asked for: what the masked password of the SMPP contact is called.
PASSWORD = "smpp_password"
INFO_SPEC: dict[str, Any] = {
    "select": {
        "type": "dict",
        "options": {
            **{key: SELECT_SPEC[key] for key in ("prefix", "country", "description", "category")},
            **OWNED_SPEC,
        },
    },
    "columns": {"type": "list", "elements": "str"},
}
MARKET_SPEC: dict[str, Any] = {
    "select": {"type": "dict", "options": SELECT_SPEC | BUYING_SPEC},
    "limit": {"type": "int"},
}


def owned_numbers(carrier: NumberRows, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys of number_info."""
    given = params["select"] or {}
    filters = {key: given.get(key) for key in OWNED_SPEC}
    owned = carrier.list_owned(_select(carrier, params, given), **filters)
    rows = [carrier.number_row(number) for number in sorted(owned, key=lambda number: number.number)]
    columns = params["columns"]
    if PASSWORD in (columns or ()):
        from .smpp_passwords import password_names

        names = password_names(owned)
        rows = [row | {PASSWORD: names.get(row["number"])} for row in rows]
    return {"numbers": rows if columns is None else [{key: row.get(key) for key in columns} for row in rows]}


def numbers_for_sale(carrier: NumberRows, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys of did_market_info. Where a carrier sells by place, a place has to be selected for numbers."""
    limit = params["limit"]
    if limit is not None and limit < 1:
        raise InputError(f"limit is {limit}, below 1")
    select = _select(carrier, params, params["select"])
    if isinstance(carrier, MarketPlaces) and select.takes_all:
        return {"numbers": [], "states": carrier.states()}
    offers = [offer for offer in carrier.list_market(select, limit) if select.affords(offer)]
    rows = [carrier.number_row(offer) for offer in sorted(offers, key=preference)][:limit]
    if isinstance(carrier, MarketPlaces) and select.state:
        return {"numbers": rows, "npanxx": carrier.npanxx(select.state)}
    return {"numbers": rows}


def _select(carrier: NumberRows, params: Mapping[str, Any], given: Mapping[str, Any] | None) -> Select:
    reader = SelectReader(params, carrier)
    select = reader.select(given, THE_TASK)
    if reader.problems:
        raise InputError(reader.problems)
    return select
