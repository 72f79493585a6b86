# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Where an owned number points, as a person would declare it: with {number} in place of its own digits. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...module_utils.domain.contact import TEMPLATE, contract, expand
from ...module_utils.domain.contact_rules import sip_problem
from ...module_utils.domain.secret import MASK
from .scalars import Value, sayable

#: A number as number_info lists it.
Row = Mapping[str, Any]
#: The keys that a number is routed by, and their values; None is what no declaration can say.
Routing = Mapping[str, "Value | None"]
_SMPP = re.compile(rf"(smpp:[^:]+:){re.escape(MASK)}(:.*)")


def routing_of(row: Row, titles: Mapping[str, str]) -> dict[str, Value | None]:
    """The routing of a number; what is empty at the carrier is left out.

    ``titles``: how a trunk group is declared, by what the carrier calls it.
    """
    routing: dict[str, Value | None] = {}
    if row.get("contact"):
        routing["contact"] = _sip(str(row["contact"]), row["number"])
    if row.get("smpp_contact"):
        routing["smpp_contact"] = _smpp(str(row["smpp_contact"]), row)
    if row.get("trunk_group"):
        title = titles.get(str(row["trunk_group"]))
        routing["trunk_group"] = None if title is None else Value(title)
    return routing


def _sip(contact: str, number: str) -> Value | None:
    """None for one that holds a password, which is masked already: left out, it keeps its value."""
    for text in () if MASK in contact else (templated(contact, number), contact):
        if text is not None and expand(text, number) == contact and sip_problem(text) is None:
            return Value(text)
    return None


def _smpp(masked: str, row: Row) -> Value | None:
    """The password is masked already. A login is part of the password's name, and stays as it is."""
    found = _SMPP.fullmatch(masked)
    if found is None or row.get("smpp_password") is None:
        return None
    after = templated(found[2], row["number"])
    if after is None or TEMPLATE in found[1] or not all(map(sayable, (found[1], row["smpp_password"], after))):
        return None
    return Value(found[1], row["smpp_password"], after)


def templated(text: str, number: str) -> str | None:
    """A text with ``{number}`` for the number's digits, or None where that would say something else."""
    template = contract(text, number) if len(number.lstrip("+")) >= len(TEMPLATE) else text
    return template if expand(template, number) == text else None
