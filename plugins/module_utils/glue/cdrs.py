# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""cdr_info: its options, and where the call detail records go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..domain.call import CdrSelect
from ..domain.errors import InputError
from ..domain.problem import Problems
from .dates import PERIOD_SPEC, moments

if TYPE_CHECKING:
    from ..carriers.capabilities.cdrs import Cdrs

CDR_SPEC: dict[str, Any] = {
    "prefix": {"type": "str"},
    "show": {"type": "str", "choices": ["all", "bad"], "default": "all"},
    **PERIOD_SPEC,
    "limit": {"type": "int"},
    "dest": {"type": "path"},
}
_PREFIX = re.compile(r"\+?([0-9]{1,15})")


def read_cdrs(carrier: Cdrs, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys: the records themselves, or how many went into ``dest``."""
    problems = Problems()
    select = _select(params, problems)
    limit, dest = params["limit"], params["dest"]
    if limit is not None and limit < 1:
        problems.add((), ("limit",), f"is {limit}, below 1")
    if dest is None:
        return _listed(carrier, select, limit, problems)
    # Only a run that writes a file compiles what writes files.
    from .tables import table_problems, write_table

    problems += table_problems("dest", dest)
    if problems:
        raise InputError(problems)
    return {"count": write_table(dest, carrier.records(select, limit), carrier.columns), "dest": dest}


def _listed(carrier: Cdrs, select: CdrSelect, limit: int | None, problems: Problems) -> dict[str, Any]:
    if problems:
        raise InputError(problems)
    cdrs = [dict(cdr) for page in carrier.records(select, limit) for cdr in page]
    return {"cdrs": cdrs, "count": len(cdrs)}


def _select(params: Mapping[str, Any], problems: Problems) -> CdrSelect:
    begin, end = moments(params, problems)
    return CdrSelect(prefix=_prefix(params["prefix"], problems), show=params["show"], date_from=begin, date_to=end)


def _prefix(given: str | None, problems: Problems) -> str:
    """The digits of a prefix; empty for all calls."""
    match = _PREFIX.fullmatch((given or "").strip())
    if given and not match:
        problems.add((), ("prefix",), f"{given!r} is not the beginning of a number, such as 44 or +1206")
    return match[1] if match else ""
