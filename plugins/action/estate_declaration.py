# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Checks what is declared for an account, and hands it over to the tasks that follow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ansible import constants

from ansible_collections.dialtone.telecom.plugins.lookup.account import OPTIONS
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.phone import e164
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.places import moved, place_of
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wording import counted
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import (
    artifact_path,
    read_json,
    remove,
    retire,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declaration import (
    CONCERNS,
    Declaration,
    check,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_account import (
    PREFIX,
    misspelt_account,
    undefined,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_numbers import hand_over
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_purchases import purchase_lacks
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_summary import summary
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_variables import empty_problems, misspelt
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.phones import named_numbers
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate import KINDS
from ansible_collections.dialtone.telecom.plugins.plugin_utils.action import TelecomAction
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.passwords import filled
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.scalars import PASSWORDS
from ansible_collections.dialtone.telecom.plugins.plugin_utils.offline_account import offline_account
from ansible_collections.dialtone.telecom.plugins.plugin_utils.origin import located
from ansible_collections.dialtone.telecom.plugins.plugin_utils.resolved import unresolved
from ansible_collections.dialtone.telecom.plugins.plugin_utils.vars_files import empty_places, twice

SCHEMA = Path(__file__).parents[2] / "schemas" / "estate.schema.json"
#: The variables of the role sandbox, which declares nothing, and the fact that it sets.
SANDBOX = ("port", "state", "data", "seed", "accounts")
SPEC: dict[str, Any] = {
    "role": {"type": "str", "required": True, "choices": ["estate", *CONCERNS, "sandbox"]},
    "replaces": {"type": "list", "elements": "str", "choices": ["plan", "applied"], "default": []},
    "resolve": {"type": "bool", "default": False},
    "fails": {"type": "bool", "default": True},
}
DOCUMENTS = ("loa_files", "carrier_files")
SHOWN = 50
#: What is said of a plan, beside what it is to come to: where one of these is wrong a plan that was made still holds.
BESIDE = {"estate_approved_plan", "estate_artifacts", "estate_mask_numbers"}
PREFIXES = (PREFIX, "estate_", *(f"{role}_" for role in (*CONCERNS, "sandbox")))


class ActionModule(TelecomAction):
    """dialtone.telecom.estate_declaration."""

    spec = SPEC

    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """The checks, then the facts that the planning tasks go by."""
        if args["role"] == "sandbox":
            return _names_checked(variables)
        result: dict[str, Any] = {"failed": True}
        try:
            result = self._checked(args["role"], variables, host, resolve=args["resolve"])
            if warnings := self._overridden(args["role"], variables, host):
                result["warnings"] = warnings
        finally:
            if result.get("failed") and not result.pop("keeps", False):
                self._withdraw(args["replaces"], variables, host)
        return result if args["fails"] else {key: value for key, value in result.items() if key != "failed"}

    def _withdraw(self, kinds: Sequence[str], variables: Mapping[str, Any], host: str) -> None:
        """Take away what an earlier run wrote, so that it does not pass for what this one comes to.

        A plan that is approved, or was refused for the approved one, stays: later runs tell by it what has changed.
        """
        folder = self._templar.template(variables.get("estate_artifacts"))
        if not isinstance(folder, str):
            return
        paths = {kind: artifact_path(folder, host, kind) for kind in kinds}
        approved = self._templar.template(variables.get("estate_approved_plan"))
        if "plan" in paths and not _holds(read_json(paths["plan"]), approved):
            remove(paths["plan"])
            remove(artifact_path(folder, host, "plan", "md"))
        if "applied" in paths:
            retire(paths["applied"])

    def _checked(self, role: str, variables: Mapping[str, Any], host: str, *, resolve: bool) -> dict[str, Any]:
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        known = CONCERNS.get(role) or [name.removeprefix("estate_") for name in schema["properties"]]
        given = self._values(role, known, variables)
        values = {name: value for name, value in given.items() if value is not None}
        empty = empty_problems(given, role, schema, variables)
        file = values.get("numbers_file")
        unknown = self._fill(values, variables)
        account = offline_account(self._templar, variables)
        declaration = Declaration(role=role, carrier=account.carrier, values=values)
        problems = [*misspelt(variables, role, known), *misspelt_account(variables, OPTIONS), *empty, *unknown]
        told = {place_of(problem) for problem in account.problems}
        found = [problem for problem in check(declaration, schema) if place_of(problem) not in told]
        problems += [_named(problem, values.get("numbers_file"), file) for problem in found]
        problems += account.problems
        if resolve and not problems:
            problems += unresolved(self._templar, variables, OPTIONS)
        # What a variable refers to stands elsewhere.
        given = {f"{role}_{name}": value for name, value in values.items()}
        written = {
            name: given.get(name, value) if isinstance(value, str) else value
            for name, value in _ours(variables).items()
        }
        if problems:
            nulls = [str(problem.path[0]) for problem in empty if variables[str(problem.path[0])] is None]
            places = {name: empty_places(name, host, variables, self._loader) for name in nulls}
            slip = not any(_declares(problem, schema) for problem in problems)
            return _refused(problems, written, places) | {"keeps": slip}
        facts = _facts(declaration)
        lacks = [*purchase_lacks(declaration, facts["ported"], variables), *account.lacks]
        lacks += undefined(variables, OPTIONS)
        valid = {"summary": summary(declaration, file), "lacking": [located(lack, written) for lack in lacks]}
        return facts | valid

    def _overridden(self, role: str, variables: Mapping[str, Any], host: str) -> list[str]:
        """Warnings of variables that stand in two files, where one of them counts for nothing."""
        names = {name for name in variables if name.startswith((f"{role}_", PREFIX))}
        return [
            f"{name} stands in several files, of which Ansible takes the last alone: {', '.join(places)}. "
            "Write it in one of them"
            for name, places in twice(names, host, variables, self._loader).items()
        ]

    def _values(self, role: str, known: Sequence[str], variables: Mapping[str, Any]) -> dict[str, Any]:
        """The declaration's variables; what is null is not set, or was given and is empty."""
        given = {name: variables[f"{role}_{name}"] for name in known if f"{role}_{name}" in variables}
        return dict(self._templar.template(given))

    def _fill(self, values: dict[str, Any], variables: Mapping[str, Any]) -> list[Problem]:
        """Put passwords into the file of numbers, where it refers to any; those that are not known are problems."""
        path = values.get("numbers_file")
        if not isinstance(path, str):
            return []
        passwords = self._templar.template(variables.get(PASSWORDS))
        values["numbers_file"], unknown = filled(path, passwords, vars(constants)["DEFAULT_LOCAL_TMP"])
        return unknown


def _holds(plan: Mapping[str, Any], digest: object) -> bool:
    """Whether a plan is the one with a digest, or was refused for it."""
    approved = plan.get("approved")
    told = [plan.get("digest"), approved.get("digest") if isinstance(approved, Mapping) else None]
    return isinstance(digest, str) and digest in told


def _declares(problem: Problem, schema: Mapping[str, Any]) -> bool:
    """Whether it is about what is declared: not about a name that is none, the account, or how a plan is treated."""
    place = next(iter((*problem.path, *problem.key)), problem.strange)
    return place not in BESIDE and (place in schema["properties"] or not str(place).startswith(PREFIXES))


def _names_checked(variables: Mapping[str, Any]) -> dict[str, Any]:
    problems = [*misspelt(variables, "sandbox", SANDBOX), *misspelt_account(variables, OPTIONS)]
    if not problems:
        return {}
    return _refused(problems, variables)


def _named(problem: Problem, copy: object, file: object) -> Problem:
    """A complaint about a copy that holds the passwords, about the file that it was made of."""
    return moved(problem, lambda path: (str(file), *path[1:]) if path[0] == copy else path)


def _ours(variables: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in variables.items() if name.startswith(PREFIXES)}


def _refused(
    problems: Iterable[Problem], variables: Mapping[str, Any], elsewhere: Mapping[str, list[str]] | None = None
) -> dict[str, Any]:
    """The result of a declaration that is wrong. Only the collection's own variables are meant by what it names.

    ``elsewhere``: the places of variables that Ansible knows none of.
    """
    ours = _ours(variables)
    told = list(dict.fromkeys(located(problem, ours, elsewhere) for problem in problems))
    lines = "\n".join(f"- {problem}" for problem in told[:SHOWN])
    more = f"\n- and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    count = counted(len(told), "problem")
    return {"failed": True, "msg": f"{count} in the declaration, nothing was sent:\n{lines}{more}"}


def _absolute(path: str) -> str:
    """A relative path starts where ansible-playbook was started; modules run in the playbook's folder."""
    return str(Path(path).expanduser().absolute())


def _ported(declaration: Declaration) -> dict[str, str]:
    """The numbers that port-ins bring, each with the trunk group that its order or the defaults name, if any."""
    default = (declaration.values.get("defaults") or {}).get("trunk_group", "")
    return {
        e164(number, nanp=True): str(port.get("trunk_group") or default)
        for port in declaration.listed("ports")
        for number in named_numbers(port)
    }


def _documents(port: Mapping[str, Any]) -> dict[str, Any]:
    """The files of a port-in, as the module finds them."""
    file = port.get("numbers_file")
    documents = {key: [_absolute(path) for path in port.get(key) or [] if path] for key in DOCUMENTS}
    return {"numbers_file": _absolute(file) if file else None, **documents}


def _facts(declaration: Declaration) -> dict[str, Any]:
    """What the tasks need to know; no secrets, and nothing that is large."""
    ports, ported = declaration.listed("ports"), _ported(declaration)
    file = declaration.values.get("numbers_file")
    handed = hand_over(
        declaration.listed("numbers"),
        _absolute(file) if file else None,
        ported,
        nanp=declaration.nanp,
        folder=vars(constants)["DEFAULT_LOCAL_TMP"],
    )
    there = {
        "trunk_groups": bool(declaration.listed("trunk_groups")),
        "termination_trunks": bool(declaration.listed("termination_trunks")),
        "numbers": bool(handed.listed or handed.numbers_file or declaration.listed("pools")),
        "ports": bool(ports),
        "ported_numbers": handed.ported_file is not None,
    }
    return {
        "carrier": declaration.carrier,
        "capabilities": sorted(CARRIERS[declaration.carrier].capabilities),
        "declared": [kind for kind in KINDS if there[kind]],
        "numbers_listed": handed.listed,
        "numbers_file": handed.numbers_file,
        "ported_file": handed.ported_file,
        "documents": list(map(_documents, ports)),
        "ported": list(ported),
        "protected": [e164(number, nanp=declaration.nanp) for number in declaration.listed("protected")],
        # One with an id exists, under another title until it is retitled.
        "trunk_group_titles": [str(each["title"]) for each in declaration.listed("trunk_groups") if not each.get("id")],
        "retitled_trunk_groups": {
            str(each["id"]): str(each["title"])
            for each in declaration.listed("trunk_groups")
            if each.get("id") and each.get("title")
        },
        "waits": any(port.get("wait_for", "none") != "none" for port in ports),
    }
