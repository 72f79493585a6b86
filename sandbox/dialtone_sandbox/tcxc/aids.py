# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Test aids of the tcxc API: change the market, make numbers owned, verify documents, size the call history."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from random import Random

from dialtone_sandbox.context import Aid, Json, Sandbox
from dialtone_sandbox.errors import BadInputError
from dialtone_sandbox.tcxc import ownership
from dialtone_sandbox.tcxc.inventory import COLUMNS, NEVER_AN_ID, make_did

STOCK = {"i_did", *COLUMNS}
OWNERSHIP = {"account_name", "contact", "smpp_contact", "notes", "documents_verified"}
FEES = {"monthly_fee", "setup_fee"}
MOST_CALLS = 1_000_000


def change_market(sandbox: Sandbox, body: Mapping[str, Json]) -> Json:
    """`add` rows (number, and any column; `i_did: null` hides the id), change a `price`, `sell` to another buyer."""
    _check_names("market", body, {"add", "price", "sell"})
    for entry in body.get("add", []):
        if _stored(sandbox, _number(entry)):
            raise BadInputError(f"{_number(entry)} is there already")
        _put(sandbox, _merged(sandbox, entry, STOCK))
    for number, fee in body.get("price", {}).items():
        _change_price(sandbox, number, fee if isinstance(fee, dict) else {"monthly_fee": fee})
    for number in body.get("sell", []):
        _sell(sandbox, number)
    return {"status": "done"}


def grant(sandbox: Sandbox, body: Mapping[str, Json]) -> Json:
    """Make `numbers` (digits, or objects with columns of their own) owned by `account`, all with the same `fields`.

    In contacts, `{number}` stands for the digits. Nothing is paid.
    """
    _check_names("grant", body, {"account", "numbers", "fields"})
    login = body.get("account", sandbox.accounts.of("tcxc")[0].account)
    if sandbox.accounts.find("tcxc", login) is None:
        raise BadInputError(f"there is no tcxc account {login!r}")
    owner = {"account": login, "purchased": sandbox.clock.unix()}
    likely = {"account_name": "Demo", **body.get("fields", {})}
    for entry in body.get("numbers", []):
        own = entry if isinstance(entry, dict) else {"number": entry}
        row = _merged(sandbox, {**likely, **own}, STOCK | OWNERSHIP) | owner
        for contact in {"contact", "smpp_contact"} & set(row):
            row[contact] = row[contact].replace("{number}", row["number"])
        _put(sandbox, row)
    return {"granted": len(body.get("numbers", []))}


def verify(sandbox: Sandbox, body: Mapping[str, Json]) -> Json:
    """The documents of these owned `numbers` are verified."""
    _check_names("verify", body, {"numbers"})
    for number in body.get("numbers", []):
        changed = sandbox.store.execute(
            "UPDATE tcxc_dids SET documents_verified = 1 WHERE number = ? AND account > ''", (number,)
        )
        if not changed.rowcount:
            raise BadInputError(f"nobody owns {number}")
    return {"verified": len(body.get("numbers", []))}


def make_calls(sandbox: Sandbox, body: Mapping[str, Json]) -> Json:
    """The call history of `account` holds `count` calls from now on; they are made when they are asked for."""
    _check_names("cdrs", body, {"account", "count"})
    count, login = body.get("count"), body.get("account", sandbox.accounts.of("tcxc")[0].account)
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= MOST_CALLS:
        raise BadInputError(f"count is a whole number from 0 to {MOST_CALLS}, not {count!r}")
    changed = sandbox.store.execute("UPDATE tcxc_histories SET count = ? WHERE account = ?", (count, login))
    if not changed.rowcount:
        raise BadInputError(f"there is no tcxc account {login!r}")
    return {"account": login, "count": count}


AIDS: dict[str, Aid] = {"market": change_market, "grant": grant, "verify": verify, "cdrs": make_calls}


def _check_names(what: str, given: Mapping[str, Json], known: Collection[str]) -> None:
    if unknown := sorted(set(given) - set(known)):
        raise BadInputError(f"{what} has no {', '.join(unknown)}; it has {', '.join(sorted(known))}")


def _number(entry: Json) -> str:
    number = str(entry.get("number", "")) if isinstance(entry, dict) else ""
    if not number.isdecimal():
        raise BadInputError(f"a number is given by its digits with country code, not as {entry!r}")
    return number


def _stored(sandbox: Sandbox, number: str) -> dict[str, Json]:
    row = sandbox.store.one("SELECT * FROM tcxc_dids WHERE number = ?", (number,))
    return {} if row is None else dict(row)


def _merged(sandbox: Sandbox, entry: Mapping[str, Json], known: Collection[str]) -> dict[str, Json]:
    """The stored row of a number, or a likely one, with what the entry says laid over it."""
    number = _number(entry)
    _check_names("a number", entry, known)
    likely = vars(make_did(Random(number), number))
    row = (_stored(sandbox, number) or likely) | {"id_rank": 1.0} | {**entry, "number": number}
    if "i_did" in entry and entry["i_did"] is None:
        del row["i_did"]
        row["id_rank"] = NEVER_AN_ID
    return row | {"country_key": row["country_name"].casefold()}


def _put(sandbox: Sandbox, row: Mapping[str, Json]) -> None:
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    sandbox.store.execute(f"INSERT OR REPLACE INTO tcxc_dids ({names}) VALUES ({marks})", row)


def _change_price(sandbox: Sandbox, number: str, fees: Mapping[str, Json]) -> None:
    _check_names("price", fees, FEES)
    for name, fee in fees.items():
        changed = sandbox.store.execute(f"UPDATE tcxc_dids SET {name} = ? WHERE number = ?", (str(fee), number))
        if not changed.rowcount:
            raise BadInputError(f"there is no number {number}")


def _sell(sandbox: Sandbox, number: str) -> None:
    row = sandbox.store.one("SELECT * FROM tcxc_dids WHERE number = ? AND account = ''", (number,))
    if row is None:
        raise BadInputError(f"{number} is not for sale")
    ownership.sell_to_stranger(sandbox, row)
