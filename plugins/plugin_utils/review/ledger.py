# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What all tasks of a run planned and did, account by account, as their results come in. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import CHANGED
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import ZERO, Cost, amount
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import cost_of, single_results

PLANNED, HELD_BACK, NOT_REACHED, DRIFT = "planned", "held back", "not reached", "drift"
#: What things are that nothing is done about: as declared, on their way, left out.
STILL = ("ok", "pending", "skipped")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One action and what became of it. ``place``: the task that told it, which may run twice, first to plan."""

    place: str
    planned: bool
    action: str
    resource: str
    name: str
    pool: str | None
    target: str
    cost: Cost
    status: str

    @property
    def committed(self) -> bool:
        return self.status in CHANGED


class Ledger:
    """The actions of each host, in the order told, and the tasks that failed without telling any."""

    def __init__(self) -> None:
        self.hosts: dict[str, list[Entry]] = {}
        #: By host and task: what is told by name, and how many more there are of each status.
        self._still: dict[str, dict[str, tuple[dict[str, str], Counter[str]]]] = {}
        self._failed: dict[str, set[str]] = {}

    def mention(self, host: str) -> None:
        """An account of which nothing may be due."""
        self.hosts.setdefault(host, [])

    def fail(self, host: str, place: str) -> None:
        """A task failed: what it was to do is not known."""
        self.mention(host)
        self._failed.setdefault(host, set()).add(place)

    def tell(self, host: str, place: str, result: Mapping[str, Any], *, planned: bool) -> bool:
        """Take in the result of a task. What was carried out takes the place of what the same task planned.

        Returns whether it is a task that plans.
        """
        turns = [turn for turn in single_results(result) if "plan" in turn]
        if not turns:
            return False
        entries = self.hosts.setdefault(host, [])
        self._failed.get(host, set()).discard(place)
        if not planned:
            entries[:] = [entry for entry in entries if entry.place != place or not entry.planned]
        told = [entry for turn in turns for entry in _entries(turn, place, planned=planned)]
        entries += told
        self._still.setdefault(host, {})[place] = _still(turns, told)
        return True

    def still(self, host: str) -> Counter[str]:
        """How many things are as they were, by status; what two tasks look at counts once, and what is due does not."""
        named: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for names, more in self._still.get(host, {}).values():
            named |= names
            counts += more
        due = {entry.name for entry in self.hosts.get(host, [])}
        return counts + Counter(status for name, status in named.items() if name not in due)

    def tells(self, host: str, place: str) -> bool:
        """Whether any action of a task is known."""
        return any(entry.place == place for entry in self.hosts.get(host, []))

    def failed(self, host: str) -> int:
        """How many tasks failed without telling what they were to do."""
        return len(self._failed.get(host, ()))

    def settle(self, host: str, status: str) -> None:
        """What was planned and is not carried out."""
        entries = self.hosts.get(host, [])
        entries[:] = [replace(entry, status=status) if entry.status == PLANNED else entry for entry in entries]


def still(plans: Mapping[str, Mapping[str, Any] | None]) -> Counter[str]:
    """The same of one account, by the results of its planning tasks."""
    ledger = Ledger()
    for place, result in plans.items():
        ledger.tell("", place, result or {}, planned=True)
    return ledger.still("")


def _still(turns: Sequence[Mapping[str, Any]], told: Sequence[Entry]) -> tuple[dict[str, str], Counter[str]]:
    """What no action is for, by name where the results list it."""
    rows = [row for turn in turns for row in turn.get("results") or [] if row.get("action") is None]
    named = {str(row["name"]): str(row["status"]) for row in rows if row["status"] in STILL}
    counts = [turn.get("counts") or {} for turn in turns]
    counted = Counter({status: sum(int(each.get(status, 0)) for each in counts) for status in STILL})
    return named, counted - Counter(named.values()) - Counter(entry.status for entry in told)


def _entries(turn: Mapping[str, Any], place: str, *, planned: bool) -> Iterator[Entry]:
    fates = {(row.get("action"), row.get("instead_of") or row.get("name")): row for row in turn.get("results") or []}
    for action in turn["plan"]:
        fate = fates.get((action["action"], action["name"]), {})
        yield Entry(
            place=place,
            planned=planned,
            action=str(action["action"]),
            resource=str(action["resource"]),
            name=str(fate.get("name") or action["name"]),
            pool=action.get("pool"),
            target=_target(action, fate),
            cost=_cost(action, fate),
            status=str(fate.get("status") or (PLANNED if planned else "unknown")),
        )


def _target(action: Mapping[str, Any], fate: Mapping[str, Any]) -> str:
    """Where it goes: a number, a trunk group that is there already, the balance after a payment."""
    after = action.get("after") or {}
    if action["action"] == "pay":
        return f"balance {fate['balance']}" if fate.get("balance") else ""
    moved = after.get("primary") if action["action"] == "update" else None
    if isinstance(moved, Mapping):
        return ":".join(str(moved[part]) for part in ("ip", "port") if moved.get(part))
    return str(after.get("trunk_group") or after.get("contact") or "")


def _cost(action: Mapping[str, Any], fate: Mapping[str, Any]) -> Cost:
    """The price of the plan; what is told only at ordering, as it was told then."""
    planned = cost_of(action)
    if action["action"] == "pay":
        return Cost(amount(fate.get("funded_amount")), ZERO)
    return Cost(*(_known(getattr(planned, part), fate.get(f"{part}_fee")) for part in ("setup", "monthly")))


def _known(planned: Decimal | None, told: object) -> Decimal | None:
    return amount(told) if planned is None else planned
