# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the page shows of each carrier. Secrets are masked as in the log."""

from __future__ import annotations

from collections.abc import Mapping

from dialtone_sandbox import log
from dialtone_sandbox.context import Api, Json, Sandbox
from dialtone_sandbox.page.tables import Section, Table
from dialtone_sandbox.store import Store

State = Mapping[str, Json]
CUSTOMER = "customer"
LAST_REQUESTS = 25
SECTIONS = ("Numbers", "Trunks", "Orders")
"""The titles under which the APIs show what they hold."""


def accounts(sandbox: Sandbox, state: State) -> Section:
    """Who may call, and what each of them has left. The first account of an API is the customer."""
    rows = [
        (
            api,
            account.account or "by key alone",
            CUSTOMER if n == 0 else "stranger",
            _balances(state[api])[n],
            log.MASK,
            sandbox.base_url + sandbox.accounts.path(api),
        )
        for api in state
        for n, account in enumerate(sandbox.accounts.of(api))
    ]
    columns = ("API", "Account", "Plays", "Balance", "Key", "URL")
    return Section("Accounts and balances", (Table("Accounts", columns, rows),))


def _balances(state: State) -> list[str]:
    """In the order of the accounts, which the state keeps."""
    return [str(value) for value in state["balance"].values()]


def holdings(apis: Mapping[str, Api], state: State) -> list[Section]:
    """What each API holds."""
    found: dict[str, list[Table]] = {title: [] for title in SECTIONS}
    for name, api in apis.items():
        for title, table in api.tables(state[name]):
            found.setdefault(title, []).append(table)
    return [Section(title, tuple(tables)) for title, tables in found.items()]


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
