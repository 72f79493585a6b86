# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The option ``numbers`` where it is a plain list of North American numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.phone import e164
from ..domain.problem import Problems
from .bulk import Positions


def read_numbers(given: Sequence[str], problems: Problems) -> tuple[str, ...]:
    """The numbers in E.164; what is none, or listed twice, goes to problems."""
    positions = Positions(problems)
    numbers = []
    for at, value in enumerate(given):
        try:
            number = e164(value, nanp=True)
        except ValueError as error:
            problems.add(("numbers", at), (), str(error))
            continue
        positions.add(number, ("numbers", at))
        numbers.append(number)
    if not given:
        problems.add((), ("numbers",), "is empty")
    return tuple(numbers)
