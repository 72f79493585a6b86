# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Signing, answers and errors of the tcxc API."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.wire import CALLS, Wire, rows_of
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AuthenticationError,
    ContractError,
    RefusedError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer
from tests.support.accounts import account
from tests.support.sandbox import Sandbox

LIST = {"searchform": "1", "pager": "5", "off": "0"}


@pytest.fixture
def wire(sandbox: Sandbox) -> Wire:
    return Wire(account(sandbox))


def interpreted(wire: Wire, text: str, status: int = 200) -> Any:
    return wire._success("list", Answer(status=status, content_type="application/json", text=text))


def test_a_signed_call_is_taken(wire: Wire) -> None:
    assert wire.read("market", LIST, lambda answer: rows_of(answer, "market"))


def test_the_signature_is_that_of_the_seed(wire: Wire) -> None:
    params = wire._signed("dids_market", {"prefix": "1"})
    key = wire.account.api_key.reveal()
    text = f"dids_market{key}{params['api_login']}{params['ts']}"
    assert params["signature"] == hashlib.sha256(text.encode()).hexdigest()
    assert (params["webapi"], params["prefix"]) == ("1", "1")


@pytest.mark.parametrize("call", ["market", "list"])
def test_http_digest_is_the_other_way_in(sandbox: Sandbox, call: str) -> None:
    wire = Wire(account(sandbox, auth="digest"))
    assert isinstance(wire.read(call, LIST, lambda answer: rows_of(answer, call)), list)
    assert not {"signature", "ts", "searchform", "webapi"} & sandbox.log()[-1]["params"].keys()


def test_the_misspelt_path_of_the_list_is_found_once(sandbox: Sandbox, wire: Wire) -> None:
    sandbox.control("readings", {"list_path": "misspelt"})
    for _time in range(3):
        assert wire.read_owned(LIST, lambda answer: rows_of(answer, "list")) == []
    assert [row["path"] for row in sandbox.log()] == ["/tcxc/number/list", *["/tcxc/numbes/list"] * 3]


def test_a_base_url_without_the_api_is_told(sandbox: Sandbox) -> None:
    wire = Wire(account(sandbox, base_url=f"{sandbox.url}/nowhere"))
    with pytest.raises(RefusedError, match=r"tcxc list: .*HTTP 404.*Check api_url"):
        wire.read_owned(LIST, dict)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('{"status":"fail","error":"Wrong signature"}', 200),
        ('{"error":"Wrong signature"}', 200),
        ("<h1>Unauthorized</h1>", 401),
        ('{"status":"error","message":"No"}', 403),
    ],
)
def test_credentials_that_are_not_accepted_name_both_causes(wire: Wire, text: str, status: int) -> None:
    with pytest.raises(AuthenticationError, match=r"does not accept the credentials.*account and api_key.*clock"):
        interpreted(wire, text, status)


@pytest.mark.parametrize(
    "text",
    ['{"status":"fail","error":"No balance"}', '{"status":"error","message":"No balance"}', '{"error":"No balance"}'],
)
def test_a_refusal_repeats_the_carriers_words(wire: Wire, text: str) -> None:
    with pytest.raises(RefusedError, match="tcxc list: the carrier refused: No balance"):
        interpreted(wire, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        '"ok"',
        "{",
        '{"status":"maybe","message":"x"}',
        '{"status":"error"}',
        "[" * 9999,
    ],
)
def test_anything_else_is_a_broken_contract_and_shown(wire: Wire, text: str) -> None:
    with pytest.raises(
        ContractError, match=r"tcxc list: .* not what the API promises \(it .*\): HTTP 200.*Check api_url"
    ):
        interpreted(wire, text)


def test_a_page_in_place_of_json_is_told_by_what_it_says(wire: Wire) -> None:
    with pytest.raises(
        ContractError, match=r'tcxc list: a web page came .*\(HTTP 200, it says "Maintenance"\)\. Check'
    ):
        interpreted(wire, "<html><title>x</title><h1>Maintenance</h1></html>")


def test_the_key_does_not_show_in_a_broken_answer(wire: Wire) -> None:
    key = wire.account.api_key.reveal()
    with pytest.raises(ContractError) as caught:
        interpreted(wire, f"<p>your key {key} is odd</p>")
    assert key not in str(caught.value)


def test_amounts_in_json_numbers_keep_their_digits(wire: Wire) -> None:
    assert interpreted(wire, '{"status":"success","cost":0.10}')["cost"] == "0.10"


@pytest.mark.parametrize("body", [{}, {"dids": None}, {"dids": {}}, {"dids": ["x"]}])
def test_rows_are_a_list_of_objects(body: dict[str, Any]) -> None:
    with pytest.raises(ContractError, match="expected a list of numbers under dids"):
        rows_of(body, "list")


def test_every_call_of_the_numbers_has_its_path_and_controller() -> None:
    assert {CALLS[call] for call in ("market", "purchase", "list", "unsubscribe", "update")} == {
        ("/number/market", "dids_market"),
        ("/number/purchase", "purchase_did"),
        ("/number/list", "c_dids"),
        ("/number/unsubscribe", "c_dids"),
        ("/number/update", "c_dids"),
    }
