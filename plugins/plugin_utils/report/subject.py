# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a report is about: its parts, what is read for them, and what a carrier does not offer. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

#: The parts of a report, in its order.
PARTS = ("numbers", "orders", "traffic", "money")


@dataclass(frozen=True)
class Topic:
    """Something that a part tells. ``reads``: what the role reads for it, the first that the carrier is capable of."""

    part: str
    title: str
    reads: Mapping[str, str]

    def read(self, capabilities: Collection[str]) -> str | None:
        """What is read for it; None where the carrier does not offer it."""
        return next((read for read, needed in self.reads.items() if needed in capabilities), None)


TOPICS = (
    Topic("numbers", "Numbers and their monthly commitment", {"numbers": "numbers"}),
    Topic("numbers", "Trunk groups", {"numbers": "trunk_groups"}),
    Topic("orders", "Orders", {"orders": "orders"}),
    Topic("orders", "Port-ins", {"port_ins": "port_ins"}),
    Topic("traffic", "Calls that come in", {"traffic": "traffic"}),
    Topic("traffic", "Calls that go out", {"traffic": "traffic", "calls": "cdrs"}),
    Topic("money", "Balance", {"ledger": "billing", "balance": "balance"}),
    Topic("money", "Charges", {"ledger": "billing"}),
    Topic("money", "Payments", {"payments": "billing"}),
)
#: The states of orders follow from what is on the account.
OF_NUMBERS = frozenset({"orders", "port_ins"})


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What the report is of. ``today``: ISO 8601."""

    host: str
    account: str
    carrier: str
    today: str
    capabilities: frozenset[str]
    parts: tuple[str, ...] = PARTS

    @property
    def reads(self) -> list[str]:
        """What is read for it."""
        found = [read for topic in TOPICS if topic.part in self.parts and (read := topic.read(self.capabilities))]
        needed = ["numbers"] if OF_NUMBERS & {*found} else []
        return list(dict.fromkeys([*needed, *found]))

    def lacks(self, unread: Mapping[str, str]) -> list[tuple[str, str]]:
        """What the report does not tell, and why. ``unread``: the reasons by what was to be read."""
        told = [(topic.title, self._lack(topic, unread)) for topic in TOPICS]
        return [(title, why) for title, why in told if why]

    def _lack(self, topic: Topic, unread: Mapping[str, str]) -> str | None:
        if topic.part not in self.parts:
            return "left out by report_parts"
        read = topic.read(self.capabilities)
        if read is None:
            return f"not offered by the API of {self.carrier}"
        return f"could not be read: {unread[read]}" if read in unread else None
