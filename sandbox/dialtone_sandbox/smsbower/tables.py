# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the page shows of smsbower."""

from __future__ import annotations

from collections.abc import Mapping

from dialtone_sandbox.context import Json
from dialtone_sandbox.page.tables import Table, picked

RENTED = ("number", "owner", "id", "service", "country", "status", "cost", "rented")


def tables(state: Mapping[str, Json]) -> list[tuple[str, Table]]:
    """What is rented."""
    return [("Numbers", picked("smsbower: rented numbers", state["activations"], RENTED))]
