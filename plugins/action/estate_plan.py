# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Makes one plan of the planning tasks' results, writes it down, and holds it against the guards."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain import money
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import (
    artifact_path,
    read_json,
    retire,
    room_for,
    write_json,
    write_text,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import (
    KINDS,
    EstatePlan,
    actions_of,
    barred,
    planned,
    unread,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_guards import Guard, Policy, guards_of
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.expected import no_actions
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.unmanaged import disabled, unmanaged
from ansible_collections.dialtone.telecom.plugins.plugin_utils.action import TelecomAction
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.ledger import still
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.page import plan_page, to_split

SPEC: dict[str, Any] = {
    "account": {"type": "str"},
    "carrier": {"type": "str"},
    "declared": {"type": "list", "elements": "str", "choices": list(KINDS), "required": True},
    "plans": {"type": "dict", "required": True},
    "account_read": {"type": "str"},
    "pools": {"type": "list", "elements": "dict", "default": []},
    "ported": {"type": "list", "elements": "str", "default": []},
    "budget": {
        "type": "dict",
        "default": {},
        "options": {"setup": {"type": "str"}, "monthly": {"type": "str"}},
    },
    "limits": {
        "type": "dict",
        "default": {},
        "options": {
            "max_purchases": {"type": "int"},
            "max_releases": {"type": "int", "default": 0},
            "max_updates": {"type": "int"},
        },
    },
    "protected": {"type": "list", "elements": "str", "default": []},
    "approved_plan": {"type": "str"},
    "artifacts": {"type": "str"},
    "mask_numbers": {"type": "bool", "default": False},
    "fails": {"type": "bool", "default": True},
    "applies": {"type": "bool", "default": False},
}
APPROVAL = "approved_plan"
#: What is applied takes as many times the room of the plan, with an error at each action.
RECORD = 2
#: What tasks and people are told of a plan, beside its file.
TOLD = (
    "account",
    "carrier",
    "complete",
    "incomplete",
    "cost",
    "commitment",
    "guards",
    "unmanaged",
    "disabled",
    "pending",
    "summary",
)


class ActionModule(TelecomAction):
    """dialtone.telecom.estate_plan."""

    spec = SPEC

    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """The plan, and failure where it is held back."""
        # A result left by an earlier use of the role says nothing about what is not declared now.
        plans = {kind: variables.get(args["plans"].get(kind)) for kind in KINDS if kind in args["declared"]}
        plans |= dict.fromkeys(kind for kind in KINDS if kind not in plans)
        read = {} if barred(plans) else variables.get(args["account_read"]) or {}
        account = _with_numbers(read, plans["numbers"] or {})
        plan = _planned(args, plans, account)
        path = artifact_path(args["artifacts"], host, "plan") if args["artifacts"] else None
        document, objection = _judged(plan, _policy(args, account, read_json(path) if path else {}))
        document["pending"] = still(plans)["pending"]
        result: dict[str, Any] = {"digest": plan.digest, "path": str(path) if path else None}
        if path:
            result["to_split"] = to_split(_write(args, host, path, document))
        if objection and args["fails"]:
            return result | {"failed": True, "msg": f"{objection}{_way_on(document, path)}"}
        if path:
            stats = {"data": {"dialtone_plans": {host: _summary(document)}}, "per_host": False, "aggregate": True}
            result |= {"ansible_stats": stats}
        return result | _handed_on(args["declared"], plan, document)


def _with_numbers(read: Mapping[str, Any], numbers: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a task read of the account, and what the plan of the numbers tells of it where that is more."""
    if not read or "others" not in numbers:
        return read
    return {"numbers": numbers["others"], "monthly_commitment": numbers["monthly_commitment"], **read}


def _planned(args: Mapping[str, Any], plans: Mapping[str, Any], account: Mapping[str, Any]) -> EstatePlan:
    """One plan of what the tasks planned, and of what was read of the account."""
    expected, reasons = planned(plans, args["declared"])
    return EstatePlan(
        account=args["account"],
        carrier=args["carrier"],
        expected=expected,
        incomplete=(*reasons, *(unread(account) if args["account_read"] and not barred(plans) else ())),
        unmanaged=tuple(unmanaged(plans, account, args["ported"])),
        disabled=tuple(disabled(plans, account)),
        monthly=_amount(account.get("monthly_commitment")),
        selects={str(pool.get("name")): pool.get("select") or {} for pool in args["pools"]},
    )


def _judged(plan: EstatePlan, policy: Policy) -> tuple[dict[str, Any], str | None]:
    """``plan.json``, and why nothing may be done."""
    guards = guards_of(plan.actions, plan.digest, policy, plan.pools)
    return _document(plan, guards, policy), _objection(plan, guards)


def _handed_on(declared: list[str], plan: EstatePlan, document: Mapping[str, Any]) -> dict[str, Any]:
    """What the tasks that carry it out go by: the plan that each has to make again, and how many actions are due."""
    return {
        **{key: document[key] for key in TOLD},
        "expected": {kind: plan.expected.get(kind, []) for kind in declared},
        "due": {kind: len(actions_of(plan.expected, [kind])) for kind in KINDS},
    }


def _document(plan: EstatePlan, guards: list[Guard], policy: Policy) -> dict[str, Any]:
    """``plan.json``. A plan that is refused for another one keeps that, to tell the differences next time too."""
    document = plan.document(guard.as_dict() for guard in guards)
    document["differences"] = [line for guard in guards for line in guard.differences]
    if document["differences"] and policy.approved_actions is not None:
        approved = {"actions": policy.approved_actions, "pools": policy.approved_pools}
        document["approved"] = {"digest": policy.approved_digest, **approved}
    return document


def _write(args: Mapping[str, Any], host: str, path: Path, document: Mapping[str, Any]) -> str:
    """Both files, and room for what is applied. Returns the page."""
    page = plan_page(document, host, mask=args["mask_numbers"])
    try:
        write_json(path, document)
        write_text(artifact_path(args["artifacts"], host, "plan", "md"), page)
        if args["applies"]:
            record = artifact_path(args["artifacts"], host, "applied")
            # Where a guard stops this run, what an earlier one applied must not pass for what this one did.
            retire(record)
            room_for(record, RECORD * path.stat().st_size)
    except InputError as error:
        error.hint = "Nothing was done. Make room, or set estate_artifacts to a folder that can be written"
        raise
    return page


def _summary(document: Mapping[str, Any]) -> dict[str, Any]:
    """What a step that approves the plan shows."""
    actions = {action: count for action, count in document["summary"].items() if count}
    told = {key: document[key] for key in ("account", "carrier", "digest", "cost", "commitment")}
    return told | {"actions": actions}


def _policy(args: Mapping[str, Any], account: Mapping[str, Any], earlier: Mapping[str, Any]) -> Policy:
    """What the declaration allows. An earlier plan that is the approved one tells what has changed since."""
    approved = _approved(earlier, args["approved_plan"])
    return Policy(
        budget=Cost(_amount(args["budget"].get("setup")), _amount(args["budget"].get("monthly"))),
        max_purchases=args["limits"].get("max_purchases"),
        max_releases=args["limits"].get("max_releases") or 0,
        max_updates=args["limits"].get("max_updates"),
        protected=frozenset(args["protected"]),
        balance=_amount(account.get("balance")),
        approved_digest=args["approved_plan"],
        approved_actions=None if approved is None else approved["actions"],
        approved_pools=_selects(approved or {}),
    )


def _approved(earlier: Mapping[str, Any], digest: str | None) -> Mapping[str, Any] | None:
    """The approved plan: the folder holds it, or a plan that was refused for it."""
    for held in (earlier, earlier.get("approved")):
        actions = held.get("actions") if isinstance(held, dict) and held.get("digest") == digest else None
        if digest and isinstance(held, dict) and isinstance(actions, list) and not no_actions(actions):
            return held
    return None


def _selects(approved: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    pools = approved.get("pools")
    return (
        {name: select for name, select in pools.items() if isinstance(select, dict)} if isinstance(pools, dict) else {}
    )


def _amount(value: Any) -> Decimal | None:
    try:
        return money.amount(value)
    except ValueError as error:
        raise InputError(str(error)) from error


def _way_on(document: Mapping[str, Any], path: Path | None) -> str:
    """What to do where nothing but another approval is in the way."""
    held = [each["name"] for each in document["guards"] if each["blocks"]]
    if not path or document["incomplete"] or held != [APPROVAL]:
        return ""
    return f"\nReview {path.with_suffix('.md')}, then approve {document['digest']}"


def _objection(plan: EstatePlan, guards: list[Guard]) -> str | None:
    """Why nothing may be done, all reasons at once; or None."""
    lines = [f"- the plan is not complete: {reason}" for reason in plan.incomplete]
    lines += [f"- {guard.name}: {guard.objection}" for guard in guards if guard.objection]
    return "\n".join(["The plan is held back, nothing was done:", *lines]) if lines else None
