# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Calls now going on: the portal's page as CSV, signed over the very URI that is sent (seed 000)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from urllib.parse import urlencode

from ...domain.call import LiveCallQuery
from ...domain.errors import ContractError, RefusedError
from ...transport.page import page_text
from ...transport.session import Answer, Request
from ..account import Account
from .login import Login

CALL = "tcxc live calls"
_ABOUT_CREDENTIALS = re.compile(r"signature|log ?in|authenti|authori[sz]|credential|password|api key", re.IGNORECASE)


class TcxcLiveCalls:
    """The ``live_calls`` capability of tcxc."""

    def __init__(self, account: Account) -> None:
        self._session = account.session
        self._login = Login(account)

    def live_calls(self, query: LiveCallQuery) -> list[dict[str, str | None]]:
        """The calls, under the columns that the carrier's CSV names."""
        request = Request(call=CALL, path=query.path, params=lambda: self._params(query), method="GET")
        return self._session.read(request, self._calls)

    def _params(self, query: LiveCallQuery) -> dict[str, str | list[str]]:
        """The parameters in the order in which they are signed; the signature holds the time."""
        params: dict[str, str | list[str]] = {**query.filters}
        params.setdefault("show", "all")
        if self._login.digest:
            return {**params, "api": "1", "login_type": query.login_type}
        params |= {"api": "1", "ts": self._login.stamp(), "login": self._login.name, "login_type": query.login_type}
        return {**params, "sign": self._signature(query.path, params)}

    def _signature(self, path: str, params: Mapping[str, str | list[str]]) -> str:
        """Over the path without that of api_url, and the query as requests encodes it: with urlencode, too."""
        return self._login.signature(f"{path}?{urlencode(params, doseq=True)}")

    def _calls(self, answer: Answer) -> list[dict[str, str | None]]:
        kind = answer.content_type.lower()
        if answer.status == 200 and "csv" in kind:
            return _rows(answer.text)
        reason = self._session.redact.excerpt(page_text(answer.text))
        if answer.status in (401, 403) or _ABOUT_CREDENTIALS.search(reason):
            raise self._login.not_accepted(reason or f"HTTP {answer.status}", CALL, "login_type")
        if answer.status == 404:
            raise RefusedError("the carrier has no such page (HTTP 404)", call=CALL, hint="Check path and api_url.")
        if reason and "html" in kind:
            raise RefusedError(f"the carrier refused: {reason}", call=CALL)
        shown = f"HTTP {answer.status} {answer.content_type} with: {reason or 'nothing'}"
        raise ContractError(f"expected text/csv, got {shown}", call=CALL, hint="Check path and api_url.")


def _rows(text: str) -> list[dict[str, str | None]]:
    """The rows of a CSV by its header, whatever its columns. A cell that is missing is None. Raises ContractError."""
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = _columns(next(lines, []))
        return [_row(header, cells) for cells in lines if cells]
    except csv.Error as error:
        raise ContractError(f"the answer is no CSV (line {lines.line_num}: {error})", call=CALL) from error


def _columns(names: list[str]) -> list[str]:
    """The header's names, each once: a second one gets its position, and so does one without a name."""
    columns: list[str] = []
    for at, given in enumerate(map(str.strip, names), start=1):
        name = given or "column"
        columns.append(name if given and name not in columns else f"{name}_{at}")
    return columns


def _row(header: list[str], cells: list[str]) -> dict[str, str | None]:
    beyond = {f"column_{at + 1}": cell for at, cell in enumerate(cells) if at >= len(header) and cell}
    return {**dict.fromkeys(header), **dict(zip(header, cells, strict=False)), **beyond}
