# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups (where calls come in) and termination trunks (from where calls go out), seed 003."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .action import Action

if TYPE_CHECKING:
    from .kinds import Thing


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """One end of a trunk group: an IPv4 address, a port and a dialling prefix; None = not given."""

    ip: str | None = None
    port: int | None = None
    prefix: str | None = None

    def unmet(self, shown: Endpoint) -> Endpoint:
        """The parts given whose shown value is another."""
        return Endpoint(**{key: value for key, value in self.given().items() if getattr(shown, key) != value})

    def given(self) -> dict[str, Any]:
        """The parts given, by option name."""
        return {key: value for key in _PARTS if (value := getattr(self, key)) is not None}


_PARTS = ("ip", "port", "prefix")


@dataclass(frozen=True, kw_only=True)
class TrunkGroup:
    """A trunk group as the carrier shows it: billing type, minutes and call forwarding are never shown."""

    id: str
    title: str
    primary: Endpoint
    secondary: Endpoint
    sessions: int | None
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WantedTrunkGroup:
    """A trunk group as declared; None = left out, so that its present value stays."""

    title: str | None = None
    id: str | None = None
    primary: Endpoint = Endpoint()
    secondary: Endpoint = Endpoint()
    billing_type: str | None = None
    sessions: int | None = None
    unlimited_minutes: bool | None = None
    call_forwarding: str | None = None
    call_forwarding_always: bool = False

    def unmet(self, shown: TrunkGroup) -> WantedTrunkGroup:
        """What the carrier shows and shows otherwise than wanted: of title and endpoints."""
        return WantedTrunkGroup(
            id=shown.id,
            title=None if self.title == shown.title else self.title,
            primary=self.primary.unmet(shown.primary),
            secondary=self.secondary.unmet(shown.secondary),
        )

    def given(self) -> dict[str, Any]:
        """The options given, by name; endpoints as dicts of their parts given."""
        values = {key: getattr(self, key) for key in _OPTIONS}
        ends = {"primary": self.primary.given() or None, "secondary": self.secondary.given() or None}
        return {key: value for key, value in (values | ends).items() if value is not None}


_OPTIONS = ("title", "primary", "secondary", "billing_type", "sessions", "unlimited_minutes", "call_forwarding")


@dataclass(frozen=True, kw_only=True)
class TrunkGroupAction(Action):
    """Create (``id`` None) or update a trunk group; an update sends only what differs."""

    resource: Thing = "trunk_group"
    id: str | None = None
    wanted: WantedTrunkGroup


@dataclass(frozen=True, kw_only=True)
class TerminationTrunk:
    """A termination trunk as the carrier shows it: without its title. ``active`` is false once disabled."""

    id: str
    ip: str
    ports: int | None
    cps: int | None
    active: bool
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WantedTerminationTrunk:
    """A termination trunk as declared; ``title`` and ``ports`` are needed only to define it."""

    ip: str
    title: str | None = None
    ports: int | None = None
    cps: int | None = None
    disabled: bool = False
    allow_replace: bool = False


@dataclass(frozen=True, kw_only=True)
class TerminationTrunkAction(Action):
    """Define (``create``), disable, or ``replace`` (disable, then define) a termination trunk."""

    resource: Thing = "termination_trunk"
    id: str | None = None
    wanted: WantedTerminationTrunk
