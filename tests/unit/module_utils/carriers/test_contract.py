# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How a refused answer is explained: one sentence with the place, what is expected there, and what came."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers import contract
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.contract import Contract, Schema, shown, written
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.contract import CONTRACT as SMSBOWER
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.contract import CONTRACT as TCXC
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.contract import CONTRACT as VITCOM
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import ContractError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.redact import Redactor
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer

REDACT = Redactor([Secret("ad8893cc1a94332d")], CARRIERS["vitcom"].secret_keys)
#: What a schema holds other schemas under: alone, in a list, or by name.
ALONE = ("then", "else", "items", "additionalProperties", "propertyNames")
REFUSING = {"type", "enum", "pattern", "format", "minLength", "maxLength", "maxItems"}
ROW = {"didnumber": "2062190001", "status": "1"}
CONTRACTS = pytest.mark.parametrize("kept", [TCXC, VITCOM, SMSBOWER], ids=lambda kept: kept.carrier)


def explained(call: str, answer: Any, kept: Contract = VITCOM) -> str:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    told = kept.explained(
        call, Answer(status=200, content_type="", text=text), REDACT, ContractError("plain", call=call, hint="Look.")
    )
    return str(told)


def parts(schema: Schema) -> Iterator[Schema]:
    """A schema and all within it that can refuse something: no conditions."""
    yield schema
    inner = [schema[key] for key in ALONE if key in schema]
    for part in (*inner, *schema.get("allOf", []), *schema.get("properties", {}).values()):
        yield from parts(part)


@CONTRACTS
def test_each_call_has_a_json_schema(kept: Contract) -> None:
    for schema in kept.schemas.values():
        Draft202012Validator.check_schema(schema)


@CONTRACTS
def test_every_part_says_what_it_expects(kept: Contract) -> None:
    for part in (part for schema in kept.schemas.values() for part in parts(schema)):
        assert "description" in part or not part.keys() & REFUSING, part
        assert all("description" in part["properties"][key] for key in part.get("required", ())), part


@CONTRACTS
def test_every_format_is_known(kept: Contract) -> None:
    named = set(re.findall(r"'format': '(.+?)'", str(kept.schemas)))
    assert named == kept.formats.keys()


def test_the_outermost_is_told_and_the_first_of_those() -> None:
    rows = [ROW, {**ROW, "didRate": "x"}, 7, {"status": "1"}]
    told = explained("getnumbers", {"status": "200", "data": rows})
    assert "at $.data[2]: expected an object, got 7; 2 more do not fit." in told


def test_more_than_can_be_counted_is_told_so() -> None:
    told = explained("getnumbers", {"status": "200", "data": [7] * 1000})
    assert "at $.data[0]: expected an object, got 7; 99+ more do not fit." in told


def test_a_key_is_named_as_the_answer_spells_it() -> None:
    told = explained("remove_reserved", '{"status": "200", "Removed TNs": ["2062190001 , 206"],}')
    assert 'at $["Removed TNs"][0]: expected a North American number (10 or 11 digits), got "2062190001 , 206".' in told


def test_a_missing_key_is_named_as_the_carrier_prints_it() -> None:
    told = explained("reserve", {"status": "200", "reserveId": "7"})
    assert "at $.TNs: expected a list of North American numbers" in told
    assert "got no such key, only status, reserveId." in told
    told = explained("getnumbers", {"status": "200", "data": {"rows": []}})
    assert "at $.data: expected a list, got an object with rows." in told


def test_what_the_schema_takes_is_told_as_the_parser_tells_it() -> None:
    assert explained("getnumbers", {"status": "200", "data": [ROW]}) == "getnumbers: plain. Look."
    assert explained("no such call", {}) == "no such call: plain. Look."


@pytest.mark.parametrize("text", ["", "<html>", '{"status": "200", "data": ', "[" * 99_999])
def test_what_is_no_json_is_told_as_the_parser_tells_it(text: str) -> None:
    assert explained("getnumbers", text) == "getnumbers: plain. Look."


def test_an_answer_of_many_megabytes_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "LONGEST", 30)
    assert explained("getnumbers", {"status": "200", "data": [7] * 10}) == "getnumbers: plain. Look."
    assert "at $.data[0]" in explained("getnumbers", '{"status":"200","data":[7]}')


@pytest.mark.parametrize("there", [None, sys])
def test_without_jsonschema_or_with_an_old_one_the_hint_names_it(
    monkeypatch: pytest.MonkeyPatch, there: object
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema", there)
    told = explained("getnumbers", {"status": "200", "data": [7]})
    assert told.startswith("getnumbers: plain. Look. To be told the place in the answer, install jsonschema")


@pytest.mark.parametrize(
    ("path", "text"),
    [((), "$"), (("dids", 3, "i_did"), "$.dids[3].i_did"), (("a b", "187", 'q"'), '$["a b"]["187"]["q\\""]')],
)
def test_a_path_is_written_as_json_path(path: tuple[str | int, ...], text: str) -> None:
    assert written(path) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (7, "7"),
        ("sip", '"sip"'),
        ("x" * 99, f'"{"x" * 60}..."'),
        ("of ad8893cc1a94332d", '"of ********"'),
        ("smpp:me:hush:1@h", '"smpp:me:********:1@h"'),
        ([], "an empty list"),
        (["hush"], "a list of 1"),
        ({}, "an object with no keys"),
        ({"password": "hush"}, "an object with password"),
        ({str(at): "hush" for at in range(9)}, "an object with 0, 1, 2, 3, 4, ..."),
    ],
)
def test_of_a_value_only_what_may_be_seen_is_shown(value: object, text: str) -> None:
    assert shown(value, "title", REDACT) == text


@pytest.mark.parametrize("key", ["password", "Token", "wirelessPin"])
def test_of_a_secret_nothing_is_shown(key: str) -> None:
    assert shown(1234, key, REDACT) == "********"
