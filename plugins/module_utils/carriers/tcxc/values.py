# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Values of tcxc's answers, which write the same sort of thing in several ways (seed 001)."""

from __future__ import annotations

from ...domain import money


def whole(value: object) -> int:
    """A whole number, however it is written. Raises ValueError."""
    number = money.amount(value)
    if number is None or number != number.to_integral_value():
        raise ValueError(f"{value!r} is not a whole number")
    return int(number)
