# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Every capability by its name, for who asks for whatever a carrier happens to have."""

from __future__ import annotations

from typing import Any

from ..account import Account, Capability
from .activations import ACTIVATIONS
from .balance import BALANCE
from .billing import BILLING
from .cdrs import CDRS
from .live_calls import LIVE_CALLS
from .numbers import NUMBERS
from .orders import ORDERS
from .payments import PAYMENTS
from .port_ins import PORT_INS
from .reservations import RESERVATIONS
from .sms_prices import SMS_PRICES
from .termination_trunks import TERMINATION_TRUNKS
from .traffic import TRAFFIC
from .trunk_groups import TRUNK_GROUPS

_ALL = (
    NUMBERS,
    TRUNK_GROUPS,
    TERMINATION_TRUNKS,
    PORT_INS,
    RESERVATIONS,
    ORDERS,
    TRAFFIC,
    BILLING,
    PAYMENTS,
    BALANCE,
    CDRS,
    LIVE_CALLS,
    ACTIVATIONS,
    SMS_PRICES,
)
EVERY: dict[str, Capability[Any]] = {capability.name: capability for capability in _ALL}


def capability_of(account: Account, capability: str) -> Any:
    """What does the job for this account."""
    return EVERY[capability].of(account)
