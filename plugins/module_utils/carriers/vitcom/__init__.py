# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""VitCom, the carrier with token and account number (seed 003)."""

from __future__ import annotations

from ..account import Carrier

CARRIER = Carrier(
    capabilities=(
        *("numbers", "trunk_groups", "termination_trunks", "port_ins", "reservations", "orders"),
        *("traffic", "billing", "payments", "balance"),
    ),
    timeout=60.0,
    secret_keys=frozenset({"cardnumber", "cvv", "expmonth", "expyear", "wirelessaccountnumber", "wirelesspin"}),
)
