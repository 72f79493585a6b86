# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A task of every module on every carrier that it has, with marked secrets wherever one can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.support.sandbox import Sandbox

#: Stands in every secret of letters; the digits are of the card, and of its code where it stands alone.
MARK = "sEcReT-9f3b"
CARD_NUMBER, CVV = "4111111111111111", "0719"
DIGITS = re.compile(rf"{'[ -]?'.join(CARD_NUMBER)}|(?<!\d){CVV}(?!\d)")
CARD = {
    "first_name": f"{MARK} Ada",
    "last_name": f"{MARK} Example",
    "number": "4111-1111 1111-1111",
    "exp_month": "12",
    "exp_year": "2093",
    "cvv": CVV,
    **{part: f"{MARK} {part}" for part in ("address", "address2", "city", "state", "zip_code")},
}
SMPP = f"smpp:acme:{MARK}-smpp:{{number}}@smpp.example.com:2776"
CONTACTS = {"contact": "sip:{number}@sip.example.com", "smpp_contact": SMPP}
PORT = {
    "category": "landline",
    "subscriber_type": "business",
    "loa_authorizing_person": "Ada Example",
    "loa_files": [__file__],
    "carrier_files": [__file__],
    "wireless_account_number": f"{MARK}-account",
    "wireless_pin": f"{MARK}-pin",
}
NUMBER, OTHER = "+12062190001", "+12062190002"
POOL = {"name": "seattle", "count": 1, "select": {"prefix": "1206"}, **CONTACTS}

#: In an order in which each finds what it needs.
TASKS: list[tuple[str, str, dict[str, Any]]] = [
    ("did_market_info", "tcxc", {"select": {"prefix": "1206219"}, "limit": 3}),
    (
        "did_purchase",
        "tcxc",
        {"numbers": [{"number": NUMBER, **CONTACTS}], "pools": [POOL], **CONTACTS, "billing_account": 1},
    ),
    ("number_update", "tcxc", {"numbers": [{"number": NUMBER, "smpp_contact": f"{SMPP}1"}], "smpp_contact": SMPP}),
    ("number_info", "tcxc", {}),
    ("account_info", "tcxc", {}),
    ("cdr_info", "tcxc", {"limit": 3}),
    ("live_call_info", "tcxc", {}),
    ("trunk_group", "vitcom", {"title": "in", "primary": {"ip": "192.0.2.1"}, "billing_type": "metered"}),
    ("trunk_group_info", "vitcom", {}),
    ("termination_trunk", "vitcom", {"title": "out", "ip": "192.0.2.1", "ports": 10}),
    ("termination_trunk_info", "vitcom", {}),
    ("did_market_info", "vitcom", {"select": {"npanxx": "206219"}, "limit": 3}),
    ("did_purchase", "vitcom", {"numbers": [NUMBER, OTHER], "trunk_group": "in"}),
    ("number_update", "vitcom", {"number": NUMBER, "status": "inactive"}),
    ("number_info", "vitcom", {}),
    ("account_info", "vitcom", {}),
    ("number_reservation", "vitcom", {"reserve_id": "70001", "numbers": [OTHER]}),
    ("order_info", "vitcom", {}),
    ("lnp_check_info", "vitcom", {"numbers": ["+12065550101"]}),
    ("lnp_order", "vitcom", {"numbers": ["+12065550101"], **PORT}),
    ("lnp_order_info", "vitcom", {}),
    ("traffic_info", "vitcom", {"report": "numbers"}),
    ("account_payment", "vitcom", {"minimum_balance": "1000000", "card": CARD}),
    ("billing_info", "vitcom", {"report": "payments"}),
    ("balance_info", "vitcom", {}),
    ("sms_price_info", "smsbower", {"service": "tg"}),
    ("sms_activation", "smsbower", {"service": "tg", "country": "187", "wait": False}),
    ("balance_info", "smsbower", {}),
]


def prepare(sandbox: Sandbox) -> None:
    """Let tcxc sell the numbers that the tasks name."""
    facts = {"setup_fee": "0.1000", "monthly_fee": "1.0000", "voice": 1, "sms": 1, "verification_required": 0}
    sandbox.control("market", {"api": "tcxc", "add": [{"number": number[1:], **facts} for number in (NUMBER, OTHER)]})


def shown(sandbox: Sandbox, text: str) -> Iterator[str]:
    """What a text shows that it must not: the surroundings of each secret."""
    keys = [re.escape(sandbox.accounts[carrier]["api_key"]) for carrier in ("tcxc", "vitcom", "smsbower")]
    secret = re.compile(f"{MARK}|{DIGITS.pattern}|{'|'.join(keys)}")
    for found in secret.finditer(text):
        yield text[max(0, found.start() - 80) : found.end() + 20]
