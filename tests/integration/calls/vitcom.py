# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How modules reach each call of vitcom, with all its parameters, and what they make of its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.integration.calls.vitcom_records import RECORDS
from tests.support.customer import BLOCK, Customer, statuses

SEATTLE, TOLL_FREE = "+12062190001", "+18002340000"
PLACE = {"npanxx": "206219", "city": "Seattle"}


def _rows(customer: Customer, kind: str) -> list[dict[str, Any]]:
    """What the carrier holds."""
    return list(customer.sandbox.state()["vitcom"][kind])


def _state(customer: Customer) -> None:
    assert {"WA", "CA", "NY"} <= set(customer.run("did_market_info")["states"])


def _npanxx(customer: Customer) -> None:
    places = customer.run("did_market_info", select={"state": "WA"})["npanxx"]
    assert {"npanxx": "206219", "npa": "206", "rate_center": "SEATTLE"} in places


def _search(customer: Customer) -> None:
    found = customer.run("did_market_info", select={"npanxx": "206777"})["numbers"]
    assert [row["number"] for row in found] == BLOCK
    planned = customer.buy(number=BLOCK[3], check=True, **customer.here)
    assert [action["name"] for action in planned["plan"]] == [BLOCK[3]]


def _search_toll_free(customer: Customer) -> None:
    found = customer.run("did_market_info", select={"tollfree_prefix": "800"})["numbers"]
    assert (found[0]["number"], found[0]["category"], found[0]["state"]) == (TOLL_FREE, "tollfree", None)
    assert all(row["number"].startswith("+1800") for row in found)


ENDPOINTS: dict[str, Any] = {
    "primary": {"ip": "198.51.100.1", "port": 5070, "prefix": "1234"},
    "secondary": {"ip": "198.51.100.2", "port": 5080, "prefix": "567890"},
}


def _define_trunk(customer: Customer) -> None:
    more: dict[str, Any] = {
        "billing_type": "unmetered",
        "sessions": 23,
        "unlimited_minutes": True,
        "call_forwarding": "12065550123",
    }
    result = customer.run("trunk_group", title="all of it", **ENDPOINTS, **more)
    row = _rows(customer, "trunk_groups")[-1]
    assert (result["results"][0]["id"], row["title"]) == (str(row["id"]), "all of it")
    assert {"Unmetered", "23", "Unlimited", "12065550123"} <= set(row.values())


def _get_trunk(customer: Customer) -> None:
    wanted = next(row for row in _rows(customer, "trunk_groups") if row["title"] == "there")
    (group,) = customer.run("trunk_group_info", id=str(wanted["id"]))["trunk_groups"]
    assert (group["title"], group["sessions"]) == ("there", 0)
    assert group["primary"] == {"ip": "203.0.113.20", "port": 5060, "prefix": None}


def _update_trunk(customer: Customer) -> None:
    wanted = str(_rows(customer, "trunk_groups")[0]["id"])
    forwarding: dict[str, Any] = {"call_forwarding": "12065550199", "call_forwarding_update": "always"}
    assert customer.run("trunk_group", id=wanted, title="renamed", **ENDPOINTS, **forwarding)["changed"]
    (group,) = customer.run("trunk_group_info", id=wanted)["trunk_groups"]
    assert {key: group[key] for key in ("title", *ENDPOINTS)} == {"title": "renamed", **ENDPOINTS}
    assert _rows(customer, "trunk_groups")[0]["call_forwarding"] == "12065550199"


def _reserve(customer: Customer) -> None:
    """A pool that is not to take the lowest number is reserved by name, and so are explicit numbers."""
    assert statuses(customer.buy(number=TOLL_FREE, **customer.here)) == {TOLL_FREE: "done"}
    pool = customer.buy(count=1, select=PLACE, exclude=["+12062190000"], **customer.here)
    assert statuses(pool) == {SEATTLE: "done"}
    assert "bulkreserve" not in customer.sandbox.calls()
    assert customer.owned() == dict.fromkeys([TOLL_FREE, SEATTLE], "here")


def _bulk_reserve(customer: Customer) -> None:
    pools = [{"name": "local", "count": 3, "select": {"state": "WA", **PLACE}, **customer.here}]
    pools += [{"name": "free", "count": 2, "select": {"tollfree_prefix": "800"}, **customer.here}]
    bought = set(statuses(customer.buy(pools=pools)))
    assert "reserve" not in customer.sandbox.calls()
    assert {"+18002340000", "+18002340001"} < bought == customer.owned().keys()


def _remove_reserved(customer: Customer) -> None:
    cart = customer.sandbox.control("cart", {"numbers": ["2062190001", "2062190002"]})
    result = customer.run("number_reservation", reserve_id=str(cart["reserveId"]), numbers=[SEATTLE])
    assert (result["freed"], result["not_available"]) == ([SEATTLE], [])
    assert [row["numbers"] for row in _rows(customer, "reservations")] == [["2062190002"]]


