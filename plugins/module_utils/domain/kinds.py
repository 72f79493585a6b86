# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What actions there are, and what each is done to. Only mypy reads this: a misspelt kind is never carried out."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "adopt",
    "another",
    "cancel",
    "complete",
    "create",
    "disable",
    "pay",
    "port",
    "purchase",
    "release",
    "rent",
    "replace",
    "update",
]
Thing: TypeAlias = Literal["activation", "number", "payment", "port_in", "termination_trunk", "trunk_group"]
