# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Declared numbers that no country can have: a digit was lost, or YAML read them as something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..domain.numbering import to_e164
from ..domain.problem import Path
from .numbers import NumberPurchase
from .wish import WishReader

_OCTAL = "; put it in quotes, for YAML reads unquoted digits after a 0 as an octal number"


def impossible(number: str, value: object) -> str | None:
    """Why there is no such number, in E.164, by its length and country code; ``value``: as it was given.

    Raises ModuleNotFoundError where phonenumbers is missing. It is asked only for what is not plainly North American.
    """
    if _plain(number):
        return None
    try:
        to_e164(number)
    except ValueError as error:
        return f"{error}{_OCTAL if isinstance(value, int) else ''}"
    return None


def _plain(number: str) -> bool:
    return len(number) == 12 and number.startswith("+1") and number[2] > "1"


class _Reader(WishReader):
    """Numbers of one length that begin alike are looked at once: there may be thousands."""

    def __init__(self, params: Mapping[str, Any], carrier: Any, entry_keys: tuple[str, ...]) -> None:
        super().__init__(params, carrier, entry_keys)
        self._possible: set[tuple[str, int]] = set()

    def e164(self, value: object, position: Path) -> str | None:
        number = super().e164(value, position)
        if number is None or _plain(number) or (alike := (number[:8], len(number))) in self._possible:
            return number
        if why := impossible(number, value):
            self.problems.add(position, (), why)
            return None
        self._possible.add(alike)
        return number


class DeclaredNumbers(NumberPurchase):
    """did_purchase, as a declaration is held against it."""

    reader = _Reader
