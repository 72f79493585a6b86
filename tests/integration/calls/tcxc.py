# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How modules reach each call of tcxc, with all its parameters, and what they make of its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.support.customer import BLOCK, MONTHLY, SETUP, Customer

FEATURES = ("voice", "sms", "fax", "video")
KYIV = {"country": "UKRAINE", "description": "Kyivstar", "prefix": "38067"}
NUMBER = "380670000001"


def _market(customer: Customer) -> None:
    facts = {"country_name": "UKRAINE", "description": "Mobile - Kyivstar", "vendor_name": "Acme", "did_type": "mobile"}
    row = {"number": NUMBER, **facts, **dict.fromkeys(FEATURES, 1), "monthly_fee": "2.1944", "setup_fee": "0.0000"}
    customer.sandbox.control("market", {"api": "tcxc", "add": [row]})
    select = {**KYIV, "seller": "Acme", "did_type": "mobile", "features": list(FEATURES)}
    rows = {row["number"]: row for row in customer.run("did_market_info", select=select)["numbers"]}
    found = rows[f"+{NUMBER}"]
    assert (found["monthly_fee"], found["setup_fee"], found["seller"]) == ("2.1944", "0.0000", "Acme")
    assert (found["country"], found["features"]) == ("UKRAINE", list(FEATURES))


def _purchase(customer: Customer) -> None:
    (entry,) = customer.buy(number=BLOCK[0], **customer.here)["results"]
    (row,) = customer.sandbox.state()["tcxc"]["owned"][customer.login]
    assert (entry["status"], entry["id"]) == ("done", row["i_did"])
    assert (entry["setup_fee"], entry["monthly_fee"]) == (SETUP["tcxc"], MONTHLY["tcxc"])
    assert (row["account_name"], row["contact"]) == ("Demo", f"sip:{BLOCK[0][1:]}@here.example.com")


def _list(customer: Customer) -> None:
    facts = {"country_name": "UKRAINE", "description": "Mobile - Kyivstar"}
    customer.sandbox.control("grant", {"api": "tcxc", "numbers": [NUMBER, "380500000001"], "fields": facts})
    (row,) = customer.run("number_info", select=KYIV)["numbers"]
    assert (row["number"], row["country"], row["description"]) == (f"+{NUMBER}", "UKRAINE", "Mobile - Kyivstar")


def _unsubscribe(customer: Customer) -> None:
    customer.give(*BLOCK[:2])
    result = customer.buy(numbers=BLOCK[:1], state="absent", max_releases=1)
    assert result["results"][0]["status"] == "done"
    assert customer.owned().keys() == {BLOCK[1]}


def _update(customer: Customer) -> None:
    customer.give(BLOCK[0])
    assert customer.run("number_update", number=BLOCK[0], **customer.there)["results"][0]["status"] == "done"
    assert customer.owned() == {BLOCK[0]: "there"}


def _call_history(customer: Customer) -> None:
    period: dict[str, Any] = {"date_from": "2019-08-05", "date_to": "2019-09-05"}
    result = customer.run("cdr_info", prefix="44", show="bad", **period)
    assert result["count"] == len(result["cdrs"]) > 0
    for record in result["cdrs"]:
        assert (record["CLD"][:2], type(record["duration"]), type(record["customer_amount"])) == ("44", int, str)
        assert "2019-08-05" <= record["setup_time"] < "2019-09-06"


def _live_calls(customer: Customer) -> None:
    filters = {"like": "is like", "prefix": "1954", "show": "all"}
    result = customer.run("live_call_info", login_type="seller", filters=filters)
    assert result["count"] == len(result["calls"]) > 0
    assert all(call["CLD"].startswith("1954") and {"Buyer", "Status"} <= call.keys() for call in result["calls"])


#: What reaches each call of seeds 000, 001 and 002.
STEPS: dict[str, Callable[[Customer], None]] = {
    "market": _market,
    "purchase": _purchase,
    "list": _list,
    "unsubscribe": _unsubscribe,
    "update": _update,
    "callhistory": _call_history,
    "livecalls": _live_calls,
}
