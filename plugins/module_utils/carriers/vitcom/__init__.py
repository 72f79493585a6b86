# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""VitCom, the carrier with token and account number (seed 003)."""

from __future__ import annotations

from typing import Any

from ..account import Account, Carrier


def _numbers(account: Account) -> Any:
    from .numbers import VitcomNumbers

    return VitcomNumbers(account)


def _trunk_groups(account: Account) -> Any:
    from .trunks import VitcomTrunkGroups

    return VitcomTrunkGroups(account)


def _termination_trunks(account: Account) -> Any:
    from .termination import VitcomTerminationTrunks

    return VitcomTerminationTrunks(account)


def _port_ins(account: Account) -> Any:
    from .ports import VitcomPortIns

    return VitcomPortIns(account)


def _reservations(account: Account) -> Any:
    from .reservations import VitcomReservations

    return VitcomReservations(account)


def _orders(account: Account) -> Any:
    from .order_rows import VitcomOrders

    return VitcomOrders(account)


def _traffic(account: Account) -> Any:
    from .traffic import VitcomTraffic

    return VitcomTraffic(account)


def _billing(account: Account) -> Any:
    from .statements import VitcomStatements

    return VitcomStatements(account)


def _payments(account: Account) -> Any:
    from .payments import VitcomPayments

    return VitcomPayments(account)


def _balance(account: Account) -> Any:
    from .billing import VitcomBilling

    return VitcomBilling(account)


CARRIER = Carrier(
    capabilities={
        "numbers": _numbers,
        "trunk_groups": _trunk_groups,
        "termination_trunks": _termination_trunks,
        "port_ins": _port_ins,
        "reservations": _reservations,
        "orders": _orders,
        "traffic": _traffic,
        "billing": _billing,
        "payments": _payments,
        "balance": _balance,
    },
    urls={"signature": None},
    timeout=60.0,
)
