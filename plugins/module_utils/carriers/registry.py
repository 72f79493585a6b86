# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The carriers. A new one is a folder beside this file and a line here."""

from __future__ import annotations

from . import smsbower, tcxc, vitcom

CARRIERS = {
    "tcxc": tcxc.CARRIER,
    "vitcom": vitcom.CARRIER,
    "smsbower": smsbower.CARRIER,
}


def carriers_with(capability: str) -> list[str]:
    """The carriers that can do a job, for a module's ``carrier`` choices."""
    return [name for name, carrier in CARRIERS.items() if capability in carrier.capabilities]
