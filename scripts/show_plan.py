# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Prints the plans of one or more accounts as one table with costs: show_plan.py ARTIFACTS/*.plan.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HEADER = ("account", "action", "resource", "name", "goes to", "setup", "monthly")


def main() -> None:
    """Print a row for each action, pool purchases folded, and the sums of each account."""
    rows: list[tuple[str, ...]] = [HEADER]
    for path in map(Path, sys.argv[1:]):
        plan = json.loads(path.read_text(encoding="utf-8"))
        host = path.name.removesuffix(".plan.json")
        rows += [(host, *row) for row in folded(plan["actions"])] or [(host, "nothing to do", "", "", "", "", "")]
        rows.append((host, "", "", "", "total", price(plan["cost"]["setup"]), price(plan["cost"]["monthly"])))
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def folded(actions: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Rows of one plan; the purchases of a pool share one."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for action in actions:
        pool = action.get("pool")
        name = f"pool {pool}" if pool and action["action"] == "purchase" else action["name"]
        groups.setdefault((action["action"], action["resource"], name), []).append(action)
    return [row(key, group) for key, group in groups.items()]


def row(key: tuple[str, ...], group: list[dict[str, Any]]) -> tuple[str, ...]:
    """One line of the table."""
    kind, resource, name = key
    after = group[0]["after"] or {}
    target = str(after.get("trunk_group") or after.get("contact") or "")
    if len(group) > 1:
        name = f"{len(group)} for {name}"
        target = target.replace(group[0]["name"].lstrip("+"), "{number}")
    return kind, resource, name, target, summed(group, "setup"), summed(group, "monthly")


def summed(group: list[dict[str, Any]], part: str) -> str:
    """The sum of one part of the cost, exactly."""
    from decimal import Decimal

    told = [action["cost"][part] for action in group]
    return price(None if None in told else f"{sum(map(Decimal, told)):f}")


def price(amount: str | None) -> str:
    """An amount, or a word where the carrier tells it only at ordering."""
    return "at ordering" if amount is None else amount


if __name__ == "__main__":
    main()
