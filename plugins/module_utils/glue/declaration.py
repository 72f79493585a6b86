# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The declaration of an account, checked as a whole before anything is sent: by the schema, by what the modules
themselves check, and by what only the whole shows. Every problem is named at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ..carriers.capabilities.every import capability_of
from ..carriers.registry import CARRIERS, carriers_with
from ..domain.phone import e164
from .account import account_spec, open_account
from .bulk import THE_TASK, Positions
from .complaints import Problem, close, written
from .number_options import ENTRY_KEYS, PURCHASE_SPEC
from .numbers import NumberPurchase
from .options import NOWHERE, problems_of
from .ports import LNP_ORDER_SPEC, PortInResource
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
_POSITION = re.compile(r"\b(trunk_groups|termination_trunks|numbers|pools)\[(\d+)\]|^(budget)(?=\.)")


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

    @property
    def nanp(self) -> bool:
        """Whether a number without country code is North American."""
        able = "numbers" in CARRIERS[self.carrier].capabilities
        return able and bool(_offline(self.carrier, "numbers").nanp)


def check(declaration: Declaration, schema: Mapping[str, Any]) -> list[str]:
    """Everything that is wrong with a declaration, one sentence each."""
    found = _by_schema(declaration, schema)
    problems = [str(problem) for problem in found]
    if declaration.carrier not in CARRIERS:
        known = " or ".join(carriers_with("numbers"))
        given = repr(declaration.carrier) if declaration.carrier else "not set"
        return [*problems, f"telecom_carrier is {given}; it must be {known}"]
    checked = _Checked(declaration, found)
    problems += checked.capabilities()
    problems += checked.numbers()
    problems += checked.trunks("trunk_groups", TrunkGroupResource, TRUNK_GROUP_SPEC)
    problems += checked.trunks("termination_trunks", TerminationTrunkResource, TERMINATION_TRUNK_SPEC)
    problems += checked.ports()
    problems += checked.protected()
    return list(dict.fromkeys(problems))


def misspelt(names: Iterable[str], role: str, known: Iterable[str]) -> list[str]:
    """Variables that look like one of the role's and are none: Ansible itself would ignore them in silence."""
    right = [f"{role}_{name}" for name in known]
    strange = sorted(
        {name for name in names if name.startswith(f"{role}_") and not name.endswith("_result")} - {*right}
    )
    return [f"unknown variable {name!r}; did you mean {near}?" for name in strange for near in close(name, right, 0.85)]


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


def _offline(carrier: str, capability: str, **params: Any) -> Any:
    """What the carrier says of itself; no connection is made."""
    defaults = {"carrier": carrier, **NOWHERE, **params}
    spec = ArgumentSpecValidator(account_spec(capability)).validate(defaults)
    return capability_of(open_account(spec.validated_parameters), capability)


