# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How complaints about what the user gave are worded. Imported only where there is something to complain about."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..domain.money import PLAIN
from ..domain.problem import Path, Problem
from .bulk import is_text

#: Keys whose value is never repeated in a message.
SECRETS = frozenset({"smpp_contact", "wireless_account_number", "wireless_pin", "api_key", "card"})
LONGEST_SHOWN = 80
#: Values mean opposites with few letters between them: absent is near present.
LIKELY = 0.8
#: YAML makes these of words that people mean as text: NO is Norway, ON Ontario.
UNQUOTED = "put it in quotes, for YAML reads an unquoted yes, no, on and off as true and false"


def quoted_value(value: Any, path: Path = ()) -> str:
    """A value that may be repeated; only its kind for secrets and for what holds other values."""
    if isinstance(value, Mapping):
        return "a dictionary"
    if isinstance(value, (list, tuple)):
        return "a list"
    if value is None:
        return "nothing"
    if SECRETS & set(path):
        return "the value"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(str(value)[:LONGEST_SHOWN]) if isinstance(value, str) else str(value)


def unknown_key(name: object, allowed: Sequence[str]) -> str:
    """A misspelt key and the nearest right one; digits are what follows the comma of ``{max_monthly: 3,00}``."""
    if str(name).isdecimal():
        return f"unknown key {str(name)!r}; if it ends an amount, write that with a point and in quotes, such as '3.00'"
    return f"unknown key {str(name)!r}{nearest(name, allowed) or '; known are ' + ', '.join(allowed)}"


def unknown_variable(name: str, remedy: str) -> Problem:
    """A variable of the inventory that Ansible itself would ignore in silence."""
    return Problem((), (), f"unknown variable {name!r}; {remedy}", strange=name)


def entry_problems(place: Path, entry: Mapping[str, Any], key: str, allowed: Sequence[str]) -> list[Problem]:
    """What is wrong with the keys of an entry that needs ``key``, and with values that are no text."""
    strange = [name for name in entry if name not in allowed]
    problems = [Problem(place, (), unknown_key(name, allowed), strange=str(name)) for name in strange]
    if entry.get(key) in (None, "") and not any(close(name, allowed) == [key] for name in strange):
        problems.append(Problem(place, (key,), "is missing"))
    odd = {name: value for name, value in entry.items() if name in allowed and value is not None and not is_text(value)}
    return problems + [Problem(place, (name,), f"is {no_text(value)}") for name, value in odd.items()]


def no_text(value: Any) -> str:
    """What stands where text is wanted, as the end of a sentence."""
    if isinstance(value, str):
        return "text with a control character in it, such as a line break"
    return f"{quoted_value(value)}, not text{unquoted(value)}"


def no_amount(value: Any) -> str:
    """Why something is no amount of money. An empty one that were taken for none at all would guard nothing."""
    if value in (None, ""):
        return "it is empty: give an amount, or leave it out"
    below = PLAIN.fullmatch(str(value).removeprefix("-"))
    return f"{value} is below 0" if below else f"{quoted_value(str(value))} is not an amount such as 20.00"


def unquoted(value: Any) -> str:
    """The remedy where YAML made true or false of text, as the end of a sentence."""
    return f": {UNQUOTED}" if isinstance(value, bool) else ""


def unknown_value(value: Any, allowed: Iterable[Any], path: Path = ()) -> str:
    """A value that is none of those allowed, and the nearest right one."""
    known = list(dict.fromkeys(str(each).lower() if isinstance(each, bool) else str(each) for each in allowed))
    if len(known) == 1:
        return f"{quoted_value(value, path)} is not possible, only {known[0]}"
    return (
        f"{quoted_value(value, path)} is not one of {', '.join(known)}{nearest(value, known, LIKELY)}{unquoted(value)}"
    )


def nearest(value: object, allowed: Sequence[str], cutoff: float = 0.6) -> str:
    """What was probably meant, as the end of a sentence; empty where nothing is near."""
    begun = sorted((name for name in allowed if name.startswith(f"{value}_")), key=len)
    return "".join(f"; did you mean {name}?" for name in close(value, allowed, cutoff) or begun[:1])


def close(value: object, allowed: Sequence[str], cutoff: float = 0.6) -> list[str]:
    """The nearest of some names, if any is near: 1 is the same name, 0 has nothing in common."""
    return difflib.get_close_matches(str(value), allowed, n=1, cutoff=cutoff)
