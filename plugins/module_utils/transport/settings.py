# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How to reach an account: address, TLS and pace. Checked before any request."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..domain.errors import InputError


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
        problems = [*_url_problems(self.base_url, self.allow_insecure_http), *_range_problems(self)]
        if self.validate_certs and self.ca_path and not Path(self.ca_path).exists():
            problems.append(f"ca_path {self.ca_path!r} does not exist")
        if problems:
            raise InputError(problems)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _url_problems(url: str, allow_insecure: bool) -> list[str]:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - the property raises for a port that is none
    except ValueError as error:
        return [f"api_url is not a URL: {error}"]
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return [f"api_url must be an http(s) URL with a host, such as https://api.example.com, not {url[:80]!r}"]
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        return ["api_url must hold neither credentials nor a query; credentials go to account and api_key"]
    if parts.scheme == "http" and not allow_insecure and not is_loopback(parts.hostname):
        remedy = "use https, or set allow_insecure_http when the way there is safe"
        return [f"api_url {url!r} would send the credentials unencrypted: {remedy}"]
    return []


def _range_problems(settings: Settings) -> list[str]:
    limits = (
        ("timeout", settings.timeout, 0.001, 3600),
        ("retries", settings.retries, 0, 20),
        ("concurrency", settings.concurrency, 1, 64),
        ("rate_limit", settings.rate_limit, 0, 10_000),
    )
    return [
        f"{name} must be between {low:g} and {high:g}, not {value if abs(value) < 1e9 else 'anything like that'}"
        for name, value, low, high in limits
        if not low <= value <= high
    ]
