# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Says what a report can hold and where it goes, and refuses what cannot be, before anything is read."""

from __future__ import annotations

import importlib.util
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ansible import constants
from ansible.errors import AnsibleActionFail, AnsibleError

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.missing import named_missing
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_variables import misspelt
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.newfile import place_problem
from ansible_collections.dialtone.telecom.plugins.plugin_utils.action import TelecomAction
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.subject import PARTS, Subject

LIBRARY = "matplotlib"
VARIABLES = ("dest", "parts", "date", "calls")
SPEC: dict[str, Any] = {
    "account": {"type": "str"},
    "carrier": {"type": "str"},
    "dest": {"type": "str", "required": True},
    "parts": {"type": "list", "elements": "str", "choices": list(PARTS), "default": list(PARTS)},
    "date": {"type": "str"},
    "calls": {"type": "int", "default": 10000},
}


class ActionModule(TelecomAction):
    """dialtone.telecom.report_check."""

    spec = SPEC

    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """What the reading tasks and the writing one go by."""
        path = _path(args["dest"], host)
        problems = [*misspelt(variables, "report", VARIABLES), *_problems(args, path), *_shared(variables, host, path)]
        if problems:
            raise AnsibleActionFail("\n".join(["Nothing was read:", *(f"- {problem}" for problem in problems)]))
        return _told(args, host, path)


def _path(dest: str, host: str) -> Path:
    """A relative path starts where the run was started. In a folder a page is named after its host."""
    place = Path(dest).expanduser().absolute()
    if dest.endswith(os.sep) or place.is_dir():
        return place / f"{host.replace(os.sep, '_')}.report.html"
    return place


def _problems(args: Mapping[str, Any], path: Path) -> Iterator[str]:
    if args["carrier"] not in CARRIERS:
        yield f"telecom_carrier {args['carrier']!r} is none of {', '.join(CARRIERS)}"
    if args["date"] is not None and _day(args["date"]) is None:
        yield f"report_date {args['date']!r} is not a day such as 2026-05-14"
    if args["calls"] < 1:
        yield f"report_calls is {args['calls']}, below 1: leave traffic out of report_parts to read none"
    if not args["parts"]:
        yield f"report_parts is empty: leave it out for all of {', '.join(PARTS)}"
    if problem := _place_problem(path):
        yield problem
    if importlib.util.find_spec(LIBRARY) is None:
        yield f"the charts need a library: {named_missing(ModuleNotFoundError(name=LIBRARY))}"


def _place_problem(path: Path) -> str | None:
    """Why no page can be written there, or None. Folders that are not there yet are made later."""
    nearest = next(folder for folder in path.parents if folder.exists())
    if nearest == path.parent and nearest.is_dir():
        return place_problem("report_dest", str(path))
    return None if nearest.is_dir() else f"report_dest {str(path)!r}: {str(nearest)!r} is not a folder"


def _day(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _shared(variables: Mapping[str, Any], host: str, path: Path) -> Iterator[str]:
    """Another host of the play whose page would take the place of this one."""
    for other in variables.get("ansible_play_hosts_all", ()):
        try:
            dest = variables["hostvars"][other].get("report_dest")
        except AnsibleError:
            continue
        if other != host and isinstance(dest, str) and _path(dest, other) == path:
            yield f"report_dest is the same for {other}: put {{{{ inventory_hostname }}}} into it, or give a folder"
            return


def _told(args: Mapping[str, Any], host: str, path: Path) -> dict[str, Any]:
    today = _day(args["date"] or "") or datetime.now(UTC).date()
    subject = Subject(
        host=host,
        account=args["account"],
        carrier=args["carrier"],
        today=today.isoformat(),
        parts=tuple(args["parts"]),
        capabilities=frozenset(CARRIERS[args["carrier"]].capabilities),
    )
    years = (today.year - 1, today.year)
    return {
        "path": str(path),
        "account": subject.account,
        "carrier": subject.carrier,
        "date": subject.today,
        "parts": list(subject.parts),
        "reads": subject.reads,
        "since": today.replace(year=today.year - 1, day=1).isoformat(),
        "months": [{"direction": each, "year": year} for each in ("origination", "termination") for year in years],
        "calls_file": _temporary() if "calls" in subject.reads else None,
    }


def _temporary() -> str:
    """A file that only this user can read, for call records are personal data. Ansible removes it after the run."""
    descriptor, path = tempfile.mkstemp(
        prefix="dialtone-calls-", suffix=".jsonl", dir=vars(constants)["DEFAULT_LOCAL_TMP"]
    )
    os.close(descriptor)
    return path
