# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How an account shows who it is: by a signature over text and key (seeds 000, 001, 002), or by HTTP Digest."""

from __future__ import annotations

import hashlib
import time

from ...domain.errors import AuthenticationError
from ..account import Account


class Login:
    """One account's way in. ``digest``: the session does all, and nothing is signed."""

    def __init__(self, account: Account) -> None:
        self.name = account.login
        self.digest = account.auth == "digest"
        self._key = account.api_key
        if self.digest:
            from ...transport.digest import bounded_digest

            account.session.authenticate(bounded_digest(account.login, account.api_key.reveal()))

    @staticmethod
    def stamp() -> str:
        """The time that goes into a signature: taken anew each time a request is sent."""
        return str(int(time.time()))

    def signature(self, before: str, after: str = "") -> str:
        """Over what stands before the key and after it."""
        return hashlib.sha256(f"{before}{self._key.reveal()}{after}".encode()).hexdigest()

    def not_accepted(self, words: str, call: str, *options: str) -> AuthenticationError:
        """What the carrier says of the credentials; ``options``: what else to check, beside account and api_key."""
        *first, last = "account", "api_key", *options
        clock = ", and this machine's clock, for a clock off by minutes gives the same answer"
        hint = f"Check {', '.join(first)} and {last}{'' if self.digest else clock}."
        return AuthenticationError(f"the carrier does not accept the credentials ({words})", call=call, hint=hint)
