# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is wrong with a task's options, all of it at once. Imported only where something is wrong: Ansible itself tells
the first problem alone, and not where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible.module_utils.common.validation import check_mutually_exclusive

from ..domain.errors import InputError
from ..domain.places import moved, place_of
from ..domain.problem import THE_TASK, Path, Problem
from .account import account_spec, open_account
from .bulk import CAPS, WHOLE, is_text
from .complaints import close, no_amount, no_text, quoted_value, unknown_key, unknown_value

_KINDS = {
    "bool": "true or false",
    "dict": "a dictionary",
    "float": "a number",
    "int": "a whole number",
    "list": "a list",
    "path": "a path",
    "str": "text",
}
_REMEDIES = {"expected_plan": "Give the plan of a check-mode run: the key plan of its result"}
#: Stands in for a required option that is wrong, so that the others can be looked at.
_EMPTY: Mapping[str, Any] = {"dict": dict, "list": list, "str": str}
#: Stands in where an account is wanted to check what else is given; nothing is ever sent to it.
NOWHERE = {"account": "offline", "api_key": "offline", "api_url": "https://localhost"}


def option_problems(spec: Mapping[str, Any], given: Mapping[str, Any], where: Path = ()) -> Iterator[Problem]:
    """Every option that the argument spec refuses, in the order of the spec."""
    strange = [str(name) for name in given if name not in spec]
    for name in strange:
        words = unknown_key(name, sorted(spec)) if where else _unknown_option(name, sorted(spec))
        yield Problem(where, (), words, strange=name)
    for name, option in spec.items():
        if given.get(name) is not None:
            yield from _value_problems(option, given[name], (*where, name))
        elif where and name in given and name in CAPS:
            yield Problem((*where, name), (), no_amount(None))
        elif where and name in given and option.get("default") is not None:
            yield Problem((*where, name), (), f"it is empty: leave it out to have {quoted_value(option['default'])}")
        elif _lacking(option) and name not in (near for other in strange for near in close(other, list(spec))):
            yield Problem(where, (name,), f"is missing{_fallback(option)}")


def _unknown_option(name: str, known: Sequence[str]) -> str:
    return unknown_key(name, known).replace("unknown key", "unknown option")


def _lacking(option: Mapping[str, Any]) -> bool:
    """Whether an option that is not given should be."""
    spec = {"option": {key: option[key] for key in ("required", "fallback") if key in option}}
    return bool(ArgumentSpecValidator(spec).validate({}).error_messages)


def _fallback(option: Mapping[str, Any]) -> str:
    """An option of the account: in the inventory its variable has another prefix than in the environment."""
    _how, names = option.get("fallback", (None, []))
    variables = {name: name.lower().replace("dialtone", "telecom") for name in names}
    return "".join(
        f": give it, in the inventory as {variables[name]}, or set {name} in the environment" for name in names
    )


def _fallback_problems(
    spec: Mapping[str, Any], given: Mapping[str, Any], params: Mapping[str, Any]
) -> Iterator[Problem]:
    """What the environment gives, and the argument spec refuses."""
    for name, option in spec.items():
        value = None if name in given or "fallback" not in option else params.get(name)
        if value is not None and value not in option.get("choices", [value]):
            variable = option["fallback"][1][0]
            words = f"{variable} in the environment: {unknown_value(value, option['choices'])}"
            yield Problem((name,), (), words)


def _value_problems(option: Mapping[str, Any], value: Any, path: Path) -> Iterator[Problem]:
    kind = option.get("type", "str")
    if kind == "list":
        yield from _list_problems(option, value, path)
    elif kind in ("str", "path") and not is_text(value):
        yield Problem(path, (), f"it is {no_text(value)}")
    elif (isinstance(value, bool) and kind in ("int", "float")) or _is_no_count(kind, value):
        yield Problem(path, (), f"{quoted_value(value)} is not {_KINDS[kind]}")
    elif kind == "dict" and "options" in option:
        yield from _dict_problems(option, value, path)
    else:
        yield from _scalar_problems(option, value, path)


