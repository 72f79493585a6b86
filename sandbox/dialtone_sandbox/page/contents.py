# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the page shows of each carrier. Secrets are masked as in the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dialtone_sandbox import log
from dialtone_sandbox.accounts import APIS
from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.page.tables import Section, Table
from dialtone_sandbox.store import Store

State = Mapping[str, Json]
CUSTOMER = "customer"
LAST_REQUESTS = 25
TITLES = {
    "actual_foc": "Actual FOC",
    "cps": "CPS",
    "did_rate": "Monthly rate",
    "id": "ID",
    "ip": "IP",
    "orderno": "Order",
    "primary_ip": "Primary IP",
    "requested_foc": "Requested FOC",
    "secondary_ip": "Secondary IP",
    "smpp_contact": "SMPP contact",
    "trunk_title": "Trunk group",
}
STATUS = {"1": "active", "0": "inactive", "2": "cancelled"}


def accounts(sandbox: Sandbox, state: State) -> Section:
    """Who may call, and what each of them has left. The first account of an API is the customer."""
    rows = [
        (
            api,
            account.account or "by key alone",
            CUSTOMER if n == 0 else "stranger",
            _balances(state[api])[n],
            log.MASK,
            sandbox.base_url + APIS[api],
        )
        for api in state
        for n, account in enumerate(sandbox.accounts.of(api))
    ]
    columns = ("API", "Account", "Plays", "Balance", "Key", "URL")
    return Section("Accounts and balances", (Table("Accounts", columns, rows),))


def _balances(state: State) -> list[str]:
    """In the order of the accounts, which the state keeps."""
    return [str(value) for value in state["balance"].values()]


def numbers(state: State) -> Section:
    """What is owned or rented."""
    return Section("Numbers", (_tcxc_numbers(state), _vitcom_numbers(state), _activations(state)))


def _tcxc_numbers(state: State) -> Table:
    rows = [row | {"owner": owner} for owner, owned in state["tcxc"]["owned"].items() for row in owned]
    columns = ("number", "owner", "contact", "smpp_contact", "monthly_fee", "status")
    return Table("tcxc: owned numbers", _titles(columns), _picked((log.masked(row) for row in rows), columns))


def _vitcom_numbers(state: State) -> Table:
    rows = [row | {"status": STATUS.get(row["status"], row["status"])} for row in state["vitcom"]["numbers"]]
    columns = ("number", "account", "category", "state", "status", "trunk_title", "did_rate", "orderno")
    return Table("vitcom: owned numbers", _titles(columns), _picked(rows, columns))


def _activations(state: State) -> Table:
    columns = ("number", "owner", "id", "service", "country", "status", "cost", "rented")
    return Table("smsbower: rented numbers", _titles(columns), _picked(state["smsbower"]["activations"], columns))


def trunks(state: State) -> Section:
    """Trunk groups and termination trunks, which only vitcom has."""
    ends = ("title", "id", "account", "primary_ip", "primary_port", "secondary_ip", "billing_type", "sessions")
    groups = Table("vitcom: trunk groups", _titles(ends), _picked(state["vitcom"]["trunk_groups"], ends))
    rows = [row | {"status": STATUS[row["status"]]} for row in state["vitcom"]["termination_trunks"]]
    out = ("ip", "id", "account", "title", "ports", "cps", "status")
    return Section("Trunks", (groups, Table("vitcom: termination trunks", _titles(out), _picked(rows, out))))


def orders(state: State) -> Section:
    """Orders, port-ins, reservations, and what was bought on the other carriers."""
    made = ("orderno", "account", "date", "amount", "trunk", "processed", "numbers")
    port = ("orderno", "account", "date", "amount", "requested_foc", "actual_foc", "processed", "numbers")
    kept = ("id", "account", "made", "numbers")
    bought = ("number", "account", "time", "action", "setup_fee", "monthly_fee", "balance")
    vitcom = state["vitcom"]
    return Section(
        "Orders",
        (
            Table("vitcom: orders", _titles(made), _picked(vitcom["orders"], made)),
            Table("vitcom: port-ins", _titles(port), _picked(vitcom["port_ins"], port)),
            Table("vitcom: reservations", _titles(kept), _picked(vitcom["reservations"], kept)),
            Table("tcxc: purchases and releases", _titles(bought), _picked(state["tcxc"]["ledger"], bought)),
        ),
    )


def requests(store: Store) -> Section:
    """The last requests, newest first."""
    rows = [
        (
            str(row["id"]),
            row["time"][:19].replace("T", " "),
            row["api"],
            row["call"],
            "no answer" if row["status"] is None else str(row["status"]),
            row["fault"] or "",
            ", ".join(f"{name}={value}" for name, value in row["params"].items() if value),
        )
        for row in log.last(store, LAST_REQUESTS)
    ]
    columns = ("#", "Time", "API", "Call", "Status", "Fault", "Parameters")
    return Section("Last requests", (Table("Requests, newest first", columns, rows),))


def _titles(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(TITLES.get(name) or name.replace("_", " ").capitalize() for name in columns)


def _picked(rows: Iterable[Mapping[str, Json]], columns: Iterable[str]) -> list[tuple[str, ...]]:
    return [tuple(_text(row[name]) for name in columns) for row in rows]


def _text(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(str(entry) for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
