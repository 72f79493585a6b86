# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Port-ins: numbers that move here from another carrier (seed 003)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from .secret import Secret


@dataclass(frozen=True, kw_only=True)
class PortIn:
    """One port-in order. Scheduled once ``actual_foc_date`` is set; dates in ISO 8601, without a time zone."""

    id: str
    numbers: tuple[str, ...]
    requested_foc_date: str | None = None
    actual_foc_date: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Portability:
    """What the carrier says about porting numbers in (E.164)."""

    accepted: tuple[str, ...]
    rejected: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file to send: its name and content; several are packed into one ZIP before they get here."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class PortOrder:
    """A port-in to be ordered. ``category``: landline, tollfree; ``requested_foc_date``: in UTC."""

    numbers: tuple[str, ...]
    category: str
    subscriber_type: str
    loa_authorizing_person: str
    loa: Document
    carrier_document: Document
    requested_foc_date: datetime | None = None
    wireless_account_number: str | None = None
    wireless_pin: Secret | None = None
