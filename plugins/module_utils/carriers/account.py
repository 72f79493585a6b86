# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One carrier account, and what a carrier offers to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ..domain.secret import Secret
from ..transport.session import Session

P = TypeVar("P")


@dataclass(frozen=True, kw_only=True)
class Account:
    """``login``: tcxc buyer or seller login, vitcom accountno; ``auth``: signature or digest (tcxc).

    ``warnings``: what a carrier's code has to tell besides the outcomes of actions, told whatever comes of the run.
    """

    carrier: str
    login: str
    api_key: Secret
    auth: str
    session: Session
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Carrier:
    """What the registry knows of a carrier.

    ``capabilities``: the names of what it can do; how is in the file of each.
    ``url``: the default base URL, None where none is published; ``ways``: the same for other ways in (``auth``) than
    the usual one. ``timeout``: the default for one request, in seconds. ``logins``: whether an account name is needed.
    ``secret_keys``: its parameters and keys of answers whose values nobody may see, in small letters.
    """

    capabilities: tuple[str, ...]
    url: str | None = None
    ways: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 30.0
    logins: bool = True
    secret_keys: frozenset[str] = frozenset()

    @property
    def addresses(self) -> list[str]:
        """Its published base URLs, all of the same accounts."""
        return [url for url in (self.url, *self.ways.values()) if url]


@dataclass(frozen=True)
class Capability(Generic[P]):
    """Something that carriers can do, and what does it for an account, by carrier: each keeps the same protocol.

    Each has a file of its own, with its protocol (numbers have several, in a file beside it): Ansible sends along with
    a module, and reads through, all that any import in it leads to.
    """

    name: str
    makers: Mapping[str, Callable[[Account], P]]

    def of(self, account: Account) -> P:
        """What does it for this account; of the carriers' code only this one's is imported."""
        return self.makers[account.carrier](account)
