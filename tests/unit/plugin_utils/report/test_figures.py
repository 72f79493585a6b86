# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the figures of a report come to."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.figures import figures_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.money import money_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.numbers import Group, area, host, kind, numbers_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.orders import orders_of, port_ins_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.traffic import DAYS, calls_of, months_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.values import clean, day
from tests.unit.plugin_utils.report.account import HOSTILE, MONTHS, figures, ledger, numbers, order, results, subject


def test_numbers_are_grouped_the_largest_first_with_what_they_cost() -> None:
    found = numbers_of(numbers(40))
    assert found.all == Group(name="all", count=40, monthly=Decimal("19.50"), untold=1)
    assert [(group.name, group.count) for group in found.routes] == [("hq", 26), ("west", 13), ("nowhere yet", 1)]
    assert found.areas[0] == Group(name="United States, WA", count=10, monthly=Decimal("4.50"), untold=1)
    assert {group.name for group in found.areas} >= {"Canada, ON", "Toll-free"}
    assert [group.name for group in found.statuses] == ["active", "inactive"]


def test_a_number_of_tcxc_has_country_area_and_host() -> None:
    row = {"country": "Germany", "description": "Berlin", "did_type": "mobile", "contact": "sip:1@sip.example.com:5060"}
    assert (area(row), kind(row)) == ("Germany, Berlin", "Mobile")
    assert numbers_of([row]).routes[0].name == "sip.example.com"
    assert (area({}), kind({})) == ("Unknown", "Unknown")


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        ("sip:12062190001@sip.example.com", "sip.example.com"),
        ("sips:1@[2001:db8::1]:5061;transport=tls", "[2001:db8::1]"),
        ("smpp:login:********:tag@smpp.example.com:2776", "smpp.example.com"),
        ("sip:sip.example.com?x=1", "sip:sip.example.com"),
        ("", ""),
        (None, ""),
    ],
)
def test_of_a_contact_the_host_is_shown_alone(contact: str | None, found: str) -> None:
    assert host(contact) == found


def test_states_of_orders_follow_from_what_is_owned() -> None:
    rows = [order("a", "+1"), order("b", "+1", "+2"), order("c", "+1", "+3"), order("d", "+3"), order("e", "+2")]
    found = {each.id: each.state for each in orders_of(rows, {"+1"}, {"+3"})}
    assert found == {"a": "done", "b": "partly here", "c": "done", "d": "given back", "e": "open"}


def test_states_of_port_ins_follow_from_dates_and_numbers() -> None:
    rows = [
        order("a", "+1", actual_foc_date="2026-11-10T00:00:00"),
        order("b", "+1", "+2"),
        order("c", "+2", actual_foc_date="2026-11-10T00:00:00"),
        order("d", "+2", requested_foc_date="2026-12-01T00:00:00"),
    ]
    found = {each.id: (each.state, each.moves) for each in port_ins_of(rows, {"+1"})}
    assert found == {
        "a": ("done", "2026-11-10"),
        "b": ("partly here", ""),
        "c": ("scheduled", "2026-11-10"),
        "d": ("waiting", "2026-12-01"),
    }


def test_months_are_the_last_thirteen_without_those_before_the_first_call() -> None:
    rows = [{"month": month, "processed": 10, "completed": 5, "mou": 20} for month in [*MONTHS, "2026-12-01"]]
    found = months_of(rows, "2026-11-21")
    assert (found[0].name, found[-1].name, len(found)) == ("2025-11", "2026-11", 13)
    assert (found[0].asr, found[0].acd) == (50, 4)
    empty = {"month": "2025-10-01", "processed": 0, "completed": 0, "mou": None}
    assert [each.name for each in months_of([empty, rows[0]], "2025-11-21")] == ["2025-11"]


def _cdr(day: str, duration: int, amount: str | None = None) -> str:
    return json.dumps({"connect_time": f"{day}T10:00:00", "duration": duration, "customer_amount": amount})


