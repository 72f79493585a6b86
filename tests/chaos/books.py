# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The carrier's own books of the customer's account, the same for both carriers: what the oracle believes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

State = Mapping[str, Any]
OPENING_BALANCE = Decimal(1000)


@dataclass(frozen=True, kw_only=True)
class Books:
    """Numbers as E.164. ``owned``: where each number points; ``bought`` and ``released``: one entry a time.

    ``elsewhere``: what somebody else bought; ``spent``: what left the balance; ``costs``: what was bought costs;
    ``reserved``: the reserveId of each number in the cart; ``open_orders``: the numbers of each unprocessed order;
    ``port_ins``: a number for each order of it; ``payments``: the account for each one; ``things``: how whatever else
    there is looks, by module and name.
    """

    owned: Mapping[str, str]
    bought: tuple[str, ...]
    released: tuple[str, ...]
    spent: Decimal
    costs: Decimal
    elsewhere: frozenset[str] = frozenset()
    unverified: frozenset[str] = frozenset()
    reserved: Mapping[str, str] = field(default_factory=dict)
    open_orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trunk_groups: tuple[str, ...] = ()
    termination_trunks: tuple[str, ...] = ()
    port_ins: tuple[str, ...] = ()
    payments: tuple[str, ...] = ()
    things: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def books_of(carrier: str, login: str, state: State) -> Books:
    """The books of one account out of the sandbox's state."""
    return (_tcxc if carrier == "tcxc" else _vitcom)(login, state[carrier])


def host_of(contact: str) -> str:
    """The place that a contact points to: sip:1206...@here.example.com is here."""
    return contact.partition("@")[2].partition(".")[0]


def _tcxc(login: str, state: State) -> Books:
    ledger = [row for row in state["ledger"] if row["account"] == login]
    purchases = [row for row in ledger if row["action"] == "purchase"]
    owned = {f"+{row['number']}": row for row in state["owned"][login]}
    waiting = [number for number, row in owned.items() if _waits(row)]
    return Books(
        owned={number: _place(row) for number, row in owned.items()},
        bought=tuple(f"+{row['number']}" for row in purchases),
        released=tuple(f"+{row['number']}" for row in ledger if row["action"] == "unsubscribe"),
        spent=OPENING_BALANCE - Decimal(state["balance"][login]),
        elsewhere=frozenset(f"+{row['number']}" for row in state["ledger"] if row["account"] != login),
        costs=sum((Decimal(row["setup_fee"]) + Decimal(row["monthly_fee"]) for row in purchases), Decimal(0)),
        unverified=frozenset(waiting),
    )


def _waits(row: State) -> bool:
    return bool(row["verification_required"] == "1" and row["documents_verified"] == "0")


def _place(row: State) -> str:
    """Where both contacts point, or both places where they differ."""
    return "/".join(dict.fromkeys(host_of(row[name]) for name in ("contact", "smpp_contact") if row[name]))


def _vitcom(login: str, state: State) -> Books:
    def ours(table: str) -> list[State]:
        return [row for row in state[table] if row["account"] == login]

    numbers = {f"+1{row['number']}": row for row in ours("numbers")}
    orders, ports, groups, trunks = map(ours, ("orders", "port_ins", "trunk_groups", "termination_trunks"))
    trunks = [row for row in trunks if row["status"] == "1"]
    paid = [row for row in ours("payments") if row["method"] == "Credit Card" and row["status"] == "1"]
    processed = [row for row in orders if row["processed"]]
    port_ins = tuple(number for row in ports for number in _e164(row))
    return Books(
        owned={number: str(row["trunk_title"]) for number, row in numbers.items() if row["status"] != "2"},
        bought=tuple(number for row in processed for number in _e164(row)),
        released=tuple(number for number, row in numbers.items() if row["status"] == "2"),
        spent=OPENING_BALANCE - Decimal(state["balance"][login]),
        elsewhere=frozenset(f"+1{number}" for number in state["sold"]),
        costs=_sum("amount", [*processed, *ports]) + _sum("charges", paid) - _sum("funded", paid),
        reserved={number: str(row["id"]) for row in ours("reservations") for number in _e164(row)},
        open_orders={str(row["orderno"]): _e164(row) for row in orders if not row["processed"]},
        trunk_groups=tuple(row["title"] for row in groups),
        termination_trunks=tuple(row["ip"] for row in trunks),
        port_ins=port_ins,
        payments=tuple(login for _row in paid),
        things={
            "trunk_group": {row["title"]: f"{row['primary_ip']}:{row['primary_port']}" for row in groups},
            "termination_trunk": {row["ip"]: row["ports"] for row in trunks},
            "lnp_order": dict.fromkeys(port_ins, "ordered"),
            "account_payment": {login: str(len(paid))},
        },
    )


def _sum(column: str, rows: list[State]) -> Decimal:
    return sum((Decimal(row[column]) for row in rows), Decimal(0))


def _e164(row: State) -> tuple[str, ...]:
    return tuple(f"+1{number}" for number in row["numbers"])
