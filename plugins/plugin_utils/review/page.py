# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A plan, or what has drifted, as one comment in Markdown for those who review it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import amount
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import cost_of

from .listing import SPLIT, Listing
from .pen import ARROW, Pen, table
from .rows import UNKNOWN, price

#: Hosts take 65,536 characters in a comment; the rest is for the words that a pipeline puts around it.
LONGEST = 60_000
#: What lists of things and reasons may take of that.
THINGS = 4_000
REASONS = 20
#: For what is ours and no phone number: names of hosts and files, amounts, digests.
OURS = Pen()
DOING = {
    "purchase": "to buy",
    "adopt": "to adopt",
    "release": "to release",
    "update": "to update",
    "create": "to create",
    "disable": "to disable",
    "replace": "to replace",
    "port": "to port in",
}
Document = Mapping[str, Any]


def plan_page(plan: Document, host: str, *, mask: bool) -> str:
    """The artifact ``plan.md`` out of the document ``plan.json``."""
    pen = Pen(mask)
    counts = summed_up(plan["summary"]) if plan["complete"] else "not complete"
    blocked = [*_incomplete(plan, pen), *_blocked(plan, pen)]
    top = [f"## Plan for {OURS.code(host)}: {counts}", "", *blocked, *_waits(plan), *_costs(plan)]
    return _page(top, plan, pen, OURS.code(f"{host}.plan.json"), _guards(plan), _approve(plan, pen))


def to_split(page: str) -> bool:
    """Whether not even the names of what a page is about fit on it, so that nobody can approve it."""
    return any(line.startswith(SPLIT) for line in page.splitlines())


def drift_page(drift: Document, host: str, *, mask: bool) -> str:
    """The artifact ``drift.md`` out of the document ``drift.json``."""
    pen = Pen(mask)
    words = {
        "converged": "everything is as declared",
        "drift": f"it is not as declared ({summed_up(drift['summary'])})",
        "incomplete": "it is not known whether it is as declared",
    }
    top = [f"## Drift of {OURS.code(host)}: {words[drift['verdict']]}", ""]
    blocked = [*_incomplete(drift, pen), *_blocked(drift, pen)]
    return _page([*top, *blocked, *_waits(drift)], drift, pen, OURS.code(f"{host}.drift.json"))


def summed_up(summary: Mapping[str, int]) -> str:
    """``3 to buy, 1 to release``."""
    told = [f"{count:,} {DOING[action]}" for action, count in summary.items() if count]
    return ", ".join(told) or "nothing to do"


def _page(
    top: Sequence[str], document: Document, pen: Pen, file: str, guards: Sequence[str] = (), approve: Sequence[str] = ()
) -> str:
    """``approve`` goes with all that is to be approved, and not with the advice to split it."""
    things = Listing(pen=pen, file=file, room=THINGS)
    besides = things.things("On the account and not declared, left alone", document["unmanaged"])
    used = len("\n".join([*top, *besides, *guards, *approve]))
    listing = Listing(pen=pen, file=file, room=LONGEST - used - 100)
    actions = ["", *listing.actions(document["actions"]), ""] if document["actions"] else []
    bottom = guards if to_split("\n".join(actions)) else [*guards, *approve]
    return "\n".join([*top, *actions, *besides, *bottom]).rstrip("\n") + "\n"


def _incomplete(document: Document, pen: Pen) -> list[str]:
    reasons = document["incomplete"]
    if not reasons:
        return []
    title = "**Not complete**: what could not be read or planned is not here, and nothing is carried out."
    return [title, "", *_told(reasons, pen), ""]


def _blocked(document: Document, pen: Pen) -> list[str]:
    held = [guard for guard in document["guards"] if guard["blocks"]]
    if not held:
        return []
    rows = [f"- {_words(guard['name'])}: {OURS.code(guard['value'])}, allowed is {_limit(guard)}" for guard in held]
    differences = document.get("differences") or []
    return ["**Held back**:", "", *rows, *(f"  {line}" for line in _told(differences, pen)), ""]


