# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What every result has to be, whatever came in: a clear error or a correct result."""

from __future__ import annotations

import functools
import hashlib
import importlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml
from requests import PreparedRequest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.wire import CALLS
from tests.docs.documented import COMMON_RETURNS
from tests.docs.returned import Reader
from tests.hostile.replay import Run, call_of
from tests.support.modules import PACKAGE
from tests.support.sandbox import WRITES

#: Names of Python's classes and objects, which tell a user nothing.
NOISE = re.compile(r"Traceback|\b[A-Z][a-z]\w*Error\b|\bobject at 0x|<class '|\bNoneType\b|\bstr'? object")
#: What would move the cursor of a terminal, or turn the reading direction.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
LONGEST_MESSAGE = 8_000
MONEY = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,12})?")
MONEY_KEYS = frozenset(
    {"setup_fee", "monthly_fee", "setup", "monthly", "balance", "price", "amount", "debit", "credit"}
)
E164 = re.compile(r"\+[0-9]{7,15}")
#: Records keep whatever keys the carrier gives them.
CARRIERS_KEYS = re.compile(r"(cdrs|rows|calls|orders)\[\]\..* comes back, and is not documented", re.DOTALL)
PLAIN = re.compile(r"[A-Za-z_]\w*", re.ASCII)
#: Beside the calls that the run itself made: what tidies up after a failure, or does what another call did not.
INSTEAD = frozenset({"remove_reserved", "reserve", "updatenumber"})
#: They show what the carrier wrote where it is no number: what is rented must not be lost over its spelling.
AS_WRITTEN = frozenset({"sms_activation", "traffic_info"})


def sound(result: dict[str, Any]) -> None:
    """Fails for a result that nobody should get."""
    assert "exception" not in result, result["exception"]
    assert isinstance(result["changed"], bool)
    warnings = [told["event"]["msg"] for told in result.get("warnings", [])]
    for text in [result.get("msg", ""), *warnings, *(row.get("error") or "" for row in _rows(result))]:
        assert not NOISE.search(text), text[:400]
        assert not CONTROL.search(text), text[:400]
        assert len(text) <= LONGEST_MESSAGE, text[:400]
    assert not result["failed"] or len(result["msg"]) > 10
    told_back = {key: value for key, value in result.items() if key != "invocation"}
    json.dumps(told_back, allow_nan=False).encode()


def _rows(result: dict[str, Any]) -> list[dict[str, Any]]:
    found = result.get("results")
    return found if isinstance(found, list) else []


def as_documented(run: Run, result: Mapping[str, Any]) -> None:
    """Fails where a result holds what its documentation does not promise, or money and numbers that are none."""
    reader = Reader(run.carrier, failed=result["failed"])
    told = {key: value for key, value in result.items() if key not in {*COMMON_RETURNS, "trace", "no_access"}}
    wrong = [told for told in reader.mismatches(told, _returns(run.module)) if not CARRIERS_KEYS.fullmatch(told)]
    assert not wrong, wrong[0]
    for key, value in _scalars(told):
        if key in MONEY_KEYS and value is not None:
            assert isinstance(value, str), (key, value)
            assert MONEY.fullmatch(value), (key, value)
        if key == "number" and value is not None and run.module not in AS_WRITTEN:
            assert E164.fullmatch(value), value


@functools.cache
def _returns(module: str) -> dict[str, Any]:
    docs = yaml.safe_load(importlib.import_module(f"{PACKAGE}.{module}").RETURN)
    return {key: value for key, value in docs.items() if key not in {*COMMON_RETURNS, "trace", "no_access"}}


def _scalars(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _scalars(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner, key)
    else:
        yield key, value


def nothing_unasked(run: Run, sent: Iterable[PreparedRequest], *, check: bool) -> None:
    """Fails for a request that the task does not call for, that goes elsewhere, or that says what nobody meant."""
    base = urlsplit(run.params["api_url"])
    for request in sent:
        parts, call = urlsplit(str(request.url)), call_of(request)
        assert (parts.scheme, parts.netloc) == (base.scheme, base.netloc)
        assert call not in WRITES or (not check and call in {*run.answers, *INSTEAD}), call
        assert not any(mark in str(value) for value in request.headers.values() for mark in "\r\n")
        fields = _fields(request)
        assert all(PLAIN.fullmatch(name) for name in fields), fields
        if call in CALLS:
            _is_signed(run, call, fields)
        assert not _releases(call, fields) or run.params.get("max_releases"), fields


def _fields(request: PreparedRequest) -> dict[str, str]:
    body = request.body if isinstance(request.body, str) else ""
    return dict(parse_qsl(f"{urlsplit(str(request.url)).query}&{body}", keep_blank_values=True))


def _is_signed(run: Run, call: str, fields: Mapping[str, str]) -> None:
    """Over what is signed by seed 002, and over nothing that an answer put there."""
    text = f"{CALLS[call][1]}{run.params['api_key']}{run.params['account']}{fields['ts']}"
    assert fields["signature"] == hashlib.sha256(text.encode()).hexdigest()


def _releases(call: str, fields: Mapping[str, str]) -> bool:
    return call == "unsubscribe" or (call == "updatenumber" and fields.get("status") == "2")
