# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Money as the carriers quote it: decimals, never floats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, InvalidOperation

ZERO = Decimal(0)
#: More digits before or after the point are no money, and would take a gigabyte to write down: 1e999999999.
MOST_DIGITS = (15, 12)
#: How nearly all amounts are written, so that nothing needs to be looked at twice, and how a user has to write one.
PLAIN = re.compile(r"[0-9]{1,15}(\.[0-9]{1,12})?")


def amount(value: object) -> Decimal | None:
    """A decimal out of what a carrier or a user wrote; None for nothing. Raises ValueError for anything else."""
    if value is None or value == "":
        return None
    written = str(value).strip()
    if PLAIN.fullmatch(written):
        return Decimal(written)
    try:
        number = Decimal(written)
    except InvalidOperation as error:
        raise ValueError(f"{written[:40]!r} is not an amount") from error
    if not number.is_finite() or not _is_of_this_world(number):
        raise ValueError(f"{written[:40]!r} is not an amount")
    return number


def _is_of_this_world(number: Decimal) -> bool:
    before, after = MOST_DIGITS
    return number.adjusted() < before and -after <= int(number.as_tuple().exponent) < before


def text(value: Decimal | None) -> str | None:
    """The plain decimal string (never an exponent), or None where the carrier does not tell."""
    if value is None:
        return None
    # Ten times as fast, and the same where there is no exponent.
    written = str(value)
    return f"{value:f}" if "E" in written else written


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    total = ZERO
    for part in parts:
        if part is None:
            return None
        total += part
    return total


@dataclass(frozen=True)
class Cost:
    """What something costs in the account's currency; None = the carrier does not tell (yet)."""

    setup: Decimal | None = ZERO
    monthly: Decimal | None = ZERO

    def as_dict(self) -> dict[str, str | None]:
        return {"setup": text(self.setup), "monthly": text(self.monthly)}

    def committed(self) -> Cost:
        """The part that budgets count: positive amounts only."""
        return Cost(*(None if part is None else max(part, ZERO) for part in (self.setup, self.monthly)))

    def known(self) -> Cost:
        """The same with what is not told counted as nothing."""
        return Cost(self.setup or ZERO, self.monthly or ZERO)

    def within(self, cap: Cost) -> bool:
        """Whether no known part exceeds the cap; a cap of None caps nothing."""
        pairs = ((self.setup, cap.setup), (self.monthly, cap.monthly))
        return all(part is None or limit is None or part <= limit for part, limit in pairs)


FREE = Cost()
UNTOLD = Cost(None, None)


def total(costs: Iterable[Cost]) -> Cost:
    """The sum; a part that one member does not tell is not told in the sum either."""
    members = list(costs)
    return Cost(_sum(member.setup for member in members), _sum(member.monthly for member in members))


def shares(amount_: Decimal, count: int) -> list[Decimal]:
    """An order's amount spread over its numbers; the shares add up to it exactly, the first bears the remainder."""
    each = (amount_ / count).quantize(Decimal(1).scaleb(min(-2, int(amount_.as_tuple().exponent))), ROUND_DOWN)
    return [amount_ - each * (count - 1), *[each] * (count - 1)]