def _is_no_count(kind: str, value: Any) -> bool:
    """Ansible takes 1e1 for ten, and 1_0 and other scripts' digits too."""
    return kind == "int" and isinstance(value, str) and not WHOLE.fullmatch(value)


def _list_problems(option: Mapping[str, Any], value: Any, path: Path) -> Iterator[Problem]:
    """A text with commas is a list too, as everywhere in Ansible."""
    element = {key: option[key] for key in ("options", "choices") if key in option} | {
        "type": option.get("elements", "raw")
    }
    if isinstance(value, (Mapping, bool)) or (element["type"] == "dict" and not isinstance(value, (list, tuple))):
        yield Problem(path, (), f"{quoted_value(value, path)} is not a list")
        return
    entries = value if isinstance(value, (list, tuple)) else str(value).split(",")
    for at, entry in enumerate(entries):
        if entry is None and element["type"] != "raw":
            yield Problem((*path, at), (), "it is empty")
        elif element["type"] != "raw":
            yield from _value_problems(element, entry, (*path, at))


def _dict_problems(option: Mapping[str, Any], value: Any, path: Path) -> Iterator[Problem]:
    checked = ArgumentSpecValidator({"value": {"type": "dict"}}).validate({"value": value})
    if checked.error_messages:
        keys = ", ".join(option["options"])
        yield Problem(path, (), f"{quoted_value(value, path)} is not a dictionary; its keys are {keys}")
    else:
        yield from option_problems(option["options"], checked.validated_parameters["value"], path)


def _scalar_problems(option: Mapping[str, Any], value: Any, path: Path) -> Iterator[Problem]:
    kind = option.get("type", "str")
    try:
        checked = ArgumentSpecValidator({"value": {"type": kind}}).validate({"value": value})
    except (ArithmeticError, ValueError):  # where a whole number is wanted, and it is infinite or none at all
        checked = None
    if checked is None or checked.error_messages:
        yield Problem(path, (), f"{quoted_value(value, path)} is not {_KINDS.get(kind, kind)}")
    elif "choices" in option and checked.validated_parameters["value"] not in option["choices"]:
        yield Problem(path, (), unknown_value(value, option["choices"], path))


def refused(module: Any, given: Mapping[str, Any], resource: Any = None) -> list[Problem]:
    """All that is wrong with a task. ``given``: its options before Ansible changed them."""
    return problems_of(module.argument_spec, given, resource, module.mutually_exclusive or ())


def problems_of(
    spec: Mapping[str, Any], given: Mapping[str, Any], resource: Any = None, exclusive: Iterable[Sequence[str]] = ()
) -> list[Problem]:
    """What is wrong with options, with the account, and what the module (``resource``) says to the rest of its input.

    ``exclusive``: groups of options of which only one can be given.
    """
    found = list(option_problems(spec, given))
    rest = _Rest(spec, given, [problem.path for problem in found])
    params = ArgumentSpecValidator(dict(spec)).validate(rest.options).validated_parameters
    strange = list(_fallback_problems(spec, rest.options, params))
    more = [] if strange else [problem for group in exclusive for problem in _exclusive(group, rest.options)]
    if params.get("carrier") is not None and not strange:
        more += _account_problems(params)
        more += input_problems(resource, spec, rest.options) if resource is not None else []
    more = [problem for problem in more if not rest.follows(problem)]
    # What entries have from the task is told of the task.
    once = [problem for problem in more if problem.path == THE_TASK or replace(problem, path=THE_TASK) not in more]
    remedies = {**_REMEDIES, **getattr(resource, "remedies", {})}
    problems = [_remedied(problem, remedies) for problem in (*found, *strange)]
    problems += map(rest.placed, once)
    return list(dict.fromkeys(problems))


def _remedied(problem: Problem, remedies: Mapping[str, str]) -> Problem:
    """A complaint with what to do instead of what stands there."""
    more = [remedies[part] for part in map(str, problem.path) if part in remedies]
    return replace(problem, sentence=". ".join([problem.sentence, *more]))


def _exclusive(group: Sequence[str], options: Mapping[str, Any]) -> Iterator[Problem]:
    """What Ansible says of options that cannot be given together."""
    try:
        check_mutually_exclusive([group], options)
    except TypeError as error:
        yield Problem((), (), str(error))


