# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""SMSBower, and every service that speaks the same handler_api protocol (seed 004)."""

from __future__ import annotations

from ..account import Carrier

CARRIER = Carrier(
    capabilities=("activations", "balance", "sms_prices"),
    url="https://smsbower.online/stubs/handler_api.php",
    logins=False,
)
