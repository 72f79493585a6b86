# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Payments by card (seed 003)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal

from .secret import Secret


@dataclass(frozen=True, kw_only=True)
class Card:
    """A payment card. All of it is secret, and goes nowhere but into the one request that pays."""

    first_name: Secret
    last_name: Secret
    number: Secret
    exp_month: Secret
    exp_year: Secret
    cvv: Secret
    address: Secret | None = None
    address2: Secret | None = None
    city: Secret | None = None
    state: Secret | None = None
    zip_code: Secret | None = None

    def given(self) -> dict[str, Secret]:
        """Its parts by option name, without those left out."""
        return {field.name: part for field in fields(self) if (part := getattr(self, field.name)) is not None}


@dataclass(frozen=True, kw_only=True)
class Payment:
    """A payment as the carrier lists it. ``made``: without a time zone; ``status``: explained nowhere."""

    reference: str | None
    made: datetime
    method: str | None = None
    status: str | None = None
    funded_amount: Decimal | None = None
    charges: Decimal | None = None
    amount: Decimal | None = None

    @property
    def identity(self) -> object:
        """What stays the same while its state changes."""
        return self.reference or (self.made, self.funded_amount)


@dataclass(frozen=True, kw_only=True)
class Paid:
    """What shows of a payment: the new one on the carrier's list, and the balance before and now."""

    payment: Payment | None
    before: Decimal
    balance: Decimal

    @property
    def credited(self) -> bool:
        return self.balance > self.before
