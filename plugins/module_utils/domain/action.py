# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A plan is data: the actions that turn what is observed into what is desired, and what becomes of each item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from .money import FREE, Cost, total
from .number import Offer, OwnedNumber, Routing, expanded, without_password

if TYPE_CHECKING:
    from .kinds import Kind, Thing

Values = Mapping[str, Any]
#: What becomes of a desired item, in the order of ``counts``. ``ok``: so already; ``planned``: in check mode; ``done``;
#: ``pending``: accepted, the carrier takes its time; ``unknown``: the answer was lost and reading could not settle it;
#: ``failed``; ``skipped``: held back, not to be had, or not reached.
Status: TypeAlias = Literal["ok", "done", "planned", "pending", "unknown", "failed", "skipped"]
STATUSES: tuple[Status, ...] = get_args(Status)
#: With an action: something was changed, will be, or may have been.
CHANGED = frozenset({"done", "planned", "pending", "unknown"})
#: It fails the task.
FAILED = frozenset({"failed", "unknown"})
#: With an action: the account is as it was before.
UNTOUCHED = frozenset({"ok", "skipped"})


@dataclass(frozen=True, kw_only=True)
class Action:
    """One step. ``before``/``after``: the keys that differ, None where the thing does not exist."""

    action: Kind
    resource: Thing
    name: str
    before: Values | None = None
    after: Values | None = None
    cost: Cost = FREE
    pool: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The action as the user sees it, secrets masked."""
        before, after = masked_sides(self.before, self.after)
        row: dict[str, Any] = {"action": self.action, "resource": self.resource, "name": self.name}
        row |= {"before": before, "after": after, "cost": self.cost.as_dict()}
        return row | ({"pool": self.pool} if self.pool is not None else {})


class _Routed(Action):
    """An action after which a number points elsewhere: ``after`` is the routing that changes, expanded."""

    @property
    def routing(self) -> Routing:
        return self.after or {}


@dataclass(frozen=True, kw_only=True)
class Purchase(_Routed):
    """Buy one number. ``after`` names who pays, too, where that is said: ``billing_account``, tcxc's (seed 002)."""

    action: Kind = "purchase"
    resource: Thing = "number"
    offer: Offer

    @classmethod
    def of(cls, offer: Offer, routing: Routing, billing_account: str | None, pool: str | None = None) -> Purchase:
        """Buy what is offered; the contacts of ``routing`` may hold ``{number}``."""
        payer = {"billing_account": billing_account} if billing_account else {}
        after = {**expanded(routing, offer.number), **payer}
        return cls(name=offer.number, after=after, cost=offer.cost, offer=offer, pool=pool)


@dataclass(frozen=True, kw_only=True)
class NumberUpdate(_Routed):
    """Point an owned number elsewhere."""

    action: Kind = "update"
    resource: Thing = "number"
    owned: OwnedNumber


@dataclass(frozen=True, kw_only=True)
class Release(Action):
    """Give a number back for good."""

    action: Kind = "release"
    resource: Thing = "number"
    owned: OwnedNumber


def masked_sides(before: Values | None, after: Values | None) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Both sides with passwords masked; where only the password differs, the new side says so."""
    left, right = _displayed(before), _displayed(after)
    if before is not None and after is not None and left is not None and right is not None:
        for key in before.keys() & after.keys():
            if left[key] == right[key] and before[key] != after[key]:
                right[key] = f"{right[key]} (new password)"
    return left, right


def _displayed(values: Values | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {key: without_password(key, value) if isinstance(value, str) else value for key, value in values.items()}


@dataclass(frozen=True, kw_only=True)
class Item:
    """One desired item. Without an action its ``status`` is final: ok, pending, skipped (with ``error``)."""

    name: str
    status: Status = "ok"
    action: Action | None = None
    facts: Values = field(default_factory=dict)
    error: str | None = None


Naming = Callable[[Item], str]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a run does, printed by check mode and carried out for real: the very same object.

    ``problems`` stop the whole task before the first write; ``spares`` are, per pool, the offers that may
    replace a number sold meanwhile, best first; ``surplus`` are pool members beyond the count; ``warnings`` are told
    whatever comes of the run, ``notes`` are returned beside the plan.
    """

    actions: tuple[Action, ...] = ()
    items: tuple[Item, ...] = ()
    problems: tuple[str, ...] = ()
    spares: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)
    surplus: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, items: Iterable[Item], *, order: Sequence[str] = (), called: Naming | None = None, **more: Any) -> Plan:
        """A plan is its items: the actions that are due, by kind in this ``order`` where it matters, and what failed.

        ``called``: how a problem names an item. Without it, what failed is told by the ``problems`` that are given.
        """
        found = tuple(items)
        actions = [item.action for item in found if item.action is not None]
        if order:
            actions.sort(key=lambda action: order.index(action.action))
        if called is not None:
            more["problems"] = tuple(f"{called(item)}: {item.error}" for item in found if item.status == "failed")
        return cls(items=found, actions=tuple(actions), **more)

    @property
    def cost(self) -> Cost:
        return total(action.cost for action in self.actions)

    @property
    def committed(self) -> Cost:
        """What the plan newly commits, as far as it is told: the sums that budgets are held against."""
        return total(action.cost.committed().known() for action in self.actions)

    def as_list(self) -> list[dict[str, Any]]:
        return [action.as_dict() for action in self.actions]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one action. ``name`` differs from the action's where a spare replaced a sold number.

    ``partly``: it failed, but not before it had changed something.
    """

    action: Action
    status: Status
    facts: Values = field(default_factory=dict)
    error: str | None = None
    name: str = ""
    cost: Cost | None = None
    partly: bool = False


#: Told of each outcome as soon as it is known, so that a run that fails half way still reports what it did.
Report = Callable[[Outcome], None]
