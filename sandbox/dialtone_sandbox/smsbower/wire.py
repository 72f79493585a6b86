# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How smsbower speaks (seed 004): GET with an `action`, answered by a word or JSON; errors are words with HTTP 200."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from starlette.responses import JSONResponse, PlainTextResponse, Response

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.store import Store

UNIT = 10_000
"""Whole money amounts are this many to one unit of the account's currency."""


class WordError(Exception):
    """The call is answered with this word."""


@dataclass(frozen=True)
class Call:
    """One authenticated request. A parameter sent empty counts as left out."""

    sandbox: Sandbox
    owner: str
    params: Mapping[str, str]

    @property
    def store(self) -> Store:
        return self.sandbox.store

    @property
    def live(self) -> bool:
        """Whether the errors are those seen live, rather than the seed's."""
        return self.sandbox.readings.text("live_errors") == "live"

    def text(self, name: str) -> str:
        return self.params.get(name, "").strip()

    def names(self, name: str) -> list[str]:
        """A comma-separated list; empty when left out."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]


def owners(sandbox: Sandbox) -> dict[str, str]:
    """The API key of each account by the name that the ledger uses: this API knows no logins."""
    keys = [account.api_key for account in sandbox.accounts.of("smsbower")]
    return {"customer" if n == 0 else f"stranger-{n}": key for n, key in enumerate(keys)}


def owner_of(sandbox: Sandbox, api_key: str) -> str | None:
    """Whose key this is."""
    given = api_key.encode()
    return next((name for name, key in owners(sandbox).items() if hmac.compare_digest(key.encode(), given)), None)


def amount(units: int) -> Decimal:
    return Decimal(units) / UNIT


def shown(units: int) -> str:
    """Money as words print it: `12.5`, `1000.0`."""
    whole, _point, part = f"{amount(units):.4f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


def word(sandbox: Sandbox, text: str) -> Response:
    """A word: plain text, live labelled as HTML."""
    live = sandbox.readings.text("live_errors") == "live"
    return PlainTextResponse(text, media_type="text/html" if live else "text/plain")


def data(value: Json, status: int = 200) -> Response:
    return JSONResponse(value, status)
