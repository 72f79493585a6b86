# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The declaration of an account, checked as a whole before anything is sent: by the schema, by what the modules
themselves check, and by what only the whole shows. Every problem is named at once."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ..carriers.capabilities.every import capability_of
from ..carriers.registry import CARRIERS, carriers_with
from ..domain.phone import e164
from ..domain.places import moved, place_of
from ..domain.problem import THE_TASK, Path, Problem, Problems
from .account import account_spec, open_account
from .bulk import Positions
from .number_options import ENTRY_KEYS, PURCHASE_SPEC
from .options import NOWHERE, problems_of
from .phones import named_numbers
from .ports import LNP_ORDER_SPEC, PortInResource
from .possible_numbers import DeclaredNumbers, impossible
from .readable import readable
from .resource import RESOURCE_SPEC, Resource
from .schema import schema_problems
from .termination_trunks import TERMINATION_TRUNK_SPEC, TerminationTrunkResource
from .trunk_groups import TRUNK_GROUP_SPEC, TrunkGroupResource

#: The capability of the carrier that each variable needs.
CAPABILITIES = {
    "trunk_groups": "trunk_groups",
    "termination_trunks": "termination_trunks",
    "numbers": "numbers",
    "numbers_file": "numbers",
    "pools": "numbers",
    "ports": "port_ins",
}
#: The variables of each role, by name without its prefix; ``estate`` has all that the schema knows.
CONCERNS = {
    "trunks": ("trunk_groups", "termination_trunks"),
    "numbers": ("numbers", "numbers_file", "pools", "defaults", "budget", "limits", "protected"),
    "porting": ("ports",),
}


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """``values``: the variables of a role by name without its prefix; what is not set is left out."""

    role: str
    carrier: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def name(self, variable: str) -> str:
        return f"{self.role}_{variable}"

    def listed(self, variable: str) -> list[Any]:
        """A list variable, empty where it is none."""
        value = self.values.get(variable)
        return list(value) if isinstance(value, (list, tuple)) else []

    @cached_property
    def nanp(self) -> bool:
        """Whether a number without country code is North American."""
        able = "numbers" in CARRIERS[self.carrier].capabilities
        return able and bool(offline(self.carrier, "numbers").nanp)


