# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The public interface, written down a second time: playbooks in other repositories use these names and values.

More may come; what stands here stays. ``a.b`` is the key ``b`` of the entries (or of the dict) ``a``.
"""

from __future__ import annotations


def _inside(option: str, names: str) -> list[str]:
    return [option, *(f"{option}.{name}" for name in names.split())]


ACCOUNT = (
    "carrier account api_key api_url auth validate_certs ca_path lock_timeout allow_insecure_http timeout retries"
    " concurrency rate_limit"
).split()
RESOURCE = "expected_plan result_detail".split()
_SELECT = "country prefix description seller features did_type category state npanxx city tollfree_prefix"
_BUYING = f"{_SELECT} max_setup max_monthly prefer"
_ROUTING = "contact smpp_contact trunk_group"
_POOL = f"count exact routed_elsewhere billing_account {_ROUTING}"
_ENDPOINT = "ip port prefix"
_TRUNK_GROUP = (
    "title id primary secondary billing_type sessions unlimited_minutes call_forwarding call_forwarding_update"
)
_TERMINATION_TRUNK = "title ip ports cps state allow_replace"
_EXPLICIT = "number numbers numbers_file planned_trunk_groups shortage"

#: The options of each module beside those of the account (and of resource modules).
OPTIONS: dict[str, list[str]] = {
    "did_purchase": [
        *f"{_EXPLICIT} {_POOL} exclude state max_releases verification".split(),
        *_inside("select", _BUYING),
        *_inside("pools", f"name {_POOL}"),
        *_inside("pools.select", _BUYING),
        *_inside("budget", "setup monthly"),
    ],
    "number_update": [
        *f"{_EXPLICIT} {_ROUTING} status".split(),
        *_inside("select", f"{_SELECT} status trunk_group order_id"),
    ],
    "trunk_group": [
        *_TRUNK_GROUP.split(),
        *_inside("primary", _ENDPOINT),
        *_inside("secondary", _ENDPOINT),
        *_inside("trunk_groups", _TRUNK_GROUP),
        *_inside("trunk_groups.primary", _ENDPOINT),
        *_inside("trunk_groups.secondary", _ENDPOINT),
    ],
    "termination_trunk": [*_TERMINATION_TRUNK.split(), *_inside("termination_trunks", _TERMINATION_TRUNK)],
    "lnp_order": (
        "numbers category subscriber_type loa_authorizing_person loa_files carrier_files requested_foc_date"
        " wireless_account_number wireless_pin on_rejected wait_for wait_timeout wait_interval"
    ).split(),
    "account_payment": [
        *"minimum_balance again".split(),
        *_inside("card", "first_name last_name number exp_month exp_year cvv address address2 city state zip_code"),
    ],
    "sms_activation": (
        "service country max_price providers except_providers except_prefixes ref activation_id state wait"
        " wait_timeout wait_interval"
    ).split(),
    "number_reservation": "reserve_id numbers state".split(),
    "did_market_info": [*_inside("select", _BUYING), "limit"],
    "number_info": _inside("select", "prefix country description category status trunk_group order_id"),
    "trunk_group_info": ["id"],
    "termination_trunk_info": ["id"],
    "order_info": ["order_id"],
    "lnp_order_info": ["order_id"],
    "lnp_check_info": ["numbers"],
    "traffic_info": "direction report numbers trunk_group_ids date_from date_to year month dest".split(),
    "cdr_info": "prefix show date_from date_to limit dest".split(),
    "live_call_info": "login_type path filters".split(),
    "billing_info": "report date_from date_to activity_type reference method dest".split(),
    "account_info": ["read"],
    "balance_info": [],
    "sms_price_info": "service country detail".split(),
}

#: What an entry of ``numbers`` may hold, and so a column of ``numbers_file``.
ENTRY_KEYS = {
    "did_purchase": set(f"number {_ROUTING} billing_account state".split()),
    "number_update": set(f"number {_ROUTING} status".split()),
}

#: The values that options take.
CHOICES: dict[str, dict[str, set[str]]] = {
    "did_purchase": {
        "auth": {"signature", "digest"},
        "result_detail": {"all", "changed"},
        "select.features": {"voice", "sms", "fax", "video"},
        "select.category": {"landline", "tollfree"},
        "select.prefer": {"cheapest", "lowest_number"},
        "routed_elsewhere": {"refuse", "move", "ignore"},
        "state": {"present", "absent"},
        "shortage": {"fail", "partial"},
        "verification": {"allow", "refuse"},
    },
    "number_update": {"status": {"active", "inactive"}, "shortage": {"fail", "partial"}},
    "trunk_group": {
        "billing_type": {"metered", "unmetered"},
        "call_forwarding_update": {"on_create", "always"},
    },
    "termination_trunk": {"state": {"present", "disabled"}},
    "lnp_order": {
        "category": {"landline", "tollfree"},
        "subscriber_type": {"residential", "business"},
        "on_rejected": {"fail", "skip"},
        "wait_for": {"none", "foc"},
    },
    "number_info": {"select.status": {"active", "inactive", "pending", "cancelled"}},
}

#: What holds when an option is left out.
DEFAULTS: dict[str, dict[str, object]] = {
    "did_purchase": {
        "auth": "signature",
        "validate_certs": True,
        "lock_timeout": 60,
        "allow_insecure_http": False,
        "retries": 3,
        "concurrency": 8,
        "rate_limit": 0,
        "result_detail": "all",
        "routed_elsewhere": "refuse",
        "state": "present",
        "max_releases": 0,
        "shortage": "fail",
        "exact": False,
        "verification": "allow",
    },
    "number_update": {"shortage": "fail"},
    "trunk_group": {"call_forwarding_update": "on_create"},
    "termination_trunk": {"state": "present", "allow_replace": False},
    "lnp_order": {"on_rejected": "fail", "wait_for": "none"},
}

#: The environment variables that stand in for options of the account.
FALLBACKS = {
    "carrier": "DIALTONE_CARRIER",
    "account": "DIALTONE_ACCOUNT",
    "api_key": "DIALTONE_API_KEY",
    "api_url": "DIALTONE_API_URL",
    "auth": "DIALTONE_AUTH",
    "validate_certs": "DIALTONE_VALIDATE_CERTS",
    "ca_path": "DIALTONE_CA_PATH",
}

#: The modules that each carrier has, for what its API can do.
CARRIERS = {
    "tcxc": set("did_purchase number_update account_info did_market_info number_info cdr_info live_call_info".split()),
    "vitcom": set(
        (
            "did_purchase number_update account_info did_market_info number_info trunk_group trunk_group_info"
            " termination_trunk termination_trunk_info lnp_order lnp_order_info lnp_check_info order_info"
            " account_payment number_reservation traffic_info billing_info balance_info"
        ).split()
    ),
    "smsbower": set("sms_activation sms_price_info balance_info".split()),
}

_PLAN = _inside("plan", "action resource name before after cost")
_RESULTS = _inside("results", "name status action error")
_NUMBER_FACTS = "number id setup_fee monthly_fee order_id verification_required documents_verified"
#: The return keys of every resource module beside ``changed``.
RESOURCE_RETURNS = [*_PLAN, *_RESULTS, *"cost counts diff api_calls".split()]
#: The further return keys of each module.
RETURNS: dict[str, list[str]] = {
    "did_purchase": ["surplus", *_inside("results", f"{_NUMBER_FACTS} instead_of missing")],
    "number_update": _inside("results", _NUMBER_FACTS),
    "lnp_order": "orders accepted rejected".split(),
    "sms_activation": _inside("activation", "id number code status cost operator"),
    "did_market_info": "numbers states npanxx".split(),
    "number_info": _inside(
        "numbers",
        "number id status contact smpp_contact trunk_group setup_fee monthly_fee verification_required"
        " documents_verified country description features did_type seller capacity notes billed_to monthly_start"
        " price_1 price_n smpp_price account_name cnam order_type",
    ),
    "trunk_group_info": ["trunk_groups"],
    "termination_trunk_info": ["termination_trunks"],
    "order_info": ["orders"],
    "lnp_order_info": ["orders"],
    "lnp_check_info": "accepted rejected".split(),
    "traffic_info": ["rows"],
    "cdr_info": "cdrs count dest".split(),
    "live_call_info": "calls count".split(),
    "billing_info": "rows balance".split(),
    "account_info": "numbers trunk_groups termination_trunks balance".split(),
    "balance_info": ["balance"],
    "sms_price_info": ["prices"],
}

#: The variables of an inventory host that name its account, without their prefix ``telecom_``: one for each option.
ACCOUNT_VARIABLES = ACCOUNT

#: The variables of each role.
ROLE_VARIABLES: dict[str, list[str]] = {
    "estate": [
        *"estate_trunk_groups estate_termination_trunks estate_numbers estate_numbers_file estate_pools".split(),
        *"estate_ports estate_defaults estate_protected estate_artifacts estate_approved_plan".split(),
        "estate_mask_numbers",
        *_inside("estate_budget", "setup monthly"),
        *_inside("estate_limits", "max_purchases max_releases max_updates"),
    ],
    "trunks": "trunks_trunk_groups trunks_termination_trunks".split(),
    "numbers": "numbers_numbers numbers_numbers_file numbers_pools".split(),
    "porting": ["porting_ports"],
    "sandbox": "sandbox_port sandbox_state sandbox_data sandbox_seed".split(),
    "report": ["report_dest"],
}
