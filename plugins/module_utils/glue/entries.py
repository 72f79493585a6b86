# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One thing at the top of the options, or many in a list option: the same entries, each with its position."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..domain.problem import THE_TASK, Path, Problems
from .bulk import Entry


def entries(params: Mapping[str, Any], option: str, spec: Mapping[str, Any], problems: Problems) -> Iterator[Entry]:
    """The entries of the list option, or the options at the top as the only one; both at once is a problem."""
    listed = params[option]
    if listed is None:
        yield THE_TASK, params
        return
    mixed = [key for key, value in spec.items() if params[key] != value.get("default")]
    if mixed:
        why = f"cannot be given beside {option}: put it into the entries of {option}"
        problems.add((), (), f"{' and '.join(mixed)} {why}", *((key,) for key in (*mixed, option)))
    for at, entry in enumerate(listed):
        yield (option, at), entry


def text(entry: Mapping[str, Any], key: str) -> str | None:
    """A text option without surrounding blanks; None where it is left out."""
    return None if entry[key] is None else str(entry[key]).strip()


def title(entry: Mapping[str, Any], position: Path, problems: Problems) -> str | None:
    """The option ``title``: one line of text, which the carrier shows and finds again."""
    given = text(entry, "title")
    if given == "":
        problems.add(position, ("title",), "must not be empty")
    if given and not given.isprintable():
        problems.add(position, ("title",), "holds a character that cannot be seen, such as a line break")
    return given


def ipv4(value: str | None, position: Path, key: Path, problems: Problems) -> str | None:
    """An IPv4 address in its one spelling, or None; what is none goes to problems."""
    if value is None:
        return None
    try:
        return str(ipaddress.IPv4Address(value.strip()))
    except ValueError:
        problems.add(position, key, f"{value!r} is not an IPv4 address such as 203.0.113.10")
        return None


@dataclass(frozen=True)
class Range:
    """Both ends included; ``high`` is None where it is open."""

    low: int
    high: int | None = None

    def __str__(self) -> str:
        return f"at least {self.low}" if self.high is None else f"between {self.low} and {self.high}"

    def holds(self, value: object) -> bool:
        """Whether something is a whole number within it."""
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        return value >= self.low and (self.high is None or value <= self.high)


def in_range(value: int | None, limits: Range, position: Path, key: Path, problems: Problems) -> int | None:
    """A whole number as it was given; one that is not within the limits goes to problems."""
    if value is not None and not limits.holds(value):
        problems.add(position, key, f"must be {limits}, not {value}")
    return value
