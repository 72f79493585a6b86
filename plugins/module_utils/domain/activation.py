# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers rented to receive a verification code."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .errors import AmbiguousError, RefusedError


@dataclass(frozen=True, kw_only=True)
class Rental:
    """Which number is wanted: for which service, where, from whom, for how much at most."""

    service: str
    country: str | None = None
    max_price: Decimal | None = None
    providers: tuple[str, ...] = ()
    except_providers: tuple[str, ...] = ()
    except_prefixes: tuple[str, ...] = ()
    ref: str | None = None


@dataclass(frozen=True, kw_only=True)
class Activation:
    """A rented number. ``status``: waiting, received, another (one more code is awaited), completed, cancelled.

    What the API does not tell (again) is None; ``number`` is E.164.
    """

    id: str
    status: str = "waiting"
    number: str | None = None
    code: str | None = None
    cost: Decimal | None = None
    operator: str | None = None


@dataclass(frozen=True, kw_only=True)
class SmsPrice:
    """What a number for a service costs in a country, and how many there are."""

    country: str
    service: str
    price: Decimal | None
    count: int
    provider_id: str | None = None


class TooEarlyError(RefusedError):
    """The carrier cancels a number only some minutes after it was rented; nothing was done."""


class LostRentalError(AmbiguousError):
    """The answer to a rental was lost. ``spent`` is by how much the balance fell: zero when it did not."""

    def __init__(self, message: str, *, spent: Decimal, hint: str) -> None:
        super().__init__(message, hint=hint)
        self.spent = spent
