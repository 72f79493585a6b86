# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the modules' examples presuppose: each module's start on a fresh sandbox, after these calls and tasks."""

from __future__ import annotations

from typing import Any

#: A control endpoint of the sandbox, and what is posted to it.
Call = tuple[str, dict[str, Any]]
OLD_CONTACT = "sip:{number}@sip1.example.com"

_FOR_SALE: Call = (
    "market",
    {"api": "tcxc", "add": [{"number": "12062190005", "monthly_fee": "1.1000", "setup_fee": "0.0000", "sms": 0}]},
)
_OWNED: Call = (
    "grant",
    {"api": "tcxc", "numbers": ["12062190001", "12062190002"], "fields": {"contact": OLD_CONTACT}},
)
_OWNED_VITCOM: Call = ("grant", {"api": "vitcom", "numbers": ["2062190001", "2062190002"]})

#: Calls to the sandbox's control endpoints, by module and carrier.
CALLS: dict[tuple[str, str], list[Call]] = {
    ("did_purchase", "tcxc"): [_FOR_SALE],
    ("estate_plan", "tcxc"): [_FOR_SALE],
    ("estate_applied", "tcxc"): [_FOR_SALE],
    ("number_update", "tcxc"): [_OWNED],
    ("number_info", "tcxc"): [_OWNED],
    ("account_info", "tcxc"): [_OWNED],
    ("estate_export", "tcxc"): [_OWNED],
    ("number_update", "vitcom"): [_OWNED_VITCOM],
    ("number_reservation", "vitcom"): [("cart", {"numbers": ["2062190001", "2062190002"]})],
    ("number_info", "vitcom"): [_OWNED_VITCOM],
    ("account_info", "vitcom"): [_OWNED_VITCOM],
}

_TRUNK_GROUP = {
    "dialtone.telecom.trunk_group": {"title": "West", "primary": {"ip": "203.0.113.10"}, "billing_type": "metered"}
}
_TERMINATION_TRUNK = {"dialtone.telecom.termination_trunk": {"title": "Dialler", "ip": "198.51.100.10", "ports": 50}}
_PURCHASE = {"number": "+12062190005", "contact": "sip:{number}@sip.example.com", "billing_account": "1"}
_APPLIED: list[dict[str, Any]] = [
    {"dialtone.telecom.did_purchase": _PURCHASE, "check_mode": True, "register": "planned"},
    {
        "dialtone.telecom.estate_plan": {"carrier": "tcxc", "declared": ["numbers"], "plans": {"numbers": "planned"}},
        "register": "plan",
    },
    {"dialtone.telecom.did_purchase": _PURCHASE, "register": "bought"},
]
_NUMBERS = {
    "dialtone.telecom.did_purchase": {"numbers": ["+12062190001", "+12062190002"], "trunk_group": "West"},
}
_PORT_IN = {
    "dialtone.telecom.lnp_order": {
        "numbers": ["+12065550142"],
        "category": "landline",
        "subscriber_type": "business",
        "loa_authorizing_person": "Ada Example",
        "loa_files": ["loa.pdf"],
        "carrier_files": ["bill.pdf"],
    }
}
#: An activation to which no code came, long enough ago that it can be cancelled.
_ABANDONED: list[dict[str, Any]] = [
    {"dialtone.telecom.sms_activation": {"service": "tg", "country": "187", "wait": False}},
    {"sandbox_control": {"url": "{{ sandbox_url }}", "calls": [["clock", {"advance": 150}]]}},
]
#: Tasks before the examples, where a carrier's state has no control endpoint.
TASKS: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("estate_applied", "tcxc"): _APPLIED,
    ("did_purchase", "vitcom"): [_TRUNK_GROUP],
    ("budget_left", "vitcom"): [
        {
            "dialtone.telecom.trunk_group": _TRUNK_GROUP["dialtone.telecom.trunk_group"] | {"title": "hq"},
            "register": "first",
        }
    ],
    ("number_update", "vitcom"): [_TRUNK_GROUP],
    ("trunk_group_info", "vitcom"): [_TRUNK_GROUP],
    ("traffic_info", "vitcom"): [_TRUNK_GROUP, _NUMBERS, _TERMINATION_TRUNK],
    ("order_info", "vitcom"): [_TRUNK_GROUP, _NUMBERS],
    ("lnp_order_info", "vitcom"): [_PORT_IN],
    ("sms_activation", "smsbower"): _ABANDONED,
    ("termination_trunk_info", "vitcom"): [_TERMINATION_TRUNK],
}

#: On which carrier the examples of filters and lookups run.
PLUGINS = {"account": "tcxc", "budget_left": "vitcom", "e164": "tcxc", "national": "tcxc"}

#: Variables of the play in which a module's examples run.
VARIABLES: dict[str, dict[str, Any]] = {
    "estate_declaration": {"telecom_carrier": "tcxc", "estate_numbers": ["+12062190005"], "numbers_pools": [{}]},
}

#: With which options an action fails; modules are shown a wrong key.
FAILING: dict[str, dict[str, Any]] = {
    "estate_declaration": {"role": "numbers"},
    "estate_plan": {"carrier": "tcxc", "declared": ["numbers"], "plans": {}},
    "estate_export": {"carrier": "tcxc"},
}

#: Files that examples name, beside documents, which need no content of their own.
FILES = {"numbers.csv": "number\n+12062190001\n+12062190002\n"}

#: The options that only one carrier has (those of entries and pools under the same names).
CARRIER_OPTIONS: dict[str, set[str]] = {
    "tcxc": {
        *("contact", "smpp_contact", "billing_account", "select.country", "select.prefix", "select.description"),
        *("select.seller", "select.features", "select.did_type", "select.max_setup", "select.max_monthly"),
    },
    "vitcom": {
        *("trunk_group", "planned_trunk_groups", "status", "select.category", "select.state", "select.npanxx"),
        *("select.city", "select.tollfree_prefix", "select.trunk_group", "select.order_id"),
    },
}
