# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Plans as documents, for the tests of pages."""

from __future__ import annotations

from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import EstatePlan


def action(name: str = "+12062190001", kind: str = "purchase", **more: Any) -> dict[str, Any]:
    """An action as a module tells it."""
    cost = {"setup": "0.50", "monthly": "1.10"}
    after = {"contact": f"sip:{name.lstrip('+')}@pbx.example.com"}
    return {"action": kind, "resource": "number", "name": name, "before": None, "after": after, "cost": cost, **more}


def many(count: int, kind: str = "purchase", **more: Any) -> list[dict[str, Any]]:
    """Actions on so many numbers."""
    return [action(f"+1206{at:07}", kind, **more) for at in range(count)]


def guard(name: str, limit: Any, value: Any, *, blocks: bool = False) -> dict[str, Any]:
    return {"name": name, "limit": limit, "value": value, "blocks": blocks}


def document(*actions: dict[str, Any], guards: tuple[dict[str, Any], ...] = (), **more: Any) -> dict[str, Any]:
    """plan.json."""
    plan = EstatePlan(account="acme", carrier="tcxc", expected={"numbers": [list(actions)]}, **more)
    return plan.document(guards) | {"differences": []}
