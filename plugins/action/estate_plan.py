# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Makes one plan of the planning tasks' results, writes it down, and holds it against the guards."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase

from ansible_collections.dialtone.telecom.plugins.module_utils.domain import money
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import Cost
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import (
    artifact_path,
    read_json,
    remove,
    write_json,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import (
    KINDS,
    EstatePlan,
    barred,
    planned,
    single_results,
    unread,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_guards import Guard, Policy, guards_of
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.unmanaged import unmanaged

SPEC: dict[str, Any] = {
    "account": {"type": "str", "default": ""},
    "carrier": {"type": "str", "required": True},
    "declared": {"type": "list", "elements": "str", "choices": list(KINDS), "required": True},
    "plans": {"type": "dict", "required": True},
    "account_read": {"type": "str"},
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
}


class ActionModule(ActionBase):
    """dialtone.telecom.estate_plan."""

    def run(self, tmp: str | None = None, task_vars: dict[str, Any] | None = None) -> dict[str, Any]:
        """The plan, and failure where it is held back."""
        result = ActionBase.run(self, tmp, task_vars)
        _validation, args = self.validate_argument_spec(deepcopy(SPEC))
        variables = task_vars or {}
        # A result left by an earlier use of the role says nothing about what is not declared now.
        plans = {kind: variables.get(args["plans"].get(kind)) for kind in KINDS if kind in args["declared"]}
        plans |= dict.fromkeys(kind for kind in KINDS if kind not in plans)
        account = {} if barred(plans) else variables.get(args["account_read"]) or {}
        try:
            return result | _held(args, plans, account, str(variables["inventory_hostname"]))
        except InputError as error:
            raise AnsibleActionFail(str(error)) from error


def _held(args: Mapping[str, Any], plans: Mapping[str, Any], account: Mapping[str, Any], host: str) -> dict[str, Any]:
    """The plan's document, written down, and what of it the tasks need."""
    due, reasons = planned(plans, args["declared"])
    plan = EstatePlan(
        account=args["account"],
        carrier=args["carrier"],
        due=due,
        incomplete=(*reasons, *(unread(account) if args["account_read"] and not barred(plans) else ())),
        unmanaged=tuple(unmanaged(plans, account, args["ported"])),
    )
    path = artifact_path(args["artifacts"], host, "plan") if args["artifacts"] else None
    earlier = read_json(path) if path else {}
    guards = guards_of(plan.actions, plan.digest, _policy(args, account, earlier))
    document = plan.document(guard.as_dict() for guard in guards)
    if path:
        write_json(path, document)
        # What an earlier run applied says nothing of this plan.
        remove(artifact_path(args["artifacts"], host, "applied"))
    result = {"changed": False, "digest": plan.digest, "path": str(path) if path else None}
    objection = _objection(plan, guards)
    if objection:
        return result | {"failed": True, "msg": objection}
    told = {key: document[key] for key in ("account", "carrier", "cost", "guards", "unmanaged", "summary")}
    expected = {kind: [turn.get("plan", []) for turn in single_results(plans[kind])] for kind in args["declared"]}
    return result | told | {"expected": expected, "due": {kind: len(due.get(kind, [])) for kind in KINDS}}


def _policy(args: Mapping[str, Any], account: Mapping[str, Any], earlier: Mapping[str, Any]) -> Policy:
    """What the declaration allows. An earlier plan that is the approved one tells what has changed since."""
    approved = earlier.get("actions") if earlier.get("digest") == args["approved_plan"] else None
    return Policy(
        budget=Cost(_amount(args["budget"].get("setup")), _amount(args["budget"].get("monthly"))),
        max_purchases=args["limits"].get("max_purchases"),
        max_releases=args["limits"].get("max_releases") or 0,
        max_updates=args["limits"].get("max_updates"),
        protected=frozenset(args["protected"]),
        balance=_amount(account.get("balance")),
        approved_plan=args["approved_plan"],
        approved=approved,
    )


def _amount(value: Any) -> Decimal | None:
    try:
        return money.amount(value)
    except ValueError as error:
        raise InputError(str(error)) from error


def _objection(plan: EstatePlan, guards: list[Guard]) -> str | None:
    """Why nothing may be done, all reasons at once; or None."""
    lines = [f"- the plan is not complete: {reason}" for reason in plan.incomplete]
    lines += [f"- {guard.name}: {guard.objection}" for guard in guards if guard.objection]
    return "\n".join(["The plan is held back, nothing was done:", *lines]) if lines else None
