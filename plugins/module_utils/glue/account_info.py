# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""account_info: what is on an account, in one task instead of four."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..carriers.account import Account, Capability
from ..carriers.capabilities.balance import BALANCE
from ..carriers.capabilities.numbers import NUMBER_ROWS
from ..carriers.capabilities.termination_trunks import TERMINATION_TRUNKS
from ..carriers.capabilities.trunk_groups import TRUNK_GROUPS
from ..carriers.registry import CARRIERS
from ..domain.errors import InputError
from ..domain.number import Select
from ..planning.others import commitment
from .balance import balance
from .termination_trunks import read_termination_trunks
from .trunk_groups import read_trunk_groups


def _numbers(carrier: Any, _params: Mapping[str, Any]) -> dict[str, Any]:
    owned = carrier.list_owned(Select())
    return {"numbers": sorted(number.number for number in owned), "monthly_commitment": commitment(owned)}


#: What can be read, by the name of the capability that tells it.
READERS: dict[str, tuple[Capability[Any], Callable[[Any, Mapping[str, Any]], dict[str, Any]]]] = {
    "numbers": (NUMBER_ROWS, _numbers),
    "trunk_groups": (TRUNK_GROUPS, read_trunk_groups),
    "termination_trunks": (TERMINATION_TRUNKS, read_termination_trunks),
    "balance": (BALANCE, balance),
}
SPEC: dict[str, Any] = {
    option: {"type": "list", "elements": "str", "choices": list(READERS)} for option in ("read", "without")
}


def on_the_account(account: Account, params: Mapping[str, Any]) -> dict[str, Any]:
    """The return keys: one for each thing that was read."""
    offered = CARRIERS[account.carrier].capabilities
    every = [name for name in READERS if name in offered]
    wanted = [name for name in every if name not in (params["without"] or ())]
    if params["read"] is not None:
        wanted = params["read"]
    missing = [name for name in wanted if name not in offered]
    if missing:
        raise InputError(f"carrier {account.carrier} tells no {' and no '.join(missing)}; leave it out of read")
    result: dict[str, Any] = {}
    for name in wanted:
        capability, read = READERS[name]
        result |= read(capability.of(account), {})
    return result
