# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Who calls: the signature of seeds 001 and 002."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from random import Random

from dialtone_sandbox.context import Sandbox

PATH = "/tcxc"
LOGINS = ("AcmeInc", "BoltTelecom", "CorvoVoice")
WINDOW = 300
"""Seconds that `ts` may be away from the carrier's clock. The sandbox's own rule: the seeds name no number."""


def login(n: int, _rng: Random) -> str:
    """The name of a reseller."""
    return LOGINS[n] if n < len(LOGINS) else f"Reseller{n + 1}"


def caller(sandbox: Sandbox, controller: str, params: Mapping[str, str]) -> str | None:
    """The login of the account that signed the request, or None when the signature is wrong or too old."""
    account = sandbox.accounts.find("tcxc", params.get("api_login", ""))
    ts = params.get("ts", "")
    if account is None or not ts.isdecimal() or abs(int(ts) - sandbox.clock.unix()) > WINDOW:
        return None
    right = hashlib.sha256(f"{controller}{account.api_key}{account.account}{ts}".encode()).hexdigest()
    return account.account if hmac.compare_digest(right.encode(), params.get("signature", "").encode()) else None
