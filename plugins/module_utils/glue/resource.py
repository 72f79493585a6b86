# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One run of a resource module: read the wish, look, plan, and carry the very same plan out. The only place that
knows check mode."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, ClassVar

from ..carriers.account import Capability
from ..carriers.registry import CARRIERS
from ..domain.action import Plan
from ..domain.errors import InputError, TelecomError
from ..domain.problem import Problems
from ..domain.progress import PROGRESS
from ..execution import Handlers, Outcomes, execute
from ..transport.lock import account_lock, lock_path
from ..transport.session import Session
from .account import account_spec
from .module import TelecomModule, worded
from .result import no_result, result_of

RESOURCE_SPEC: dict[str, Any] = {
    "expected_plan": {"type": "list", "elements": "dict"},
    "result_detail": {"type": "str", "choices": ["all", "changed"], "default": "all"},
}


#: What an earlier task would do counts in check mode alone; a real run wants it done.
CHECK_MODE_ONLY = ("planned_trunk_groups", "planned_titles")


class Resource(ABC):
    """What one resource module does; made anew for each run. ``carrier`` is the capability asked for."""

    capability: ClassVar[Capability[Any]]
    #: What to do instead, by the option that cannot be had as it was given.
    remedies: ClassVar[Mapping[str, str]] = {}

    def __init__(self, params: Mapping[str, Any], carrier: Any) -> None:
        self.params = params
        self.carrier = carrier

    @abstractmethod
    def check_input(self) -> Problems:
        """Read the options, and tell all that is wrong with them; nothing is sent."""

    def check(self) -> None:
        """``check_input``, and whether what is expected is a plan. Raises InputError with every problem."""
        problems = self.check_input()
        if self.params["expected_plan"]:
            from ..planning.expected import no_actions

            problems += no_actions(self.params["expected_plan"])
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

    def finish(self, plan: Plan, outcomes: Outcomes) -> Plan | None:
        """After a real run went through, without the lock: a last look, or waiting for what the user wants to wait for.

        Returns the plan with its items as they are then, None where nothing is to be added to what was told.
        Raises a TelecomError when time ran out.
        """
        return None


def run(resource_type: type[Resource], argument_spec: dict[str, Any]) -> None:
    """The whole of a resource module's main()."""
    spec = account_spec(resource_type.capability.name) | RESOURCE_SPEC | argument_spec
    result = no_result()
    module = TelecomModule(resource_type, argument_spec=spec)
    with module.guarded(result):
        try:
            failure = _run(module, resource_type, result)
        except TelecomError as error:
            if not isinstance(error, InputError):
                # What happens from the first write on ends in outcomes.
                error.hint = f"Nothing was changed. {error.hint}".strip()
            module.fail(error, result)
        if failure:
            module.fail_json(**(result | {"msg": failure}))
        module.exit_json(**result)


def _run(module: TelecomModule, resource_type: type[Resource], result: dict[str, Any]) -> str | None:
    """Fill in the return keys. Returns why the run failed, or None."""
    account = module.opened()
    writes = not module.check_mode
    params = {**module.params, **dict.fromkeys(CHECK_MODE_ONLY)} if writes else module.params
    resource = resource_type(params, resource_type.capability.of(account))
    try:
        resource.check()
        return Run(module=module, resource=resource, session=account.session, writes=writes).carried_out(result)
    finally:
        module.tell_calls(account, result)
        for warning in account.warnings:
            module.warn(warning)


@dataclass(frozen=True, kw_only=True)
class Run:
    """The plan made and, where it ``writes``, carried out under the account's lock."""

    module: TelecomModule
    resource: Resource
    session: Session
    writes: bool

    def carried_out(self, result: dict[str, Any]) -> str | None:
        """Fill in the return keys. Returns why the run failed, or None."""
        with self._lock():
            plan = self.resource.plan()
            outcomes = self._outcomes(plan)
            problems = list(plan.problems)
            if (expected := self.resource.params["expected_plan"]) is not None:
                from ..planning.expected import unexpected

                problems += filter(None, [unexpected(plan.as_list(), expected)])
            if self.writes and not problems:
                execute(plan, self.resource.handlers(plan), outcomes)
        for warning in plan.warnings:
            self.module.warn(warning)
        return self._concluded(plan, outcomes, problems, result)

    def _lock(self) -> AbstractContextManager[None]:
        if not self.writes:
            return nullcontext()
        params, url = self.resource.params, self.session.settings.base_url
        carrier = CARRIERS[params["carrier"]]
        path = lock_path(params["carrier"], url, (params["account"] or "").strip(), carrier.addresses)
        return account_lock(path, params["lock_timeout"], self.module.warn)

    def _outcomes(self, plan: Plan) -> Outcomes:
        if PROGRESS not in os.environ:
            return Outcomes()
        from .progress import noted

        return noted(plan, self.session)

    def _concluded(self, plan: Plan, outcomes: Outcomes, problems: list[str], result: dict[str, Any]) -> str | None:
        """Wait where that is wanted, and fill in the result."""

        def tell(plan: Plan) -> str | None:
            detail = self.resource.params["result_detail"]
            return result_of(plan, outcomes, problems, planned=not self.writes, detail=detail, result=result)

        failure = tell(plan)
        try:
            if self.writes and not problems and not failure:
                finished = self.resource.finish(plan, outcomes)
                if finished is not None:
                    plan, failure = finished, tell(finished)
        except TelecomError as error:
            failure = worded(error)
        result.update(self.resource.extras(plan, outcomes))
        return worded(InputError(problems)) if problems else failure
