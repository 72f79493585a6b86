# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Rows of the read modules: each key that is known with its type, what else the carrier tells as it comes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from ...domain import money
from ...domain.row import Row
from . import wire
from .wire import Body

#: Reads one key of a row; None where it is missing or empty. Raises ValueError.
Kind = Callable[[Body, str], object]
#: How dates are asked for: a day in most calls, day and time for payments.
DAY, MOMENT = "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"
_QUANTITY = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:%|[A-Za-z]+)?")
_NOTHING = frozenset({"-", "n/a", "nan", "null"})
_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-[0-9]{1,2})?(?:[ T].*)?")


def typed(row: Body, kinds: Mapping[str, Kind]) -> Row:
    """A row with the keys of ``kinds`` first, all of them, and then the others."""
    rest = {key: value for key, value in row.items() if key not in kinds}
    return {key: kind(row, key) for key, kind in kinds.items()} | rest


def period(begin: dt.date | None, end: dt.date | None, form: str) -> dict[str, str | None]:
    """The parameters ``from`` and ``to``."""
    return {name: None if date is None else format(date, form) for name, date in (("from", begin), ("to", end))}


def amount(row: Body, name: str) -> Decimal | None:
    """Money."""
    return money.amount(wire.text(row, name))


def quantity(row: Body, name: str) -> int | float | None:
    """A figure of statistics without its unit: the samples print ``"asr": "40%"``."""
    text = (wire.text(row, name) or "-").strip()
    if text.lower() in _NOTHING:
        return None
    match = _QUANTITY.fullmatch(text)
    if not match:
        raise ValueError(f"{name} {text!r} is no figure")
    digits = match[1].replace(",", "")
    return float(digits) if "." in digits else int(digits)


def phone(row: Body, name: str) -> str:
    """A number of the North American plan."""
    return wire.number(row.get(name))


def caller(row: Body, name: str) -> str | None:
    """A number where it is one of the North American plan, else as the carrier writes it: anybody may have called."""
    try:
        return phone(row, name)
    except ValueError:
        return wire.text(row, name)


def month(row: Body, name: str) -> str:
    """The first day of a month, which the samples print as ``2015-02-1``."""
    match = _MONTH.fullmatch(wire.required(row, name).strip())
    if not match:
        raise ValueError(f"{name} {row[name]!r} is no month")
    return f"{match[1]}-{int(match[2]):02}-01"


def lower(row: Body, name: str) -> str | None:
    """A word that the carrier capitalises: Landline, TollFree, Metered."""
    text = wire.text(row, name)
    return None if text is None else text.lower()


def trunk_group_id(row: Body, name: str) -> str | None:
    """A trunk group's id; 0 stands for none."""
    text = wire.text(row, name)
    return None if text == "0" else text


def flag(row: Body, name: str) -> bool | None:
    """Yes or no: ``false`` in the samples; 0 and 1 are how this API writes it elsewhere."""
    value = row.get(name)
    if value is None or value == "":
        return None
    if str(value).lower() not in _FLAGS:
        raise ValueError(f"{name} {value!r} is neither yes nor no")
    return _FLAGS[str(value).lower()]
