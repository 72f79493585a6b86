# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How to reach an account: address, TLS and pace. Checked before any request."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

#: What is told of an address that is none: nothing of it, for any part may be a password.
NO_CREDENTIALS = "it is written like https://api.example.com, and credentials go to account and api_key"

LIMITS = {"timeout": (0.001, 3600), "retries": (0, 20), "concurrency": (1, 64), "rate_limit": (0, 10_000)}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``timeout`` and ``patience`` in seconds; ``patience`` is how long a lost answer is looked after."""

    base_url: str
    validate_certs: bool = True
    ca_path: str | None = None
    allow_insecure_http: bool = False
    timeout: float = 30.0
    retries: int = 3
    concurrency: int = 8
    rate_limit: float = 0.0
    patience: float = 8.0

    def __post_init__(self) -> None:
        wrong = url_problem(self.base_url, allow_insecure=self.allow_insecure_http)
        is_within = all(low <= getattr(self, name) <= high for name, (low, high) in LIMITS.items())
        if wrong or not is_within or not self.has_ca:
            from .unfit import unfit

            raise unfit(self, wrong)

    @property
    def has_ca(self) -> bool:
        """Whether the certificates to check by are there, where some are named."""
        return not self.validate_certs or not self.ca_path or Path(self.ca_path).exists()

    @property
    def is_here(self) -> bool:
        """Whether the carrier is on this machine."""
        return is_loopback(urlsplit(self.base_url).hostname or "")


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def url_problem(url: str, *, allow_insecure: bool) -> str | None:
    """Why a text is no address of a carrier; it is told without any of a text that may hold a password."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - the property raises for a port that is none
    except ValueError:
        return f"is not a URL that can be read: {NO_CREDENTIALS}"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"must be an http(s) URL with a host: {NO_CREDENTIALS}"
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        return f"must hold neither credentials nor a query: {NO_CREDENTIALS}"
    if parts.scheme == "http" and not allow_insecure and not is_loopback(parts.hostname):
        remedy = "use https, or set allow_insecure_http when the way there is safe"
        return f"{url!r} would send the credentials unencrypted: {remedy}"
    return None
