# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups and termination trunks as a person would declare them. Pure.

What the modules would refuse is left out, and so keeps its value.
"""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...module_utils.glue.termination_trunks import CPS, PORTS
from ...module_utils.glue.trunk_groups import PORTS as END_PORTS
from ...module_utils.glue.trunk_groups import SESSIONS, is_prefix
from .scalars import comment, scalar

Row = Mapping[str, Any]


def handles(groups: Sequence[Row]) -> dict[str, str]:
    """How each trunk group can be declared, by what numbers call it: its title, else its id.

    One that neither tells apart is left out.
    """
    counts = Counter(str(group["title"] or "") for group in groups)
    found: dict[str, str] = {}
    for group in groups:
        title, identifier = str(group["title"] or ""), str(group["id"])
        shown = title if title and counts[title] == 1 else identifier
        if shown == title and _speakable(title):
            found[title] = title
        elif identifier not in counts:
            found[shown] = identifier
    return found


def trunk_group_lines(groups: Sequence[Row]) -> Iterator[str]:
    """The entries of estate_trunk_groups, by title."""
    titles = handles(groups)
    for group in sorted(groups, key=lambda group: (str(group["title"] or ""), str(group["id"]))):
        title = str(group["title"] or "")
        named = titles.get(title) == title
        yield f"  - title: {scalar(title)}" if named else f"  - id: {scalar(str(group['id']))}{_called(title)}"
        for which in ("primary", "secondary"):
            yield from _end(which, group.get(which) or {})
        # Only an unmetered one has any.
        if group.get("sessions") and SESSIONS.holds(group["sessions"]):
            yield f"    sessions: {group['sessions']}"


def termination_trunk_lines(trunks: Sequence[Row]) -> Iterator[str]:
    """The entries of estate_termination_trunks, by address."""
    active = [trunk for trunk in trunks if trunk["state"] != "disabled"]
    counts = Counter(str(trunk["ip"]) for trunk in active)
    # A disabled one stays in the carrier's list for ever, also beside one that took its place.
    off = {str(trunk["ip"]): trunk for trunk in trunks if str(trunk["ip"]) not in counts}
    for trunk in sorted([*active, *off.values()], key=lambda trunk: (str(trunk["ip"]), str(trunk["id"]))):
        address = str(trunk["ip"])
        if counts[address] > 1 or not _is_ipv4(address):
            why = "more than one is active at this address" if counts[address] > 1 else "this is no IPv4 address"
            yield f"  # {comment(address)} (id {comment(str(trunk['id']))}) cannot be declared: {why}."
            continue
        yield f"  - ip: {address}"
        if trunk["state"] == "disabled":
            yield "    state: disabled"
            continue
        if PORTS.holds(trunk.get("ports")):
            yield f"    ports: {trunk['ports']}"
        if CPS.holds(trunk.get("cps")):
            yield f"    cps: {trunk['cps']}"


def _speakable(title: str) -> bool:
    return title == title.strip() and title.isprintable()


def _called(title: str) -> str:
    return f"  # called {comment(title)}" if title.strip() else ""


def _end(which: str, end: Row) -> Iterator[str]:
    parts = {}
    if _is_ipv4(end.get("ip")):
        parts["ip"] = str(end["ip"])
    if END_PORTS.holds(end.get("port")):
        parts["port"] = str(end["port"])
    prefix = str(end.get("prefix") or "")
    if is_prefix(prefix):
        parts["prefix"] = scalar(prefix)
    if "ip" in parts:
        yield f"    {which}:"
        yield from (f"      {key}: {value}" for key, value in parts.items())


def _is_ipv4(value: object) -> bool:
    try:
        return str(ipaddress.IPv4Address(str(value))) == value
    except ValueError:
        return False
