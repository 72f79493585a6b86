# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The shapes of VitCom's answers: every one that carriers.md names is read, everything else is a contract error."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.errors import refusal
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.wire import (
    Wire,
    _accepted,
    decoded,
    done,
    entries,
    numbers,
    required,
    rows,
    text,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AuthenticationError,
    ContractError,
    LostAnswerError,
    RefusedError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.redact import Redactor
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer
from tests.support.sandbox import Sandbox
from tests.unit.module_utils.carriers.vitcom.customer import Customer

A, B = "+12062190001", "+12062190002"
PLAIN = Redactor([])


def test_the_first_status_is_the_calls_and_the_last_the_orders() -> None:
    body = decoded('{"status": "200", "orderId": "7", "status": "1"}')
    assert (body["status"], body["order_status"], body["order_id"]) == ("200", "1", "7")


@pytest.mark.parametrize("key", ["tg_id", "trunkid", "trunkId", "trunk_id"])
def test_one_thing_has_one_name(key: str) -> None:
    assert decoded(f'{{"{key}": "3"}}') == {"trunk_group_id": "3"}


def test_keys_come_in_snake_case() -> None:
    body = decoded('{"reserveId": "1", "TNs": [], "Removed TNs": [], "actualFocDate": "", "NPANXX": "206219"}')
    assert list(body) == ["reserve_id", "tns", "removed_tns", "actual_foc_date", "npanxx"]


def test_a_payload_under_data_is_lifted_up() -> None:
    body = decoded('{"status": "200", "data": {"status": "1", "orderId": "7"}}')
    assert body == {"order_status": "1", "order_id": "7", "status": "200"}


def test_trailing_commas_are_tolerated_outside_of_texts() -> None:
    assert decoded('{"title": "a,}", "data": [{"x": [1, 2,],},],}') == {"title": "a,}", "data": [{"x": [1, 2]}]}


def test_numbers_with_a_point_are_exact() -> None:
    assert decoded('{"amount": 0.1}') == {"amount": Decimal("0.1")}


@pytest.mark.parametrize("answer", ["", "<html></html>", "[1]", '{"a": }', '{"a" 1}', "null", '{"status": "200"'])
def test_anything_else_is_unreadable(answer: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decoded(answer)


@pytest.mark.parametrize(
    "tns",
    [
        '["2062190001", "2062190002"]',
        '["2062190001 , 2062190002"]',
        '["12062190001,12062190002"]',
        "[2062190001, 2062190002]",
        '[{"2062190001","2062190002"}]',
        '[{"12062190001", "12062190002",}]',
    ],
)
def test_every_documented_shape_of_a_list_of_numbers_is_read(tns: str) -> None:
    assert numbers(decoded(f'{{"TNs": {tns}}}')["tns"]) == (A, B)


def test_an_empty_text_lists_no_number() -> None:
    assert numbers([""]) == ()


@pytest.mark.parametrize("value", [None, "2062190001", {"a": "2062190001"}, [{"a": "2062190001"}], ["123"], [None]])
def test_other_shapes_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="number"):
        numbers(value)


def test_rows_come_under_the_names_asked_for_or_data() -> None:
    assert rows({"orders": [{"a": 1}]}, "orders") == [{"a": 1}]
    assert entries({"data": ["CA"]}, "states") == ["CA"]
    assert rows({"data": None}) == []
    with pytest.raises(ValueError, match="no list orders or data"):
        rows({"orders": "none"}, "orders")
    with pytest.raises(ValueError, match="no object"):
        rows({"data": ["CA"]})


def test_a_value_is_text_or_missing() -> None:
    assert (text({"a": 7}, "a"), text({"a": ""}, "a"), text({}, "a")) == ("7", None, None)
    with pytest.raises(ValueError, match="a is missing"):
        required({}, "a")
    with pytest.raises(ValueError, match="a is no text"):
        text({"a": [1]}, "a")


@pytest.mark.parametrize("style", ["http_404", "error_key_200"])
def test_a_wrong_token_says_so_and_shows_nothing(sandbox: Sandbox, style: str) -> None:
    sandbox.control("readings", {"error_style": style})
    with pytest.raises(AuthenticationError, match=r"Invalid token.*api_key") as caught:
        Wire(Customer(sandbox, token="wrong-token").account).read("get_trunk", done)
    assert "wrong-token" not in str(caught.value)


@pytest.mark.parametrize("style", ["http_404", "error_key_200"])
def test_a_refusal_carries_the_carriers_words(customer: Customer, style: str) -> None:
    customer.sandbox.control("readings", {"error_style": style})
    with pytest.raises(RefusedError, match="searchdid: the carrier refused: Invalid state"):
        Wire(customer.account).read("searchdid", rows, state="ZZ")


@pytest.mark.parametrize(
    ("words", "parameter"),
    [
        ("Invalid orderId", "orderid"),
        ("invalid ORDERNO.", "orderno"),
        ("Invalid statement", "statement"),
        ("Invalid", ""),
        ("The state is invalid", ""),
    ],
)
def test_a_refusal_names_its_parameter(words: str, parameter: str) -> None:
    told = refusal(404, words, "vitcom getnumbers")
    assert isinstance(told, RefusedError)
    assert told.parameter == parameter


def test_a_refusal_is_cut_and_shows_no_secret() -> None:
    told = json.dumps({"error": f"No. token=abc {'x' * 5000}"})
    with pytest.raises(RefusedError) as caught:
        _accepted(Answer(status=404, content_type="", text=told), "get_trunk", PLAIN)
    assert len(caught.value.message) < 300
    assert "No. token=******** x" in caught.value.message


@pytest.mark.parametrize("status", [401, 403])
def test_a_barred_door_is_about_the_credentials(status: int) -> None:
    with pytest.raises(AuthenticationError, match=f"HTTP {status}"):
        _accepted(Answer(status=status, content_type="text/html", text="<html>"), "get_trunk", PLAIN)


@pytest.mark.parametrize(("status", "answer"), [(200, '{"status": "404"}'), (418, '{"status": "200"}'), (404, "{}")])
def test_a_status_that_tells_nothing_is_not_believed(status: int, answer: str) -> None:
    with pytest.raises(ValueError, match="status"):
        _accepted(Answer(status=status, content_type="", text=answer), "get_trunk", PLAIN)


def test_the_token_is_in_the_body_and_never_in_the_url(customer: Customer) -> None:
    account = customer.account
    Wire(account).read("get_trunk", done)
    last = customer.sandbox.log()[-1]
    assert (last["method"], last["path"]) == ("POST", "/vitcom/get_trunk")
    assert account.api_key.reveal() not in "".join(account.session.trace)


def test_a_page_in_place_of_json_is_told_by_what_it_says(customer: Customer) -> None:
    customer.sandbox.fault("get_trunk", "html", times=9)
    with pytest.raises(ContractError, match=r"vitcom get_trunk: a web page came .*We will be right back.*api_url"):
        Wire(customer.account).read("get_trunk", done)


def test_a_wrong_path_is_a_contract_error(customer: Customer) -> None:
    with pytest.raises(ContractError, match="HTTP 404"):
        Wire(customer.account).read("nothing_here", done)


def test_what_a_parser_misses_is_a_contract_error(customer: Customer) -> None:
    with pytest.raises(ContractError, match="reserve_id is missing"):
        Wire(customer.account).read("get_trunk", lambda body: required(body, "reserve_id"))


def test_a_lost_read_is_repeated(customer: Customer) -> None:
    customer.sandbox.fault("get_trunk", "drop_after")
    assert Wire(customer.account).read("get_trunk", lambda body: len(rows(body))) == 1


def test_a_repeatable_write_gives_up_after_its_retries(customer: Customer) -> None:
    customer.sandbox.fault("update_trunk", "drop_before", times=9)
    with pytest.raises(LostAnswerError):
        Wire(customer.account).write("update_trunk", done, trunkid="301", title="new")
    assert customer.sandbox.calls(writes=True).count("update_trunk") == 3


def test_the_other_spelling_of_category_is_found_once_and_kept(customer: Customer) -> None:
    customer.sandbox.control("readings", {"category_case": "title"})
    wire = Wire(customer.account)
    for _time in range(2):
        assert wire.read("getnumbers", rows, category="tollfree") == []
    assert customer.sandbox.calls()[-3:] == ["getnumbers"] * 3
