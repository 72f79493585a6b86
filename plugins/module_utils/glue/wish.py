# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The options of the number modules, checked and made into a wish. All complaints are collected, nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..domain.contact import CONTACTS
from ..domain.money import Cost
from ..domain.number import Routing
from ..domain.phone import e164
from ..domain.problem import THE_TASK, Path
from ..domain.wish import UNNAMED, NumbersWish, WantedNumber, WantedPool
from .bulk import Positions, read_amount
from .number_options import BY_NAME, UPDATE_KEYS
from .select import SelectReader

if TYPE_CHECKING:
    from ..carriers.capabilities.number_protocols import NumberSelection


class WishReader(SelectReader):
    """Reads one module's options. ``entry_keys`` are what an entry of numbers may hold beside number."""

    def __init__(self, params: Mapping[str, Any], carrier: NumberSelection, entry_keys: tuple[str, ...]) -> None:
        super().__init__(params, carrier)
        self.keys = ("number", *entry_keys)
        self._routing_keys = [key for key in self.keys if key in UPDATE_KEYS]

    def e164(self, value: object, position: Path) -> str | None:
        """A number in E.164, or None and a problem."""
        try:
            return e164(value, nanp=self.carrier.nanp)
        except ValueError as error:
            self.problems.add(position, (), str(error))
            return None

    def numbers(self) -> Iterator[WantedNumber]:
        """The explicit numbers, checked; what an entry leaves out comes from the task."""
        default = self.routing(self.params, THE_TASK)
        if any(self.params[way] is not None for way in BY_NAME):
            from .by_name import wanted_numbers

            yield from wanted_numbers(self, default)

    def routing(self, given: Mapping[str, Any], position: Path) -> Routing:
        """The routing options among some options, checked."""
        routing = {}
        for key in self._routing_keys:
            value = stripped(given.get(key))
            if value is None:
                continue
            if key not in self.carrier.routing_keys:
                self.problems.add(position, (key,), f"is no option of carrier {self.params['carrier']}")
            elif problem := _routing_problem(key, value):
                self.problems.add(position, (), problem, (key,))
            routing[key] = value
        return routing

    def pools(self) -> Iterator[WantedPool]:
        """The pool at the top, if any, and those listed."""
        names = Positions(self.problems)
        if self.params["count"] is not None:
            names.add(f"pool {UNNAMED}", THE_TASK)
            yield self._pool({**self.params, "name": UNNAMED}, THE_TASK)
        elif self.params["select"] is not None:
            self.problems.add((), ("select",), "is given without count", ("count",))
        default = {key: self.params[key] for key in (*self._routing_keys, "billing_account") if key in self.params}
        for at, given in enumerate(self.params["pools"] or []):
            position = ("pools", at)
            names.add(f"pool {given['name']}", position)
            if not given["name"].strip():
                self.problems.add(position, ("name",), "is empty")
            told = {key: value for key, value in given.items() if value is not None}
            bare = {"exact": False, "routed_elsewhere": "refuse", "select": None}
            yield self._pool({**bare, **default, **told}, position)

    def _pool(self, given: Mapping[str, Any], position: Path) -> WantedPool:
        if given["count"] < 0:
            self.problems.add(position, ("count",), f"is {given['count']}, below 0")
        found = len(self.problems)
        select = self.select(given["select"], position, buying=given["count"] > 0)
        if select.takes_all and len(self.problems) == found:
            why = "a pool needs a select that is not empty (max_setup, max_monthly and prefer govern buying only)"
            self.problems.add(position, (), why, ("select",))
        return WantedPool(
            name=str(given["name"]),
            count=given["count"],
            select=select,
            routing=self.routing(given, position),
            billing_account=stripped(given.get("billing_account")),
            exact=given["exact"],
            routed_elsewhere=given["routed_elsewhere"],
        )

    def budget(self) -> Cost:
        """What the task may newly commit."""
        given = self.params["budget"] or {}
        keys = {part: ("budget", part) for part in ("setup", "monthly")}
        parts = {part: read_amount(given.get(part), (), key, self.problems) for part, key in keys.items()}
        if parts["monthly"] is not None and not self.carrier.quotes_prices:
            self.problems.add(keys["monthly"], (), "this carrier tells no monthly price before ordering")
        return Cost(**parts)

    def purchase_wish(self) -> NumbersWish:
        """The whole wish of did_purchase."""
        excluded = (self.e164(value, ("exclude", at)) for at, value in enumerate(self.params["exclude"] or []))
        ways = (*BY_NAME, "count", "pools")
        if all(self.params[name] is None for name in ways):
            why = "nothing is named: give number, numbers, numbers_file, count or pools"
            self.problems.add((), (), why, *((name,) for name in ways))
        if self.params["max_releases"] < 0:
            self.problems.add((), ("max_releases",), f"is {self.params['max_releases']}, below 0")
        if self.params["state"] == "absent" and (self.params["count"] is not None or self.params["pools"]):
            why = "absent releases explicit numbers; for a pool use count: 0 with exact: true"
            self.problems.add((), ("state",), why)
        return NumbersWish(
            numbers=tuple(self.numbers()),
            pools=tuple(self.pools()),
            exclude=frozenset(number for number in excluded if number),
            budget=self.budget(),
            max_releases=self.params["max_releases"],
            partial=self.params["shortage"] == "partial",
            refuse_verification=self.params["verification"] == "refuse",
        )


def stripped(value: object) -> str | None:
    """An option as text, without the space around it."""
    return None if value is None else str(value).strip()


def _routing_problem(key: str, value: str) -> str | None:
    if key in CONTACTS:
        from ..domain.contact_rules import PROBLEMS

        return PROBLEMS[key](value)
    if key == "status" and value not in ("active", "inactive"):
        return f"status is {value!r}, not active or inactive"
    return None if value else f"{key} is empty"
