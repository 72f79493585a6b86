# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What nobody in his right mind gives to a module, as strategies made of argument specs: no option is named here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

Options = Mapping[str, Mapping[str, Any]]

INJECTIONS = (
    *(
        "a\r\nX-Injected: 1\r\n\r\n",
        "POST /stolen HTTP/1.1\r\n\r\n",
        "a\nb",
        "\r",
        "a\x00b",
        "\x1b[2J\x1b[31m",
        "\u202egpj",
    ),
    *(
        "{{ 7 * 7 }}",
        "{% for a in b %}",
        "{{ lookup('pipe', 'id') }}",
        "!!python/object:os.system",
        "&a [*a]",
        "a: b #c",
    ),
    *(
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "-2+3",
        "\t=1",
        "<script>alert(1)</script>",
        "'\"><b>",
        "](javascript:x)",
        "|---|",
    ),
    *(
        "../../etc/passwd",
        "..",
        "/",
        "file:///etc/passwd",
        "a;b&c=d#e?f",
        "%0d%0a",
        "%s%n{0}{number}",
        "' OR 1=1 --",
        "`id`",
    ),
    *("", " ", "\u00a0", "\U0001f4a9", "e\u0301", "NaN", "1e9999", "-1", "0", "true", "null", "١٢٣"),
    *("sip:a@b\r\nVia: x", "smpp:u:p:{number}@h:99999", "sip:{number}@[::1", "+12062190001", "12062190001;", "0" * 40),
    "x" * 5_000,
)
NUMBERS = (0, 1, -1, 2, 65536, 2**31, -(2**63), 2**64, 10**30, 0.1, -0.0, 1e308, float("inf"), float("nan"))
#: What stands in the folder that a test runs in; nothing outside of it is ever named, for modules write files too.
PLACES = (
    "fifo",
    "folder",
    "link",
    "sparse",
    "text.csv",
    "missing/file.csv",
    "new.csv",
    "../new.jsonl",
    "a\x00b",
    "",
    "./",
)

texts = st.one_of(st.sampled_from(INJECTIONS), st.text(max_size=20))
scalars = st.one_of(st.none(), st.booleans(), st.sampled_from(NUMBERS), texts)


def _nested(depth: int) -> Any:
    value: Any = "x"
    for level in range(depth):
        value = [value] if level % 2 else {"a": value}
    return value


deep = st.integers(1, 60).map(_nested)
anything = st.one_of(
    scalars, deep, st.lists(scalars, max_size=3), st.dictionaries(st.text(max_size=5) | texts, scalars, max_size=3)
)


def fitting(option: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Values of an option's own type, as odd as they can be."""
    kind, element = option.get("type", "str"), option.get("elements", "raw")
    if "choices" in option and kind != "list":
        return st.sampled_from(list(option["choices"]))
    if kind == "list":
        each = {**option, "type": element, "elements": None}
        return st.lists(anything if element == "raw" else value_of(each), max_size=3)
    if kind == "dict":
        return given(option["options"]) if option.get("options") else st.dictionaries(texts, scalars, max_size=3)
    if kind == "path":
        return st.sampled_from(PLACES)
    return {"int": st.sampled_from(NUMBERS), "float": st.sampled_from(NUMBERS), "bool": st.booleans()}.get(kind, texts)


def value_of(option: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Mostly of the right type: what is not is refused soon, and teaches little."""
    if option.get("type") == "path":
        return fitting(option)
    return st.one_of(fitting(option), fitting(option), anything)


def spoilt(option: Mapping[str, Any], good: Any) -> st.SearchStrategy[Any]:
    """A value in place of a good one: the same with something odd in it where it holds other values, or another."""
    if isinstance(good, dict):
        inner = option.get("options") or {key: {"type": "str"} for key in good}
        return st.one_of(given(inner, good), given(inner, good), value_of(option))
    if isinstance(good, list) and good:
        each = {**option, "type": option.get("elements"), "elements": None}
        first = spoilt(each, good[0]).map(lambda odd: [odd, *good[1:]])
        return st.one_of(first, first, value_of(option))
    return value_of(option)


def given(options: Options, base: Mapping[str, Any] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Good options with up to three that are not; without ``base`` nothing else is given."""
    good = base or {}
    odd = {name: spoilt(option, good.get(name)) for name, option in options.items()}
    names = st.lists(st.sampled_from(sorted(odd)), min_size=1, max_size=3, unique=True)
    changes = names.flatmap(lambda some: st.fixed_dictionaries({name: odd[name] for name in some}))
    return changes.map(lambda changed: {**good, **changed})
