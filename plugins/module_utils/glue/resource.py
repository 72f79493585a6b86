# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One run of a resource module: read the wish, look, plan, and carry the very same plan out. The only place that
knows check mode."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from ..carriers.account import Capability
from ..domain.action import Plan
from ..domain.errors import InputError, TelecomError
from ..execution import PROGRESS, Handlers, Outcomes, execute
from ..transport.lock import account_lock, lock_path
from ..transport.session import Session
from .account import account_spec
from .module import TelecomModule, worded
from .result import no_result, result_of

RESOURCE_SPEC: dict[str, Any] = {
    "expected_plan": {"type": "list", "elements": "dict"},
    "result_detail": {"type": "str", "choices": ["all", "changed"], "default": "all"},
}


class Resource(ABC):
    """What one resource module does; made anew for each run. ``carrier`` is the capability asked for."""

    capability: ClassVar[Capability]
    #: What to do instead, by the option that cannot be had as it was given.
    remedies: ClassVar[Mapping[str, str]] = {}

    def __init__(self, params: Mapping[str, Any], carrier: Any, *, check_mode: bool) -> None:
        self.params = params
        self.carrier = carrier
        self.check_mode = check_mode

    @abstractmethod
    def check_input(self) -> None:
        """Read and check the options; nothing is sent. Raises InputError with every problem."""

    def check(self) -> None:
        """``check_input``, and whether what is expected is a plan. Raises InputError with every problem."""
        problems: list[str] = []
        if self.params["expected_plan"]:
            from ..planning.expected import no_actions

            problems += no_actions(self.params["expected_plan"])
        try:
            self.check_input()
        except InputError as error:
            problems[:0] = error.problems
        if problems:
            raise InputError(problems)

    @abstractmethod
    def plan(self) -> Plan:
        """Look at the carrier and plan. What planning can see to be impossible goes to the plan's problems."""

    @abstractmethod
    def handlers(self, plan: Plan) -> Handlers:
        """What carries out each kind of action of this plan."""

    def extras(self, plan: Plan, outcomes: Outcomes) -> dict[str, Any]:
        """Further return keys of this module."""
        return {}

    def finish(self, plan: Plan, outcomes: Outcomes) -> Plan:
        """After a real run went through, without the lock: a last look, or waiting for what the user wants to wait for.

        Returns the plan with its items as they are then. Raises a TelecomError when time ran out.
        """
        return plan


def run(resource_type: type[Resource], argument_spec: dict[str, Any], **rules: Any) -> None:
    """The whole of a resource module's main()."""
    spec = account_spec(resource_type.capability.name) | RESOURCE_SPEC | argument_spec
    result = no_result()
    module = TelecomModule(resource_type, argument_spec=spec, **rules)
    try:
        account = module.opened()
        carrier = resource_type.capability.of(account)
        resource = resource_type(module.params, carrier, check_mode=module.check_mode)
        try:
            resource.check()
            failure = _run_locked(module, resource, account.session, result)
        finally:
            result["api_calls"] = {"read": account.session.calls.read, "write": account.session.calls.write}
            if module.traces:
                result["trace"] = account.session.trace
            for warning in account.warnings:
                module.warn(warning)
        if failure:
            module.fail_json(**(result | {"msg": failure}))
        module.exit_json(**result)
    except TelecomError as error:
        if not isinstance(error, InputError):
            # What happens from the first write on ends in outcomes.
            error.hint = f"Nothing was changed. {error.hint}".strip()
        module.fail(error, result)
    finally:
        module.crashed(result | {"changed": bool(result["api_calls"]["write"])})


def _run_locked(module: TelecomModule, resource: Resource, session: Session, result: dict[str, Any]) -> str | None:
    """Plan and, in a real run, execute under the account's lock. Returns why it failed, or None."""
    if module.check_mode:
        executed = _plan_and_execute(resource, session)
    else:
        # However it is spelled, it is the same account.
        url = session.settings.base_url.rstrip("/")
        path = lock_path(module.params["carrier"], url, (module.params["account"] or "").strip())
        with account_lock(path, module.params["lock_timeout"], module.warn):
            executed = _plan_and_execute(resource, session)
    for warning in executed[0].warnings:
        module.warn(warning)
    return _conclude(resource, *executed, result)


def _plan_and_execute(resource: Resource, session: Session) -> tuple[Plan, Outcomes, list[str]]:
    """The plan, what became of it, and what stopped it before the first write."""
    plan = resource.plan()
    outcomes = _noted_outcomes(plan, session) if PROGRESS in os.environ else Outcomes()
    problems = [*plan.problems, *_not_expected(plan, resource.params["expected_plan"])]
    if not problems and not resource.check_mode:
        execute(plan, resource.handlers(plan), outcomes)
    return plan, outcomes, problems


def _noted_outcomes(plan: Plan, session: Session) -> Outcomes:
    from .progress import NotedOutcomes

    outcomes = NotedOutcomes(plan, os.environ[PROGRESS])
    session.ended = outcomes.ended
    return outcomes


def _conclude(
    resource: Resource, plan: Plan, outcomes: Outcomes, problems: list[str], result: dict[str, Any]
) -> str | None:
    """Wait where that is wanted, and fill in the result. Returns why the run failed, or None."""

    def tell(plan: Plan) -> str | None:
        detail = resource.params["result_detail"]
        return result_of(plan, outcomes, problems, planned=resource.check_mode, detail=detail, result=result)

    failure = tell(plan)
    try:
        if not problems and not failure and not resource.check_mode:
            plan = resource.finish(plan, outcomes)
            failure = tell(plan)
    except TelecomError as error:
        failure = worded(error)
    result.update(resource.extras(plan, outcomes))
    return worded(InputError(problems)) if problems else failure


def _not_expected(plan: Plan, expected: list[Any] | None) -> list[str]:
    if expected is None:
        return []
    from ..planning.expected import unexpected

    told = unexpected(plan.as_list(), expected)
    return [told] if told else []
