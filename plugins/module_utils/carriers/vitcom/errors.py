# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What VitCom says no with, as an error (seed 003). Imported only then."""

from __future__ import annotations

import re

from ...domain.errors import AuthenticationError, RefusedError, TelecomError

_CREDENTIALS = re.compile(r"invalid (token|account ?no)", re.IGNORECASE)
_INVALID = re.compile(r"invalid (\w+)", re.IGNORECASE)


def refusal(status: int, words: str, call: str) -> TelecomError:
    """``words``: the carrier's, such as "Invalid orderId"; none where it bars the door with the HTTP status alone."""
    if not words or _CREDENTIALS.match(words):
        why = f"the carrier does not accept the credentials ({words or f'HTTP {status}'})"
        hint = "Check api_key (the token) and account (the accountno)."
        return AuthenticationError(why, call=call, hint=hint)
    refused = RefusedError(f"the carrier refused: {words}", call=call)
    invalid = _INVALID.match(words)
    refused.parameter = invalid[1].lower() if invalid else ""
    return refused
