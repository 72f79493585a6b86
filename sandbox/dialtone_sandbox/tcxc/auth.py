# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Who calls: the signature of seeds 001 and 002."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from dialtone_sandbox.context import Sandbox

WINDOW = 300
"""Seconds that `ts` may be away from the carrier's clock. The sandbox's own rule: the seeds name no number."""


def caller(sandbox: Sandbox, controller: str, params: Mapping[str, str]) -> str | None:
    """The login of the account that signed the request, or None when the signature is wrong or too old."""
    account = sandbox.accounts.find("tcxc", params.get("api_login", ""))
    ts = params.get("ts", "")
    if account is None or not ts.isdecimal() or abs(int(ts) - sandbox.clock.unix()) > WINDOW:
        return None
    right = hashlib.sha256(f"{controller}{account.api_key}{account.account}{ts}".encode()).hexdigest()
    return account.account if hmac.compare_digest(right.encode(), params.get("signature", "").encode()) else None