def _numbers(customer: Customer) -> None:
    order = customer.buy(number=BLOCK[0], **customer.here)["results"][0]["order_id"]
    customer.buy(number=BLOCK[1], **customer.here)
    select = {"category": "landline", "status": "active", "trunk_group": "here", "order_id": order}
    (row,) = customer.run("number_info", select=select)["numbers"]
    assert (row["number"], row["status"], row["trunk_group"]) == (BLOCK[0], "active", "here")
    assert (row["did_type"], row["order_type"], row["monthly_fee"][-3]) == ("metered", "New", ".")


def _update_number(customer: Customer) -> None:
    customer.give(*BLOCK[:2])
    result = customer.run("number_update", numbers=BLOCK[:2], **customer.there, status="inactive")
    assert statuses(result) == dict.fromkeys(BLOCK[:2], "done")
    changed = [row for row in _rows(customer, "numbers") if row["account"] == customer.login]
    assert {(row["trunk_title"], row["status"]) for row in changed} == {("there", "0")}


def _order(customer: Customer) -> None:
    """The answer tells the price, and the order's id."""
    (entry,) = customer.buy(number=BLOCK[0], budget={"setup": "1.00"}, **customer.here)["results"]
    (order,) = _rows(customer, "orders")
    assert (entry["order_id"], entry["setup_fee"]) == (str(order["orderno"]), order["amount"])
    assert (order["processed"], customer.owned()) == (True, {BLOCK[0]: "here"})


def _orders(customer: Customer) -> None:
    wanted = customer.buy(number=BLOCK[0], **customer.here)["results"][0]["order_id"]
    customer.buy(number=BLOCK[1], **customer.here)
    (order,) = customer.run("order_info", order_id=wanted)["orders"]
    assert (order["order_id"], order["numbers"], order["amount"]) == (wanted, [BLOCK[0]], "1.00")
    assert (order["trunk_group"], order["order_type"], order["category"]) == ("here", "New", "landline")


PORTED, REJECTED = "+12065550101", "+12065559901"


def _port(customer: Customer, **more: Any) -> dict[str, Any]:
    options: dict[str, Any] = {
        "category": "landline",
        "subscriber_type": "residential",
        "loa_authorizing_person": "Ada Example",
    }
    # Any file serves as a document.
    files: dict[str, Any] = {"loa_files": [__file__], "carrier_files": [__file__]}
    return customer.run("lnp_order", numbers=[PORTED], **options, **files, **more)


def _check_lnp(customer: Customer) -> None:
    result = customer.run("lnp_check_info", numbers=[PORTED, REJECTED])
    assert (result["accepted"], result["rejected"]) == ([PORTED], [REJECTED])


def _order_port(customer: Customer) -> None:
    day = dt.datetime.now(dt.UTC).replace(hour=16, minute=0, second=0, microsecond=0) + dt.timedelta(days=14)
    monday = day - dt.timedelta(days=day.weekday())
    wireless: dict[str, Any] = {"wireless_account_number": "W-77", "wireless_pin": "4711"}
    result = _port(customer, requested_foc_date=f"{monday:%Y-%m-%dT%H:%M:%SZ}", **wireless)
    (order,), (held,) = result["orders"], _rows(customer, "port_ins")
    assert (order["order_id"], order["numbers"], order["amount"]) == (str(held["orderno"]), [PORTED], held["amount"])
    assert order["requested_foc_date"] == f"{monday:%Y-%m-%dT%H:%M:%S}"


def _port_orders(customer: Customer) -> None:
    wanted = _port(customer)["orders"][0]["order_id"]
    (order,) = customer.run("lnp_order_info", order_id=wanted)["orders"]
    assert (order["order_id"], order["numbers"], order["order_type"]) == (wanted, [PORTED], "Portin")
    assert (order["subscriber_type"], order["immediately"]) == ("residential", False)


#: What reaches each call of seed 003.
STEPS: dict[str, Callable[[Customer], None]] = {
    "availabilitystate": _state,
    "availabilitynpanxx": _npanxx,
    "searchdid": _search,
    "searchtfn": _search_toll_free,
    "defineTrunk": _define_trunk,
    "get_trunk": _get_trunk,
    "update_trunk": _update_trunk,
    "reserve": _reserve,
    "bulkreserve": _bulk_reserve,
    "remove_reserved": _remove_reserved,
    "getnumbers": _numbers,
    "updatenumber": _update_number,
    "gen_order": _order,
    "process_order": _order,
    "check_lnp": _check_lnp,
    "generate_lnp_order": _order_port,
    "get_new_orders": _orders,
    "get_lnp_orders": _port_orders,
    **RECORDS,
}
