# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The argument specs of what selects, buys and routes numbers."""

from __future__ import annotations

from typing import Any

SELECT_SPEC: dict[str, Any] = {
    **{key: {"type": "str"} for key in ("country", "prefix", "description", "seller")},
    "features": {"type": "list", "elements": "str", "choices": ["voice", "sms", "fax", "video"]},
    "did_type": {"type": "str", "choices": ["any", "national", "mobile", "tollfree", "unknown"]},
    "category": {"type": "str", "choices": ["landline", "tollfree"]},
    **{key: {"type": "str"} for key in ("state", "npanxx", "city", "tollfree_prefix")},
}
BUYING_SPEC: dict[str, Any] = {
    "max_setup": {"type": "str"},
    "max_monthly": {"type": "str"},
    "prefer": {"type": "str", "choices": ["cheapest", "lowest_number"]},
}
ROUTING_SPEC: dict[str, Any] = {key: {"type": "str"} for key in ("contact", "smpp_contact", "trunk_group")}
#: The options that name numbers one by one.
BY_NAME = ("number", "numbers", "numbers_file")
#: What an entry of numbers may hold beside the number, where numbers are bought and where they are routed.
ENTRY_KEYS = (*ROUTING_SPEC, "billing_account", "state")
UPDATE_KEYS = (*ROUTING_SPEC, "status")
EXPLICIT_SPEC: dict[str, Any] = {
    "number": {"type": "str"},
    "numbers": {"type": "list", "elements": "raw"},
    "numbers_file": {"type": "path"},
    "planned_trunk_groups": {"type": "list", "elements": "str"},
    "planned_titles": {"type": "dict"},
    "shortage": {"type": "str", "choices": ["fail", "partial"], "default": "fail"},
}
_POOL_SPEC: dict[str, Any] = {
    "count": {"type": "int"},
    "select": {"type": "dict", "options": SELECT_SPEC | BUYING_SPEC},
    "exact": {"type": "bool", "default": False},
    "routed_elsewhere": {"type": "str", "choices": ["refuse", "move", "ignore"], "default": "refuse"},
    "billing_account": {"type": "str"},
    **ROUTING_SPEC,
}
_REQUIRED = {key: {"type": kind, "required": True} for key, kind in (("name", "str"), ("count", "int"))}
PURCHASE_SPEC: dict[str, Any] = {
    **EXPLICIT_SPEC,
    **_POOL_SPEC,
    "pools": {"type": "list", "elements": "dict", "options": _POOL_SPEC | _REQUIRED},
    "exclude": {"type": "list", "elements": "raw"},
    "state": {"type": "str", "choices": ["present", "absent"], "default": "present"},
    "max_releases": {"type": "int", "default": 0},
    "budget": {"type": "dict", "options": {"setup": {"type": "str"}, "monthly": {"type": "str"}}},
    "verification": {"type": "str", "choices": ["allow", "refuse"], "default": "allow"},
    "tell_others": {"type": "bool", "default": False},
}
