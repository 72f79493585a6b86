# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""`pager` and `off`: both set or neither (seed 002)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.tcxc.refusal import refused

ALL = -1


@dataclass(frozen=True)
class Page:
    """How many rows from which offset; ALL is no limit."""

    limit: int
    offset: int


def page(sandbox: Sandbox, params: Mapping[str, str]) -> Page:
    """The page that is asked for; the reading `pager_cap` cuts it in silence. Raises RefusedError."""
    pager, off = params.get("pager", ""), params.get("off", "")
    if bool(pager) != bool(off):
        raise refused("pager and off should be set or unset both.")
    if not pager:
        return Page(ALL, 0)
    if not (pager.isdecimal() and off.isdecimal()):
        raise refused("pager and off are numbers.")
    cap = int(sandbox.readings.number("pager_cap"))
    return Page(min(int(pager), cap) if cap else int(pager), int(off))
