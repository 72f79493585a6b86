# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Read modules that give one of several reports, whose rows may link to files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..domain.problem import Problem, Problems
from ..domain.row import Row
from .rows import with_money_as_text

if TYPE_CHECKING:
    from ..carriers.capabilities.files import Files

DEST_SPEC: dict[str, Any] = {"dest": {"type": "path"}, "allow_other_hosts": {"type": "bool", "default": False}}


def unused(params: Mapping[str, Any], uses: Mapping[str, Collection[str]]) -> Problems:
    """Options that are given and that the report takes no notice of; ``uses``: the options by report."""
    report = params["report"]
    others = sorted({option for options in uses.values() for option in options} - set(uses[report]))
    given = [option for option in others if params[option] not in (None, False)]
    return Problems(Problem((), (option,), f"does not apply to report {report}") for option in given)


def dest_problems(dest: str | None) -> list[Problem]:
    """Why files cannot be put into this folder, as far as that shows before."""
    if dest is None:
        return []
    # Only a run that fetches files compiles what does.
    from .downloads import folder_problems

    return folder_problems(dest)


def rows_of(
    found: Sequence[Row], carrier: Files, params: Mapping[str, Any], titles: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Rows as they are returned; with ``dest`` their files are fetched. ``titles``: what each linked file is called."""
    rows = [with_money_as_text(row) for row in found]
    if params["dest"] is None:
        return rows
    from .downloads import Folder

    downloads = carrier.files(anywhere=params["allow_other_hosts"])
    return Folder(params["dest"], params["account"], titles).fetched(downloads, rows)
