# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers on vitcom for the read modules: how they are told, what is for sale, and where (seed 003)."""

from __future__ import annotations

from typing import Any

from ...domain import money
from ...domain.errors import InputError
from ...domain.number import Number, Offer, OwnedNumber, Select
from .handles import KEY
from .market import search_all
from .selection import VitcomSelection, search_problem
from .wire import Body, entries, required, rows, text


class VitcomNumberRows(VitcomSelection):
    """What the read modules tell of numbers on vitcom."""

    def list_market(self, select: Select, limit: int | None) -> list[Offer]:
        """What is for sale, lowest number first. Raises InputError for what cannot be searched for."""
        if problem := search_problem(select):
            raise InputError(f"select: {problem}")
        return search_all(self._wire, select)[:limit]

    def number_row(self, row: Number) -> dict[str, Any]:
        told: dict[str, Any] = {"number": row.number, "category": row.category, "state": row.state, **row.details}
        if isinstance(row, OwnedNumber):
            told |= {"status": row.status, KEY: row.routing.get(KEY), "did_type": row.did_type}
            told["monthly_fee"] = money.text(row.monthly_fee)
        return told

    def states(self) -> list[str]:
        return self._wire.read("availabilitystate", _states)

    def npanxx(self, state: str) -> list[dict[str, str | None]]:
        return self._wire.read("availabilitynpanxx", _exchanges, state=state)


def _states(body: Body) -> list[str]:
    return [required({"state": entry}, "state") for entry in entries(body, "states")]


def _exchanges(body: Body) -> list[dict[str, str | None]]:
    return [{key: text(row, key) for key in ("npanxx", "npa", "rate_center")} for row in rows(body)]
