# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What fuzzing the answers brought to light, each as a test with a name."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import loads
from ansible_collections.dialtone.telecom.plugins.module_utils.domain import contact, money
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.pace import retry_after
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.page import page_text
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.redact import Redactor
from tests.hostile.judge import sound
from tests.hostile.server import OK, villain
from tests.hostile.waiting import no_waiting
from tests.support.customer import Customer
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox


def answered(module: str, carrier: str, body: str, head: bytes = OK, **options: Any) -> dict[str, Any]:
    """The result of a module that gets one answer to all that it asks."""
    with villain(head + b"Content-Length: %d\r\n\r\n" % len(body.encode()) + body.encode()) as server:
        result = run_module(module, server.options(carrier, **options))
    sound(result)
    return result


def balance(written: str) -> dict[str, Any]:
    row = '{"date": "2026-01-31 00:00:00", "activity": "a", "debit": "1", "credit": "0", "balance": %s}'
    return answered("balance_info", "vitcom", '{"status": "200", "data": [%s]}' % (row % written))


@pytest.mark.parametrize(
    "written", ["1e999999999", "1E+30", "0." + "1" * 20, "NaN", "-Infinity", "9" * 4_000, '"1e15"']
)
def test_an_amount_with_more_digits_than_money_has_is_refused(written: str) -> None:
    result = balance(written)
    assert "at $.data[0].balance: expected an amount of money" in result["msg"]
    assert len(result["msg"]) < 400


@pytest.mark.parametrize("written", ["999999999999999.123456789012", '" 2.50 "', "1e3", "-0.5", "7"])
def test_an_amount_of_this_world_is_read(written: str) -> None:
    assert money.text(money.amount(json.loads(written, parse_float=str))) == balance(written)["balance"]


def test_what_is_no_number_stays_text_in_a_record() -> None:
    """JSON of Python's own kind, which is no JSON: a result that holds it cannot be read by others."""
    body = '{"status": "success", "cdrs": [{"i_cdr": "1", "quality": NaN, "score": -Infinity}]}'
    (record, *_same) = answered("cdr_info", "tcxc", body, limit=1)["cdrs"]
    assert (record["quality"], record["score"]) == ("NaN", "-Infinity")


@pytest.mark.parametrize("location", ["http://[", "//a:b@[", "", "\x7f"])
def test_a_redirect_to_what_is_no_address_is_told(location: str) -> None:
    head = f"HTTP/1.1 302 Go\r\nLocation: {location}\r\n".encode()
    assert "redirects to elsewhere, which is not followed" in answered("balance_info", "smsbower", "", head)["msg"]


@pytest.mark.parametrize(
    "header", ["9" * 400, "Mon, 01 Jan 0001 00:00:00 +9999", "Fri, 31 Dec 9999 23:59:59 -2359", "nan", "-5", "\u0661"]
)
def test_a_pause_that_is_no_number_of_seconds_is_as_good_as_none(header: str) -> None:
    assert retry_after(header, 1) >= 0


@pytest.mark.parametrize("length", ["9" * 5_000, "-1", "\u0661"])
def test_the_length_of_a_file_may_be_anything(tmp_path: Any, length: str) -> None:
    rows = [{"date": "2025-05-15 00:00:00", "success": "/a.csv", "failed": ""}]
    body = json.dumps({"status": "200", "data": rows}).encode()

    def script(head: str) -> Any:
        announced = length.encode() if "/a.csv" in head else str(len(body)).encode()
        yield OK + b"Content-Length: " + announced + b"\r\n\r\n" + body

    with villain(script) as server:
        result = run_module("traffic_info", server.options("vitcom", report="daily_files", dest=str(tmp_path)))
    sound(result)
    assert result["failed"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        '"' + '\\"' * 100_000,
        '"' + '\\"' * 100_000 + "\\\n",
        '{"a" , ' * 50_000,
        "smpp::" * 5_000,
        "smpp:" + "a:" * 50_000,
        "token " * 20_000,
        "token=" + "[" * 100_000,
        "<" * 100_000,
        "<!--" * 30_000,
        "<![" * 30_000,
        "<a " * 20_000,
        "&#" * 50_000,
    ],
)
def test_no_text_takes_long_to_look_through(text: str) -> None:
    """A quarter of a megabyte in a second or two: whatever is quadratic would take minutes."""
    redact = Redactor([Secret("sEcReT-9f3b")])
    begin = time.process_time()
    with pytest.raises((ValueError, RecursionError)):
        loads(text, dict)
    contact.masked(text[:50_000])
    redact.excerpt(text)
    redact.excerpt(page_text(text))
    assert time.process_time() - begin < 5


def test_only_the_beginning_of_a_page_is_looked_at() -> None:
    assert page_text("<b>Down</b>" + " " * 100_000 + "for ever") == "Down"


def test_a_password_is_masked_however_long_it_is_as_far_as_contacts_may_be() -> None:
    longest = f"smpp:{'u' * 100}:{'p' * 100}:1@h.example"
    assert contact.masked(longest) == f"smpp:{'u' * 100}:********:1@h.example"


def test_no_more_spares_are_tried_when_reservations_are_not_answered(sandbox: Sandbox) -> None:
    """There were 299 more on the market, and each took the whole patience."""
    customer = Customer("vitcom", sandbox)
    customer.set_up()
    sandbox.fault("reserve", "html", times=999)
    pool: dict[str, Any] = {"count": 1, "select": {"npanxx": "206219", "city": "Seattle"}, "exclude": ["+12062190000"]}
    with no_waiting():
        result = customer.buy(**pool, **customer.here, retries=0)
    assert "only 0 could be reserved" in result["msg"]
    assert "Requests to reserve got no usable answer: run again later." in result["msg"]
    assert 1 < sandbox.calls().count("reserve") <= 5