def check(declaration: Declaration, schema: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a declaration."""
    problems = _by_schema(declaration, schema)
    if declaration.carrier not in CARRIERS:
        known = " or ".join(carriers_with("numbers"))
        given = repr(declaration.carrier) if declaration.carrier else "not set"
        return [*problems, Problem((), ("telecom_carrier",), f"is {given}; it must be {known}")]
    if not {*CARRIERS[declaration.carrier].capabilities} & {*CAPABILITIES.values()}:
        why = f"is {declaration.carrier}, which owns nothing to declare: leave it out by --limit or telecom_hosts"
        problems.append(Problem((), ("telecom_carrier",), why))
    checked = _Checked(declaration, problems)
    problems += checked.capabilities()
    problems += checked.numbers()
    problems += checked.trunks("trunk_groups", TrunkGroupResource, TRUNK_GROUP_SPEC)
    problems += checked.trunks("termination_trunks", TerminationTrunkResource, TERMINATION_TRUNK_SPEC)
    problems += checked.ports()
    problems += checked.protected()
    return list(dict.fromkeys(problems))


def _by_schema(declaration: Declaration, schema: Mapping[str, Any]) -> list[Problem]:
    """The schema's complaints. Ordinary numbers are passed over: there may be thousands."""
    values = {f"estate_{name}": value for name, value in declaration.values.items()}
    numbers = values.get("estate_numbers")
    odd: list[tuple[int, Any]] = []
    if isinstance(numbers, list):
        odd = [(at, entry) for at, entry in enumerate(numbers) if not _ordinary(entry)]
        values["estate_numbers"] = []
    # YAML makes dates of what looks like one.
    values = json.loads(json.dumps(values, default=str))
    found = schema_problems(schema, values)
    entry_schema = {"$ref": "#/$defs/numbers_entry", "$defs": schema["$defs"]}
    for at, entry in odd:
        found += schema_problems(entry_schema, entry, ("estate_numbers", at))
    role = declaration.role
    return [replace(problem, path=(_renamed(problem.path[0], role), *problem.path[1:])) for problem in found]


def _renamed(name: str | int, role: str) -> str:
    return f"{role}_{str(name).removeprefix('estate_')}"


_ENTRY_KEYS = frozenset({"number", *ENTRY_KEYS})


def _ordinary(entry: Any) -> bool:
    """Whether the schema has nothing to say about an entry of numbers; cheap, and never wrong about a yes."""
    if isinstance(entry, dict):
        return (
            "number" in entry
            and entry.keys() <= _ENTRY_KEYS
            and all(isinstance(value, str) and value for value in entry.values())
            and entry.get("state", "present") in ("present", "absent")
            and any(map(str.isdigit, entry["number"]))
        )
    return isinstance(entry, str) and any(map(str.isdigit, entry))


def offline(carrier: str, capability: str, **params: Any) -> Any:
    """What the carrier says of itself; no connection is made."""
    defaults = {"carrier": carrier, **NOWHERE, **params}
    spec = ArgumentSpecValidator(account_spec(capability)).validate(defaults)
    return capability_of(open_account(spec.validated_parameters), capability)


class _Checked:
    """The checks that follow the schema's, over what it had nothing to say about."""

    def __init__(self, declaration: Declaration, found: Iterable[Problem]) -> None:
        self.declaration = declaration
        self.able = CARRIERS[declaration.carrier].capabilities
        self._faults: dict[Path, list[Problem]] = {}
        for problem in found:
            self._faults.setdefault(problem.path[:2], []).append(problem)

    def _sound(self, variable: str) -> Any:
        """A variable without those of its keys that the schema refuses, or None where it refuses it as a whole."""
        name = self.declaration.name(variable)
        faults = [problem for path, problems in self._faults.items() if path[0] == name for problem in problems]
        return readable(variable, self.declaration.values.get(variable), faults, 1)

    def _entries(self, variable: str) -> dict[int, Any]:
        """The entries of a list variable that can be read, by their index."""
        name = self.declaration.name(variable)
        if (name,) in self._faults:
            return {}
        read = {
            at: readable(variable, entry, self._faults_of(name, at), 2)
            for at, entry in enumerate(self.declaration.listed(variable))
        }
        return {at: entry for at, entry in read.items() if entry is not None}

    def _faults_of(self, name: str, at: int) -> list[Problem]:
        """What the schema says to an entry, but for single numbers of an order: their module goes on without them."""
        return [problem for problem in self._faults.get((name, at), ()) if problem.path[2:-1] != ("numbers",)]

    def capabilities(self) -> Problems:
        """Variables that the carrier can do nothing with."""
        problems = Problems()
        for variable, capability in CAPABILITIES.items():
            if self.declaration.values.get(variable) and capability not in self.able:
                able = " and ".join(carriers_with(capability))
                why = f"carrier {self.declaration.carrier} has none of that, only {able}"
                problems.add((self.declaration.name(variable),), (), why)
        return problems

    def numbers(self) -> list[Problem]:
        """Numbers, pools, defaults and budget, as did_purchase reads them."""
        if "numbers" not in self.able:
            return []
        numbers, pools = self._entries("numbers"), self._entries("pools")
        path = self._sound("numbers_file")
        missing = path is not None and not pathlib.Path(path).is_file()
        params = {
            "numbers": list(numbers.values()),
            "numbers_file": None if missing else path,
            "pools": list(pools.values()),
            "budget": self._sound("budget"),
            **(self._sound("defaults") or {}),
        }
        problems = Problems()
        if missing:
            problems.add((self.declaration.name("numbers_file"),), (), f"there is no file {path}")
        told = _module_complaints(DeclaredNumbers, PURCHASE_SPEC, self.declaration.carrier, params)
        return problems + self._placed(told, {"numbers": list(numbers), "pools": list(pools)})

    def trunks(self, variable: str, resource: type[Resource], spec: dict[str, Any]) -> list[Problem]:
        """Trunk groups or termination trunks, as their module reads them."""
        entries = self._entries(variable)
        if not entries or variable not in self.able:
            return []
        told = _module_complaints(resource, spec, self.declaration.carrier, {variable: list(entries.values())})
        return self._placed(told, {variable: list(entries)})

    def ports(self) -> list[Problem]:
        """Port-in orders as lnp_order reads them, and numbers that stand in two of them or are to be released."""
        if "port_ins" not in self.able:
            return []
        problems = Problems()
        positions = Positions(problems)
        ported: set[str] = set()
        for at, entry in self._entries("ports").items():
            name = self.declaration.name("ports")
            where = (name, at)
            order = {key: value for key, value in entry.items() if key != "trunk_group"}
            told = _module_complaints(PortInResource, LNP_ORDER_SPEC, self.declaration.carrier, order)
            file = (entry.get("numbers_file"),)
            told = [each if each.path[:1] == file else replace(each, path=(*where, *each.path)) for each in told]
            said = {place_of(fault) for fault in self._faults.get(where, ()) if fault.strange is None}
            problems += [problem for problem in told if place_of(problem) not in said]
            named = self._valid(named_numbers(entry))
            for number in named:
                positions.add(number, where)
            ported.update(named)
        return problems + self._released_though("ported in by", self.declaration.name("ports"), ported)

    def _released_though(self, why: str, name: str, numbers: set[str]) -> list[Problem]:
        """Numbers that are to be released, though another variable (``name``) says that they stay."""
        # There may be thousands of entries, and mostly nothing says so.
        declared = self._entries("numbers") if numbers else {}
        absent = {
            at: entry["number"]
            for at, entry in declared.items()
            if isinstance(entry, Mapping) and entry.get("state") == "absent"
        }
        where, words = self.declaration.name("numbers"), f"is to be released here and {why}"
        return [
            Problem((where, at), (), f"{number} {words}", places=((name,),))
            for at, given in absent.items()
            for number in self._valid([given])
            if number in numbers
        ]

    def _valid(self, values: Iterable[Any]) -> list[str]:
        """The numbers among some values; what is none is told elsewhere."""
        return [number for value in values if (number := _number(value, nanp=self.declaration.nanp))]

    def protected(self) -> list[Problem]:
        """Protected numbers must be numbers, or they would protect nothing; and none of them is to be released."""
        entries = self._entries("protected") if "numbers" in self.able else {}
        name, nanp = self.declaration.name("protected"), self.declaration.nanp
        told = {at: _number(value, nanp=nanp) for at, value in entries.items()}
        strange = [at for at in told if told[at] is None]
        wrong = [Problem((name, at), (), f"{entries[at]!r} is not a phone number") for at in strange]
        reasons = {at: impossible(number, entries[at]) for at, number in told.items() if number}
        wrong += [Problem((name, at), (), why) for at, why in reasons.items() if why]
        return wrong + self._released_though("protected by", name, {number for number in told.values() if number})

    def _placed(self, told: Iterable[Problem], indices: Mapping[str, list[int]]) -> list[Problem]:
        """A module's complaints with their places named as they are in the declaration."""

        def place(path: Path) -> Path:
            name = str(path[0])
            if path == THE_TASK:
                return (self.declaration.name("defaults"),)
            if name in indices and len(path) > 1:
                return (self.declaration.name(name), indices[name][int(path[1])], *path[2:])
            return (self.declaration.name(name), *path[1:]) if name in self.declaration.values else path

        return [moved(problem, place) for problem in told]


def _number(value: Any, *, nanp: bool) -> str | None:
    try:
        return e164(value, nanp=nanp)
    except ValueError:
        return None


def _module_complaints(
    resource: type[Resource], spec: dict[str, Any], carrier: str, params: Mapping[str, Any]
) -> list[Problem]:
    """What a module says to its options, without running it."""
    whole = account_spec(resource.capability.name) | RESOURCE_SPEC | spec
    # What YAML anchors share is written to twice by the validator.
    given = json.loads(json.dumps({name: value for name, value in params.items() if value is not None}, default=str))
    return problems_of(whole, {"carrier": carrier, **NOWHERE, **given}, resource)