def input_problems(resource: Any, spec: Mapping[str, Any], given: Mapping[str, Any]) -> list[Problem]:
    """What a module says to options that fit its argument spec, without running it. Nothing is ever sent."""
    whole = account_spec(resource.capability.name)
    params = ArgumentSpecValidator(dict(spec)).validate(given).validated_parameters
    nowhere = ArgumentSpecValidator(whole).validate({"carrier": params["carrier"], **NOWHERE}).validated_parameters
    lacking = {name: _EMPTY[option["type"]]() for name, option in spec.items() if option.get("required")}
    params = lacking | {name: value for name, value in params.items() if value is not None or name not in lacking}
    account = open_account(nowhere)
    try:
        resource({**params, **nowhere}, resource.capability.of(account)).check()
    except InputError as error:
        return error.problems
    return []


def _account_problems(params: Mapping[str, Any]) -> list[Problem]:
    """What stands against the account as it is given, and against the rest of it where something is missing."""
    problems: list[Problem] = []
    for account in (params, {**params, **{name: value for name, value in NOWHERE.items() if not params.get(name)}}):
        try:
            open_account(account)
        except InputError as error:
            problems += error.problems
    return problems


class _Rest:
    """``options``: those that are given and not wrong. An entry of a list that is wrong is left out as a whole."""

    def __init__(self, spec: Mapping[str, Any], given: Mapping[str, Any], wrong: Iterable[Path]) -> None:
        self.options = {name: value for name, value in given.items() if name in spec and value is not None}
        self._indices: dict[str, list[int]] = {}
        self._left_out: set[Path] = set()
        entries: dict[str, set[int]] = {}
        for path in wrong:
            if len(path) > 1 and isinstance(path[1], int) and isinstance(given[str(path[0])], list):
                entries.setdefault(str(path[0]), set()).add(path[1])
            elif path:
                self._leave_out(path)
        for name, faulty in entries.items():
            kept = [at for at in range(len(given[name])) if at not in faulty]
            self.options[name] = [self.options[name][at] for at in kept]
            self._indices[name] = kept
        self._left_out |= {(near,) for name in given if name not in spec for near in close(name, list(spec))}
        self._left_out |= {
            (name,) for name, option in spec.items() if option.get("required") and name not in self.options
        }
        whole = {str(path[0]) for path in self._left_out if len(path) == 1} & spec.keys()
        self._without_list = any("options" in spec[name] and spec[name]["type"] == "list" for name in whole)

    def _leave_out(self, path: Path) -> None:
        """Of a dictionary only the key that is wrong, where there are others."""
        name = str(path[0])
        inner = self.options.get(name)
        if len(path) > 1 and isinstance(inner, dict) and len(inner) > 1:
            self.options[name] = {key: value for key, value in inner.items() if key != path[1]}
            self._left_out.add((name, path[1]))
        else:
            self.options.pop(name, None)
            self._left_out.add((name,))

    def follows(self, problem: Problem) -> bool:
        """Whether a complaint means nothing, because what it is about is only left out here."""
        # Without its list a module reads one entry from the options at the top, where nobody meant to give one.
        if self._without_list and problem.path == THE_TASK:
            return True
        return any(_together(path, left) for path in _concerned(problem) for left in self._left_out)

    def placed(self, problem: Problem) -> Problem:
        """A complaint with the places that entries really have."""
        return moved(problem, self._place)

    def _place(self, path: Path) -> Path:
        kept = self._indices.get(str(path[0])) if path[1:] else None
        return path if kept is None else (path[0], kept[int(path[1])], *path[2:])


def _concerned(problem: Problem) -> Iterator[Path]:
    """The options that a complaint is about. One about an entry of a list is about none: what is wrong was left out."""
    place = place_of(problem)[1:] if problem.path == THE_TASK else place_of(problem)
    if not any(isinstance(part, int) for part in place):
        yield from filter(None, [place, *problem.about])


def _together(one: Path, other: Path) -> bool:
    """Whether one of two options holds the other, or both are the same."""
    return all(a == b for a, b in zip(one, other, strict=False))