class _Checked:
    """The checks that follow the schema's, over what it had nothing to say about."""

    def __init__(self, declaration: Declaration, found: Iterable[Problem]) -> None:
        self.declaration = declaration
        self.able = CARRIERS[declaration.carrier].capabilities
        self._faults: dict[tuple[str | int, ...], list[Problem]] = {}
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
            at: readable(variable, entry, self._told(name, at), 2)
            for at, entry in enumerate(self.declaration.listed(variable))
        }
        return {at: entry for at, entry in read.items() if entry is not None}

    def _told(self, name: str, at: int) -> list[Problem]:
        """What the schema says to an entry, but for single numbers of an order: their module goes on without them."""
        return [problem for problem in self._faults.get((name, at), ()) if problem.path[2:-1] != ("numbers",)]

    def capabilities(self) -> list[str]:
        """Variables that the carrier can do nothing with."""
        return [
            f"{self.declaration.name(variable)}: carrier {self.declaration.carrier} has none of that, "
            f"only {' and '.join(carriers_with(capability))}"
            for variable, capability in CAPABILITIES.items()
            if self.declaration.values.get(variable) and capability not in self.able
        ]

    def numbers(self) -> list[str]:
        """Numbers, pools, defaults and budget, as did_purchase reads them."""
        if "numbers" not in self.able:
            return []
        numbers, pools = self._entries("numbers"), self._entries("pools")
        path = self._sound("numbers_file")
        missing = path is not None and not Path(path).is_file()
        params = {
            "numbers": list(numbers.values()),
            "numbers_file": None if missing else path,
            "pools": list(pools.values()),
            "budget": self._sound("budget"),
            **(self._sound("defaults") or {}),
        }
        problems = [f"{self.declaration.name('numbers_file')}: there is no file {path}"] if missing else []
        told = _module_complaints(NumberPurchase, PURCHASE_SPEC, self.declaration.carrier, params)
        return problems + [self._placed(text, {"numbers": list(numbers), "pools": list(pools)}) for text in told]

    def trunks(self, variable: str, resource: type[Resource], spec: dict[str, Any]) -> list[str]:
        """Trunk groups or termination trunks, as their module reads them."""
        entries = self._entries(variable)
        if not entries or variable not in self.able:
            return []
        told = _module_complaints(resource, spec, self.declaration.carrier, {variable: list(entries.values())})
        return [self._placed(text, {variable: list(entries)}) for text in told]

    def ports(self) -> list[str]:
        """Port-in orders as lnp_order reads them, and numbers that stand in two of them or are to be released."""
        if "port_ins" not in self.able:
            return []
        problems: list[str] = []
        positions = Positions(problems)
        for at, entry in self._entries("ports").items():
            name = self.declaration.name("ports")
            where = f"{name}[{at}]"
            told = _module_complaints(PortInResource, LNP_ORDER_SPEC, self.declaration.carrier, entry)
            told = [f"{where}.{text}" if _names_option(text) else f"{where}: {text}" for text in told]
            said = tuple(f"{written(each.path)}:" for each in self._faults.get((name, at), ()))
            problems += [text for text in told if not text.startswith(said)]
            for number in self._valid(entry["numbers"]):
                positions.add(number, where)
        ported = {number for entry in self._entries("ports").values() for number in self._valid(entry["numbers"])}
        return problems + self._released_though("ported in by", self.declaration.name("ports"), ported)

    def _released_though(self, why: str, name: str, numbers: set[str]) -> list[str]:
        """Numbers that are to be released, though another variable (``name``) says that they stay."""
        # There may be thousands of entries, and mostly nothing says so.
        declared = self._entries("numbers") if numbers else {}
        absent = {
            at: entry["number"]
            for at, entry in declared.items()
            if isinstance(entry, Mapping) and entry.get("state") == "absent"
        }
        return [
            f"{self.declaration.name('numbers')}[{at}]: {number} is to be released here and {why} {name}"
            for at, given in absent.items()
            for number in self._valid([given])
            if number in numbers
        ]

    def _valid(self, values: Iterable[Any]) -> list[str]:
        """The numbers among some values; what is none is told elsewhere."""
        return [number for value in values if (number := _number(value, nanp=self.declaration.nanp))]

    def protected(self) -> list[str]:
        """Protected numbers must be numbers, or they would protect nothing; and none of them is to be released."""
        entries = self._entries("protected") if "numbers" in self.able else {}
        name, nanp = self.declaration.name("protected"), self.declaration.nanp
        told = {at: _number(value, nanp=nanp) for at, value in entries.items()}
        wrong = [f"{name}[{at}]: {entries[at]!r} is not a phone number" for at in told if told[at] is None]
        return wrong + self._released_though("protected by", name, {number for number in told.values() if number})

    def _placed(self, text: str, indices: Mapping[str, list[int]]) -> str:
        """A module's complaint with its positions named as they are in the declaration."""

        def place(match: re.Match[str]) -> str:
            name, at = match[1] or match[3], match[2]
            return self.declaration.name(name) + (f"[{indices[name][int(at)]}]" if at else "")

        return _POSITION.sub(place, text).replace(f"{THE_TASK}:", f"{self.declaration.name('defaults')}:")


def _names_option(text: str) -> bool:
    return re.match(r"[a-z_]+(\[|:)", text) is not None


def _number(value: Any, *, nanp: bool) -> str | None:
    try:
        return e164(value, nanp=nanp)
    except ValueError:
        return None


def _module_complaints(
    resource: type[Resource], spec: dict[str, Any], carrier: str, params: Mapping[str, Any]
) -> list[str]:
    """What a module says to its options, without running it."""
    whole = account_spec(resource.capability.name) | RESOURCE_SPEC | spec
    # What YAML anchors share is written to twice by the validator.
    given = json.loads(json.dumps({name: value for name, value in params.items() if value is not None}, default=str))
    return problems_of(whole, {"carrier": carrier, **NOWHERE, **given}, resource)
