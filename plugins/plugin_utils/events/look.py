# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One look at an account: what there is now of each thing that is watched. Only reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from ...module_utils.carriers.account import Account
from ...module_utils.carriers.capabilities.every import capability_of
from ...module_utils.carriers.capabilities.numbers import NUMBER_ROWS
from ...module_utils.carriers.registry import CARRIERS
from ...module_utils.domain import money
from ...module_utils.domain.call import CdrSelect
from ...module_utils.domain.errors import TelecomError
from ...module_utils.domain.number import Select

#: The capability of the carrier that each section needs. Orders are read before numbers: the other way round, what
#: lands in between would be missing from both.
NEEDED = {
    "port_ins": "port_ins",
    "orders": "orders",
    "numbers": "numbers",
    "balance": "balance",
    "activations": "activations",
    "calls": "cdrs",
}
#: What is not watched unless it is asked for: every look reads the calls of the last hour.
ON_REQUEST = frozenset({"calls"})
#: A record may be written so long after its call.
LATE = timedelta(hours=1)
FIRST_LOOK = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Watched:
    """An account, which sections of it are watched, and what that needs."""

    name: str
    account: Account
    sections: tuple[str, ...]
    balance_below: Decimal | None = None
    activations: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        return f"{self.account.carrier} {self.account.login} {self.account.session.settings.base_url}"


@dataclass
class Look:
    """Sections as they are now; ``problems``: those that could not be read, and why."""

    sections: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def watchable(carrier: str) -> list[str]:
    """What of a carrier's accounts can be watched."""
    return [section for section, capability in NEEDED.items() if capability in CARRIERS[carrier].capabilities]


def look_at(watched: Watched, known: Mapping[str, Any]) -> Look:
    """Read all that is watched. What cannot be read is no change of it."""
    look = Look()
    reader = _Reader(watched, known)
    for section in (each for each in NEEDED if each in watched.sections):
        try:
            found = getattr(reader, section)()
        except TelecomError as error:
            look.problems[section] = str(error)
        else:
            if found is not None:
                look.sections[section] = found
    return look


class _Reader:
    """Reads each section; the list of owned numbers once, and after the orders."""

    def __init__(self, watched: Watched, known: Mapping[str, Any]) -> None:
        self._watched, self._known = watched, known
        self._owned: list[str] | None = None

    def _carrier(self, section: str) -> Any:
        return capability_of(self._watched.account, NEEDED[section])

    def numbers(self) -> list[str]:
        """Owned numbers, by the cheapest call that tells them all."""
        if self._owned is None:
            offered = CARRIERS[self._watched.account.carrier].capabilities
            if "port_ins" in offered:
                self._owned = sorted(self._carrier("port_ins").owned_numbers())
            else:
                owned = NUMBER_ROWS.of(self._watched.account).list_owned(Select())
                self._owned = sorted(number.number for number in owned)
        return self._owned

    def port_ins(self) -> dict[str, Any]:
        listed = self._carrier("port_ins").port_ins()
        owned = {*self.numbers()}
        earlier = self._known.get("port_ins", {})

        def told(order: Any) -> dict[str, Any]:
            of_order = dict.fromkeys([*order.numbers, *earlier.get(order.id, {}).get("numbers", [])])
            here = [number for number in of_order if number in owned]
            return {"numbers": list(order.numbers), "foc_date": order.actual_foc_date, "here": here}

        return {order.id: told(order) for order in listed}

    def orders(self) -> dict[str, Any]:
        listed = self._carrier("orders").orders(None)
        owned = {*self.numbers()}
        return {
            str(row["order_id"]): {
                "numbers": list(row["numbers"]),
                "amount": money.text(row["amount"]),
                "done": bool(row["numbers"]) and {*row["numbers"]} <= owned,
            }
            for row in listed
        }

    def balance(self) -> dict[str, Any] | None:
        """None where the carrier shows no balance yet, or nobody wants to know of a low one."""
        below, balance = self._watched.balance_below, self._carrier("balance").balance()
        if balance is None or below is None:
            return None
        return {"low": balance < below, "balance": money.text(balance), "below": money.text(below)}

    def activations(self) -> dict[str, Any]:
        carrier = self._carrier("activations")
        found = {identifier: carrier.activation(identifier) for identifier in self._watched.activations}
        return {identifier: {"status": each.status, "code": each.code} for identifier, each in found.items()}

    def calls(self) -> dict[str, Any]:
        """The calls around the latest one that is known: those that are written late are found too."""
        known = self._known.get("calls", {"until": None, "ids": []})
        since = datetime.fromisoformat(known["until"]) - LATE if known["until"] else _now() - FIRST_LOOK
        pages = self._carrier("calls").records(CdrSelect(date_from=since), None)
        rows = [(str(row["connect_time"] or ""), str(row["i_cdr"])) for page in pages for row in page]
        until = max([known["until"] or "", *(time for time, _call in rows)])
        return {"until": until or None, "ids": sorted(call for _time, call in rows)}


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