def _waits(document: Document) -> list[str]:
    pending = document.get("pending", 0)
    return [f"{pending:,} pending: declared and on the way, the carrier takes its time.", ""] if pending else []


def _words(name: str) -> str:
    return name.replace("_", " ")


def _limit(guard: Mapping[str, Any]) -> str:
    return "no limit" if guard["limit"] is None else OURS.code(guard["limit"])


def _told(reasons: Sequence[str], pen: Pen) -> Iterator[str]:
    """A bullet each; a reason that is a list of problems has theirs below it, within what all reasons may take."""
    most = REASONS // max(min(len(reasons), REASONS), 1)
    for reason in reasons[:REASONS]:
        title, *problems = reason.split("\n- ")
        yield f"- {pen.code(title, longest=500)}"
        yield from (f"  - {pen.code(problem, longest=240)}" for problem in problems[:most])
        if len(problems) > most:
            yield f"  - and {len(problems) - most:,} more"
    if len(reasons) > REASONS:
        yield f"- and {len(reasons) - REASONS:,} more"


def _costs(plan: Document) -> list[str]:
    """The sums, and what the account costs a month before and after."""
    parts = [_sum(plan, part) for part in ("setup", "monthly")]
    rows = [["This plan", *parts]]
    commitment = plan.get("commitment")
    if commitment:
        sides = [price(amount(commitment[side])) for side in ("before", "after")]
        rows.append(["The account's monthly commitment", "", ARROW.join(sides)])
    return table("| | Setup | Monthly |", rows)


def _sum(plan: Document, part: str) -> str:
    """A sum; where a part of it is not known, what is."""
    told: Decimal | None = amount(plan["cost"][part])
    if told is not None:
        return price(told)
    amounts: Iterable[Decimal | None] = (getattr(cost_of(action), part) for action in plan["actions"])
    known = sum((each for each in amounts if each is not None), Decimal(0))
    return f"{UNKNOWN}, {price(known)} of it is told" if known else UNKNOWN


def _guards(plan: Document) -> list[str]:
    limited = [guard for guard in plan["guards"] if guard["limit"] is not None and guard["name"] != "approved_plan"]
    rows = [[_words(guard["name"]), _limit(guard), OURS.code(guard["value"]), _kept(guard)] for guard in limited]
    return ["", *table("| Guard | Limit | This plan | Kept |", rows)] if rows else []


def _kept(guard: Mapping[str, Any]) -> str:
    if guard["blocks"]:
        return "**no, held back**"
    return "not known yet" if guard["value"] == UNKNOWN else "yes"


def _approve(plan: Document, pen: Pen) -> list[str]:
    held = any(guard["blocks"] for guard in plan["guards"])
    if held or not plan["complete"] or not plan["actions"]:
        return []
    approved = OURS.code(f"estate_approved_plan={plan['digest']}")
    lines = ["", f"To run this plan and no other: {approved}"]
    if any(action.get("pool") is not None and action["action"] == "purchase" for action in plan["actions"]):
        lines.append("\nFor a pool other numbers may be taken, of the same price and routing: the market moves.\n")
    return [*lines, *_selections(plan.get("pools", {}), pen)]


def _selections(pools: Mapping[str, Mapping[str, Any]], pen: Pen) -> Iterator[str]:
    """What a pool's numbers have in common, whichever they are."""
    for name, select in list(pools.items())[:REASONS]:
        told = {key: " and ".join(value) if isinstance(value, list) else value for key, value in select.items()}
        keys = ", ".join(f"{_words(key)} {pen.code(value, longest=100)}" for key, value in told.items())
        yield f"- {pen.code(name, longest=100)}: {keys}"
    if len(pools) > REASONS:
        yield f"- and {len(pools) - REASONS:,} more"
