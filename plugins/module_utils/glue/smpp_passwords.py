# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Names for the passwords of SMPP contacts, so that a declaration can hold the contacts without them (seed 002)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..domain.contact import TEMPLATE
from ..domain.contact_rules import smpp_problem
from ..domain.number import OwnedNumber

_PARTS = re.compile(r"smpp:([^:]+):(.+):[^:@]*@(.+)")
_PORT = re.compile(r":[0-9]+\Z")


def password_names(owned: Iterable[OwnedNumber]) -> dict[str, str]:
    """For each number with an SMPP contact that can be declared: ``login@host``.

    Where a login has more than one password, any but the first has the digits of the lowest number that uses it behind
    its name: ``login@host#12062190001``.
    """
    names: dict[str, str] = {}
    known: dict[str, dict[str, str]] = {}
    for number in sorted(owned, key=lambda number: number.number):
        parts = _parts(number.routing.get("smpp_contact", ""))
        if parts is None:
            continue
        login, password, host = parts
        place = f"{login}@{_PORT.sub('', host)}"
        passwords = known.setdefault(place, {})
        name = f"{place}#{number.number[1:]}" if passwords else place
        names[number.number] = passwords.setdefault(password, name)
    return names


def _parts(smpp_contact: str) -> tuple[str, str, str] | None:
    """Login, password and host; None for what no declaration takes, or takes as something else."""
    found = _PARTS.fullmatch(smpp_contact)
    if found is None or smpp_problem(smpp_contact) or TEMPLATE in found[2]:
        return None
    return found[1], found[2], found[3]
