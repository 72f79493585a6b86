# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""TelecomsXChange (seeds 000, 001, 002)."""

from __future__ import annotations

from ..account import Carrier

CARRIER = Carrier(
    capabilities=("numbers", "cdrs", "live_calls"),
    url="https://api.telecomsxchange.com",
    secret_keys=frozenset({"sign"}),
    ways={"digest": "https://apiv2.telecomsxchange.com"},
)
