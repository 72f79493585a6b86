# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The TelecomsXChange buyer API (seeds 001 and 002)."""

from __future__ import annotations

from dialtone_sandbox.tcxc.aids import AIDS
from dialtone_sandbox.tcxc.auth import PATH, login
from dialtone_sandbox.tcxc.endpoints import call_name, routes
from dialtone_sandbox.tcxc.market import sold_meanwhile
from dialtone_sandbox.tcxc.readings import READINGS
from dialtone_sandbox.tcxc.schema import SCHEMA
from dialtone_sandbox.tcxc.seeding import seed
from dialtone_sandbox.tcxc.state import state
from dialtone_sandbox.tcxc.tables import tables

__all__ = [
    "AIDS",
    "PATH",
    "READINGS",
    "SCHEMA",
    "call_name",
    "login",
    "routes",
    "seed",
    "sold_meanwhile",
    "state",
    "tables",
]
