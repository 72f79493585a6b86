# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""live_call_info: its options, checked, and what they ask of the carrier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..domain.call import LiveCallQuery
from ..domain.errors import InputError
from ..domain.problem import Problems

if TYPE_CHECKING:
    from ..carriers.capabilities.live_calls import LiveCalls

LIVE_CALL_SPEC: dict[str, Any] = {
    "login_type": {"type": "str", "choices": ["buyer", "seller"], "default": "buyer"},
    "path": {"type": "str", "default": "/v_livecalls.php"},
    "filters": {"type": "dict"},
}
_PATH = re.compile(r"(?:/[A-Za-z0-9_-][A-Za-z0-9._~-]*)+")
#: What the module adds itself, last of all (seed 000).
_ADDED = frozenset({"api", "ts", "login", "login_type", "sign"})


def read_live_calls(carrier: LiveCalls, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys."""
    problems = Problems()
    path = params["path"].strip()
    if not _PATH.fullmatch(path):
        words = f"{path!r} is not the path of a page, such as /v_livecalls.php; filters go to filters"
        problems.add((), ("path",), words)
    filters = {name: _value(name, value, problems) for name, value in (params["filters"] or {}).items()}
    if problems:
        raise InputError(problems)
    calls = carrier.live_calls(LiveCallQuery(login_type=params["login_type"], path=path, filters=filters))
    return {"calls": calls, "count": len(calls)}


def _value(name: str, value: Any, problems: Problems) -> str | list[str]:
    """A filter's text, or its texts where it is repeated."""
    if not name or name in _ADDED:
        words = f"{name!r} is no filter; {', '.join(sorted(_ADDED))} are added by the module"
        problems.add(("filters",), (), words)
    given = value if isinstance(value, list) else [value]
    if not all(_is_plain(each) for each in given):
        problems.add((), ("filters", name), f"must be text, a number, or a list of them, not {value!r}")
    texts = ["" if each is None else str(each) for each in given]
    return texts if isinstance(value, list) else texts[0]


def _is_plain(value: Any) -> bool:
    return value is None or (isinstance(value, (str, int, float)) and not isinstance(value, bool))
