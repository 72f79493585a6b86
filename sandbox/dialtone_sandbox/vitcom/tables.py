# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the page shows of vitcom."""

from __future__ import annotations

from collections.abc import Mapping

from dialtone_sandbox.context import Json
from dialtone_sandbox.page.tables import Table, picked

STATUS = {"1": "active", "0": "inactive", "2": "cancelled"}
OWNED = ("number", "account", "category", "state", "status", "trunk_title", "did_rate", "orderno")
TRUNK_GROUPS = ("title", "id", "account", "primary_ip", "primary_port", "secondary_ip", "billing_type", "sessions")
TERMINATION_TRUNKS = ("ip", "id", "account", "title", "ports", "cps", "status")
ORDERS = ("orderno", "account", "date", "amount", "trunk", "processed", "numbers")
PORT_INS = ("orderno", "account", "date", "amount", "requested_foc", "actual_foc", "processed", "numbers")
RESERVATIONS = ("id", "account", "made", "numbers")


def tables(state: Mapping[str, Json]) -> list[tuple[str, Table]]:
    """Numbers, trunks, orders of each kind, and what is reserved."""
    return [
        ("Numbers", picked("vitcom: owned numbers", _with_status(state["numbers"]), OWNED)),
        ("Trunks", picked("vitcom: trunk groups", state["trunk_groups"], TRUNK_GROUPS)),
        ("Trunks", picked("vitcom: termination trunks", _with_status(state["termination_trunks"]), TERMINATION_TRUNKS)),
        ("Orders", picked("vitcom: orders", state["orders"], ORDERS)),
        ("Orders", picked("vitcom: port-ins", state["port_ins"], PORT_INS)),
        ("Orders", picked("vitcom: reservations", state["reservations"], RESERVATIONS)),
    ]


def _with_status(rows: list[dict[str, Json]]) -> list[dict[str, Json]]:
    return [row | {"status": STATUS.get(row["status"], row["status"])} for row in rows]
