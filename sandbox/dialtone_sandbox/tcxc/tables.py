# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the page shows of tcxc. Secrets are masked as in the log."""

from __future__ import annotations

from collections.abc import Mapping

from dialtone_sandbox import log
from dialtone_sandbox.context import Json
from dialtone_sandbox.page.tables import Table, picked

OWNED = ("number", "owner", "contact", "smpp_contact", "monthly_fee", "status")
LEDGER = ("number", "account", "time", "action", "setup_fee", "monthly_fee", "balance")


def tables(state: Mapping[str, Json]) -> list[tuple[str, Table]]:
    """What is owned, and what was bought and given back."""
    rows = [log.masked(row | {"owner": owner}) for owner, owned in state["owned"].items() for row in owned]
    return [
        ("Numbers", picked("tcxc: owned numbers", rows, OWNED)),
        ("Orders", picked("tcxc: purchases and releases", state["ledger"], LEDGER)),
    ]
