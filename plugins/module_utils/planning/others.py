# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What an account owns beside the numbers that a task is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..domain.money import text, total
from ..domain.number import OwnedNumber


def others(owned: Mapping[str, OwnedNumber], covered: Iterable[str]) -> dict[str, Any]:
    """The return keys of did_purchase that tell of all the account's numbers, by E.164."""
    return {"others": sorted(owned.keys() - set(covered)), "monthly_commitment": commitment(owned.values())}


def commitment(owned: Iterable[OwnedNumber]) -> str | None:
    """What owned numbers cost a month, a decimal string; None where one does not tell."""
    return text(total(number.cost for number in owned).monthly)
