# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Values in VitCom's rows that are more than text; beside the wire, for not every task reads them."""

from __future__ import annotations

from .wire import Body, text


def count(row: Body, name: str) -> int | None:
    """A whole number, which the samples print as text; None where it is missing or empty. Raises ValueError."""
    value = text(row, name)
    return None if value is None else int(value)


def date(row: Body, name: str) -> str | None:
    """A date (and time) in ISO 8601, without a time zone, for the carrier states none; None where it is not set."""
    value = text(row, name)
    return None if value is None or value.startswith("0000") else value.replace(" ", "T", 1).removesuffix("Z")
