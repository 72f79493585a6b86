# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Every call of the carriers and its parameters: written down here, and taken out of their documents' own text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from tests.support.seeds import seed

Calls = Mapping[str, set[str]]
"""The parameters of each call by its name."""

_SIGNED = "ts api_login signature"
_TRUNK = "title primaryTrunk primaryPrefix primaryPort secondaryTrunk secondaryPrefix secondaryPort call_forwarding"
_PLACE = "category state npanxx city tfn_prefix"
_CARD = "firstname lastname cardnumber expmonth expyear address address2 state city zipcode cvv"
_RENTAL = "service country maxPrice providerIds exceptProviderIds"
_VITCOM = {
    "availabilitystate": "",
    "availabilitynpanxx": "state",
    "searchdid": "state NPANXX NPANXXYYYY",
    "searchtfn": "tfn_prefix",
    "defineTrunk": f"{_TRUNK} billingType sessions mou",
    "get_trunk": "tg_id",
    "update_trunk": f"trunkid {_TRUNK}",
    "reserve": f"{_PLACE} number",
    "bulkreserve": f"{_PLACE} quantity",
    "remove_reserved": "reserveId number",
    "getnumbers": "category status trunkId orderno",
    "updatenumber": "number trunkId status",
    "gen_order": "trunk_id reserveId",
    "process_order": "orderId",
    "check_lnp": "numbers",
    "generate_lnp_order": "numbers category subscriberType loaAuthorizingPerson loa_doc carrier_doc requestedFocDate"
    " wirelessAccountNumber wirelessPin",
    "get_new_orders": "orderId",
    "get_lnp_orders": "orderId",
    "did_stats": "number",
    **dict.fromkeys(("daily_cdrs", "daily_cdrs_termination", "get_invoices"), "from to"),
    **dict.fromkeys(("tg_stats", "tg_stats_termination", "get_trunk_termination"), "tg_id"),
    **dict.fromkeys(("monthly_summary", "monthly_summary_termination"), "year month"),
    "defineTrunk_termination": "title ipaddress ports cps",
    "disable_trunk_termination": "tg_id",
    "financial_summary": "activitytype",
    "get_payments": "referenceno from to method",
    "make_payment": _CARD,
}
_TCXC = {
    "market": f"{_SIGNED} webapi searchform prefix country description seller voice sms fax video did_type pager off",
    "purchase": f"{_SIGNED} webapi add i_did billing_i_account contact smpp_contact",
    "list": f"{_SIGNED} webapi searchform prefix country description pager off",
    "unsubscribe": f"{_SIGNED} webapi unsubscribe",
    "update": f"{_SIGNED} webapi submit_edit edit contact smpp_contact",
    "callhistory": f"{_SIGNED} show prefix date_from date_to pager off",
    "livecalls": "like prefix show api ts login login_type sign",
}
_SMSBOWER = {
    "getBalance": "",
    "getNumber": f"{_RENTAL} phoneException ref",
    "getStatus": "id",
    "setStatus": "id status",
    "getPrices": "service country",
    "getNumberV2": _RENTAL,
    "getPricesV2": "service country",
    "getPricesV3": "service country",
}
DOCUMENTED: dict[str, Calls] = {
    "vitcom": {call: {"token", "accountno", *names.split()} for call, names in _VITCOM.items()},
    "tcxc": {call: set(names.split()) for call, names in _TCXC.items()},
    # Seed 004 has lost the names of its actions, and with them the parameters of setStatus.
    "smsbower": {call: {"api_key", "action", *names.split()} for call, names in _SMSBOWER.items()},
}


def vitcom_calls() -> Calls:
    """Seed 003: the path of a call, then one parameter after the other, each with its type below it."""
    sections = re.split(r"^/(\w+)$", seed("003"), flags=re.MULTILINE)[1:]
    parameter = re.compile(r"^ +(?:• )?(\w+)\n +(?:string|integer|date|file)\b", re.MULTILINE)
    return {
        call: set(parameter.findall(text.partition("Response")[0]))
        for call, text in zip(sections[::2], sections[1::2], strict=True)
    }


def tcxc_calls() -> Calls:
    """Seeds 001 and 002: what tables, lists and PHP samples name; seed 000: the query of its one page."""
    parts = [re.split(r"Endpoint:?\s*https://\S+?/(\w+)\s*Controller", seed(number))[1:] for number in ("001", "002")]
    sections = [section for part in parts for section in zip(part[::2], part[1::2], strict=True)]
    query = re.findall(r'&(\w+)[="]|"(\w+)=', unescape(seed("000")))
    return {call: _tcxc_parameters(text) for call, text in sections} | {
        "livecalls": {name for pair in query for name in pair if name}
    }


def _tcxc_parameters(text: str) -> set[str]:
    """The table of unsubscribe names its parameter by what it holds, "I_did"; the line above it has the name."""
    named = re.findall(r"[\u201c\"]([a-z]\w*)[\u201d\"]\s*\(?(?i:optional|required|yes)", text)
    paged = re.findall(r"[\u201c\"](pager|off)[\u201d\"]", text)
    return {*named, *paged, *re.findall(r"'(\w+)'\s*=>", text)}


def smsbower_parameters() -> list[set[str]]:
    """Seed 004: the parameters of each call that it describes so, in its order."""
    lines = [line for line in seed("004").splitlines() if line.startswith("Parameters")]
    return [{"action", *re.findall(r"\$?\b([A-Za-z_]+) - ", line)} for line in lines]
