# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The argument specs of what looks at owned numbers and never buys."""

from __future__ import annotations

from typing import Any

from .number_options import EXPLICIT_SPEC, ROUTING_SPEC, SELECT_SPEC

#: What selects owned numbers only: by what an account knows of them.
OWNED_SPEC: dict[str, Any] = {
    "status": {"type": "str", "choices": ["active", "inactive", "pending", "cancelled"]},
    "trunk_group": {"type": "str"},
    "order_id": {"type": "str"},
}
UPDATE_SPEC: dict[str, Any] = {
    **EXPLICIT_SPEC,
    **ROUTING_SPEC,
    "status": {"type": "str", "choices": ["active", "inactive"]},
    "select": {"type": "dict", "options": SELECT_SPEC | OWNED_SPEC},
}
