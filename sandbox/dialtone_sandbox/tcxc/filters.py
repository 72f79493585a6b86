# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The search filters that market and list share, as SQL that an index serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialtone_sandbox.store import Value


@dataclass
class Where:
    """The conditions of a search, gathered one by one."""

    conditions: list[str] = field(default_factory=list)
    args: list[Value] = field(default_factory=list)

    def add(self, condition: str, *args: Value) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.args.extend(args)

    @property
    def sql(self) -> str:
        """All conditions."""
        return " AND ".join(self.conditions)


def common(account: str, params: Mapping[str, str]) -> Where:
    """Numbers of `account` ('' = for sale) by `prefix`, `country` (its whole name) and `description` (a part)."""
    where = Where()
    where.add("account = ?", account)
    if prefix := params.get("prefix"):
        where.add("number >= ? AND number < ?", prefix, prefix + "~")
    if country := params.get("country"):
        where.add("country_key = ?", country.casefold())
    if description := params.get("description"):
        where.add("instr(lower(description), ?)", description.lower())
    return where