def test_call_records_are_counted_by_day() -> None:
    lines = [
        _cdr("2026-05-02", 60, "0.10"),
        _cdr("2026-05-01", 0),
        _cdr("2026-05-02", 0, "0.00"),
        _cdr("0000-00-00", 9),
    ]
    first, second = calls_of(lines)
    assert (first.name, first.tried, first.answered, first.asr, first.acd) == ("2026-05-01", 1, 0, 0, None)
    assert (second.tried, second.answered, second.minutes, second.cost) == (2, 1, 1, Decimal("0.10"))


def test_call_records_of_many_days_are_counted_by_month() -> None:
    lines = [_cdr(f"2026-{month:02}-{at:02}", 30) for month in (1, 2, 3) for at in range(1, 28)]
    assert len(lines) > DAYS
    assert [(each.name, each.tried) for each in calls_of(lines)] == [("2026-01", 27), ("2026-02", 27), ("2026-03", 27)]


def test_balances_are_counted_back_whatever_the_order_of_the_rows() -> None:
    rows = ledger(
        ("2026-10-05T09:00:00", "Order", "20.00", "0.00"),
        ("2026-10-01T09:00:00", "Bank", "0.00", "100.00"),
        ("2026-10-01T09:00:00", "Fee", "5.00", "0.00"),
    )
    found = money_of("75.00", rows, [])
    assert found.balances == (("2026-10-01", Decimal("95.00")), ("2026-10-05", Decimal("75.00")))
    assert (found.opening, money_of("75.00", rows[::-1], []).balances) == (Decimal(0), found.balances)
    assert (found.charges, found.months) == ((("Order", Decimal(20)), ("Fee", Decimal(5))), (("2026-10", Decimal(25)),))


def test_what_could_not_be_read_is_told_and_takes_with_it_what_follows_from_it() -> None:
    lacking = figures(numbers={"failed": True, "msg": "no answer"}, traffic={"failed": True, "results": [{}, _FAILED]})
    assert lacking.unread["numbers"] == "no answer"
    assert lacking.unread["orders"] == lacking.unread["port_ins"] == "the numbers could not, no answer"
    assert lacking.unread["traffic"] == "the month is closed"
    assert (lacking.numbers, lacking.orders, lacking.calls_in) == (None, None, None)
    assert lacking.money is not None


_FAILED = {"failed": True, "msg": "the month is closed"}


def test_orders_are_not_told_without_the_cancelled_numbers() -> None:
    assert figures(gone={"failed": True, "msg": "refused"}).unread == {"orders": "refused"}


def test_the_ledger_may_be_missing_beside_the_payments() -> None:
    money = figures(ledger={"failed": True, "msg": "refused"}).money
    assert money is not None
    assert (money.balance, money.balances, len(money.payments)) == (Decimal("50.00"), (), 1)


def test_a_carrier_reads_what_it_offers_and_lacks_the_rest() -> None:
    assert subject("vitcom").reads == ["numbers", "orders", "port_ins", "traffic", "ledger", "payments"]
    assert subject("vitcom", "orders").reads == ["numbers", "orders", "port_ins"]
    assert subject("tcxc").reads == ["numbers", "calls"]
    assert subject("smsbower").reads == ["balance"]
    assert subject("vitcom").lacks({}) == []
    assert ("Balance", "not offered by the API of tcxc") in subject("tcxc").lacks({})
    assert ("Calls that go out", "could not be read: why") in subject("tcxc").lacks({"calls": "why"})
    assert ("Payments", "left out by report_parts") in subject("tcxc", "numbers").lacks({})


def test_numbers_that_are_only_read_for_orders_are_not_told() -> None:
    found = figures_of(subject("vitcom", "orders"), results(), ())
    assert (found.numbers, [each.state for each in found.orders or ()]) == (None, ["given back", "open", "done"])


def test_text_is_one_short_line_that_xml_can_hold() -> None:
    assert clean(" a\n\tb\x00\ud800\ufffe\u202e ") == "a b\ufffd\ufffd\ufffd"
    assert clean("x" * 200) == "x" * 119 + "\u2026"
    assert "\x00" not in clean(HOSTILE)
    assert [day(text) for text in ("2026-05-14T16:33:24", "2026-02-30", "<b>", None)] == ["2026-05-14", "", "", ""]
