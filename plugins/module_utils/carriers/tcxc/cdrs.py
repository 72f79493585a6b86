# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Call detail records of tcxc, page by page, in memory that does not grow with their number (seed 001)."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ...domain import money
from ...domain.call import Cdr, CdrSelect, Kind
from ...domain.errors import ContractError
from ..account import Account
from .values import whole
from .wire import Row, Wire, rows_of

CALL = "callhistory"
PAGE = 500
#: Rows shift between neighbouring pages only, so a record that comes again does so within this many.
KEPT = 10_000
#: This many pages in a row that bring nothing new are the end: a carrier may repeat the last one for ever.
STALE_PAGES = 3
_COUNTS = ("duration", "billed_duration", "billing_interval_1", "billing_interval_n")
_AMOUNTS = ("billing_price_1", "billing_price_n", "customer_amount")
_DATES = frozenset({"connect_time", "disconnect_time", "setup_time"})
#: The keys of seed 001, in its order.
_KEYS = (
    *("i_cdr", "CLD", "CLI", "call_id", "duration", "billed_duration"),
    *("connect_time", "disconnect_time", "setup_time"),
    *("billing_prefix", "billing_price_1", "billing_price_n", "billing_interval_1", "billing_interval_n"),
    *("customer_amount", "i_customer", "i_account", "i_vendor", "i_connection", "i_purchased_route"),
    *("disconnect_code", "customer_ip", "i_rate", "vendor_name", "account_name", "connection_name"),
    *("disconnect_reason", "country_name", "description"),
)
#: A record by what tells it apart.
Keyed: TypeAlias = "tuple[str, Cdr]"
_KINDS: Mapping[str, Kind] = {**dict.fromkeys(_COUNTS, "count"), **dict.fromkeys(_AMOUNTS, "amount")}


class TcxcCdrs:
    """The ``cdrs`` capability of tcxc."""

    columns: Mapping[str, Kind] = {key: _KINDS.get(key, "text") for key in _KEYS}

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self._session = account.session

    def records(self, select: CdrSelect, limit: int | None) -> Iterator[list[Cdr]]:
        """The records page by page in the carrier's order, each once, at most ``limit``."""
        seen, left, stale = _Seen(), limit, 0
        for page in self._pages(_filters(select), limit):
            fresh = seen.new(page)[:left]
            stale = 0 if fresh else stale + 1
            if fresh:
                yield fresh
            left = None if left is None else left - len(fresh)
            if left == 0 or stale == STALE_PAGES:
                return

    def _pages(self, filters: Mapping[str, str], limit: int | None) -> Iterator[list[Keyed]]:
        """Pages until an empty one, several in flight. The length received counts, for the server may cap it."""
        pager = PAGE if limit is None else min(PAGE, limit)
        offset, step, window = 0, pager, 1

        def ask(start: int) -> list[Keyed]:
            return self._wire.read(CALL, {**filters, "pager": str(pager), "off": str(start)}, _page)

        while True:
            offsets = range(offset, offset + window * step, step)
            for start, page in zip(offsets, self._session.parallel(ask, offsets), strict=True):
                if not page:
                    return
                yield page
                offset = start + len(page)
                if len(page) != step:
                    step, window = len(page), 1
                    break
            else:
                ahead = window * 2 if limit is None else min(window * 2, -(-(limit - offset) // step))
                window = max(1, min(ahead, self._session.settings.concurrency))


class _Seen:
    """Tells which rows are new; remembers the latest ones only."""

    def __init__(self) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()

    def new(self, page: list[Keyed]) -> list[Cdr]:
        """The records of a page that did not come lately."""
        fresh = {key: record for key, record in page if key not in self._keys}
        self._keys.update(dict.fromkeys(fresh))
        while len(self._keys) > max(KEPT, 2 * len(page)):
            self._keys.popitem(last=False)
        return list(fresh.values())


def _key(row: Row) -> str:
    return str(row.get("i_cdr") or row)


def _filters(select: CdrSelect) -> dict[str, str]:
    """The parameters as seed 001 writes them; those left out are not sent."""
    dates = {"date_from": select.date_from, "date_to": select.date_to}
    filters = {name: f"{date:%Y-%m-%d %H:%M:%S}" for name, date in dates.items() if date is not None}
    return {"show": select.show, **({"prefix": select.prefix} if select.prefix else {}), **filters}


def _page(answer: Row) -> list[Keyed]:
    """The records of one answer. Raises ContractError."""
    if answer.get("cdrs", False) is None:
        return []
    return [(_key(row), _cdr(row)) for row in rows_of(answer, CALL, "cdrs", "records")]


def _cdr(row: Row) -> Cdr:
    """One row, typed; the keys stay the carrier's. Raises ContractError."""
    return {key: _typed(row, key, value) for key, value in row.items()}


def _typed(row: Row, key: str, value: Any) -> str | int | None:
    kind = _KINDS.get(key, "text")
    if value is None or (value == "" and kind != "text"):
        return None
    try:
        if kind == "count":
            return whole(value)
        if kind == "amount":
            return money.text(money.amount(value))
    except ValueError as error:
        raise ContractError(f"{key} of the record is not what the API promises: {error}", item=_key(row)) from error
    text = value if isinstance(value, str) else json.dumps(value)
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # half a surrogate pair is no text that can be written
    return text.replace(" ", "T", 1) if key in _DATES else text
