# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Trunk groups on vitcom: defineTrunk, get_trunk, update_trunk (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...domain.action import Outcome, Report
from ...domain.phone import digits
from ...domain.trunk import Endpoint, TrunkGroup, TrunkGroupAction, WantedTrunkGroup
from ..account import Account
from ..sending import carry_out
from .handles import identity
from .values import count, date
from .wire import TRUNK_ID, Body, Wire, done, rows, text


class VitcomTrunkGroups:
    """The ``trunk_groups`` capability of vitcom."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self._session = account.session

    def trunk_groups(self, group_id: str | None = None) -> list[TrunkGroup]:
        def parse(body: Body) -> list[TrunkGroup]:
            return [_trunk_group(row) for row in rows(body)]

        return self._wire.read_of(TRUNK_ID, "get_trunk", parse, tg_id=group_id)

    def create(self, actions: Sequence[TrunkGroupAction], report: Report) -> None:
        """The answer names no id, so each is found again by its title: titles are no key for the carrier."""

        def send(action: TrunkGroupAction) -> None:
            wanted = action.wanted
            params = {
                "billingType": str(wanted.billing_type).capitalize(),
                "sessions": None if wanted.sessions is None else str(wanted.sessions),
                "mou": "Unlimited" if wanted.unlimited_minutes else None,
                **_endpoints(wanted),
            }
            self._wire.write_once("defineTrunk", done, lambda: bool(self._titled(action.name)), params)

        carry_out(self._session, actions, send, self._created, report)

    def update(self, actions: Sequence[TrunkGroupAction], report: Report) -> None:
        """Send what differs: a parameter left out changes nothing."""

        def send(action: TrunkGroupAction) -> None:
            self._wire.write("update_trunk", done, trunkid=action.id, **_endpoints(action.wanted))

        carry_out(self._session, actions, send, self._updated, report)

    def _titled(self, title: str) -> list[TrunkGroup]:
        return [group for group in self.trunk_groups() if group.title == title]

    def _created(self, actions: Sequence[TrunkGroupAction]) -> Iterable[Outcome]:
        groups = self.trunk_groups()
        for action in actions:
            ids = [group.id for group in groups if group.title == action.name]
            if len(ids) == 1:
                yield Outcome(action=action, status="done", facts={"id": ids[0]})
            elif ids:
                error = (
                    f"{len(ids)} trunk groups have this title now, with the ids {', '.join(ids)}: another run or "
                    "person created one at the same time. The API deletes none; retitle the unwanted one by its id"
                )
                yield Outcome(action=action, status="unknown", error=error)

    def _updated(self, actions: Sequence[TrunkGroupAction]) -> Iterable[Outcome]:
        groups = {group.id: group for group in self.trunk_groups()}
        for action in actions:
            group = groups.get(str(action.id))
            if group is not None and not action.wanted.unmet(group).given():
                yield Outcome(action=action, status="done", facts={"id": group.id})


def _endpoints(wanted: WantedTrunkGroup) -> dict[str, str | None]:
    """The parameters that defineTrunk and update_trunk share; None = not sent."""
    return {
        "title": wanted.title,
        "primaryTrunk": wanted.primary.ip,
        "primaryPort": _port(wanted.primary),
        "primaryPrefix": wanted.primary.prefix,
        "secondaryTrunk": wanted.secondary.ip,
        "secondaryPort": _port(wanted.secondary),
        "secondaryPrefix": wanted.secondary.prefix,
        "call_forwarding": None if wanted.call_forwarding is None else digits(wanted.call_forwarding),
    }


def _port(endpoint: Endpoint) -> str | None:
    return None if endpoint.port is None else str(endpoint.port)


def _trunk_group(row: Body) -> TrunkGroup:
    group_id, title = identity(row)
    return TrunkGroup(
        id=group_id,
        title=title,
        primary=_endpoint(row, "primary", "prefix_1"),
        secondary=_endpoint(row, "secondary", "prefix_2"),
        sessions=count(row, "sessions"),
        details={
            "alloc_sessions": count(row, "alloc_sessions"),
            "date": date(row, "date"),
            **{name: text(row, name) for name in ("accountno", "status")},
        },
    )


def _endpoint(row: Body, which: str, prefix: str) -> Endpoint:
    return Endpoint(ip=text(row, f"{which}_ip"), port=count(row, f"{which}_port"), prefix=text(row, prefix))
