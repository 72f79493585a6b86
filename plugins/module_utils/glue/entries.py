# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One thing at the top of the options, or many in a list option: the same entries, each with its position."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from typing import Any

from .bulk import THE_TASK, Entry


def entries(params: Mapping[str, Any], option: str, spec: Mapping[str, Any], problems: list[str]) -> Iterator[Entry]:
    """The entries of the list option, or the options at the top as the only one; both at once is a problem."""
    listed = params[option]
    if listed is None:
        yield THE_TASK, params
        return
    mixed = [key for key, value in spec.items() if params[key] != value.get("default")]
    if mixed:
        problems.append(f"{' and '.join(mixed)} cannot be given beside {option}: put it into the entries of {option}")
    for at, entry in enumerate(listed):
        yield f"{option}[{at}]", entry


def text(entry: Mapping[str, Any], key: str) -> str | None:
    """A text option without surrounding blanks; None where it is left out."""
    return None if entry[key] is None else str(entry[key]).strip()


def title(entry: Mapping[str, Any], position: str, problems: list[str]) -> str | None:
    """The option ``title``: one line of text, which the carrier shows and finds again."""
    given = text(entry, "title")
    if given == "":
        problems.append(f"{position}: title must not be empty")
    if given and not given.isprintable():
        problems.append(f"{position}: title holds a character that cannot be seen, such as a line break")
    return given


def ipv4(value: str | None, position: str, problems: list[str]) -> str | None:
    """An IPv4 address in its one spelling, or None; what is none goes to problems."""
    if value is None:
        return None
    try:
        return str(ipaddress.IPv4Address(value.strip()))
    except ValueError:
        problems.append(f"{position} {value!r} is not an IPv4 address such as 203.0.113.10")
        return None


def in_range(value: int | None, low: int, high: int | None, position: str, problems: list[str]) -> int | None:
    """A whole number as it was given; one that is not within the range (None: no upper end) goes to problems."""
    if value is not None and (value < low or (high is not None and value > high)):
        limits = f"at least {low}" if high is None else f"between {low} and {high}"
        problems.append(f"{position} must be {limits}, not {value}")
    return value
