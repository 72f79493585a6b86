# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Call detail records: every one once, typed, in few requests."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.cdrs import PAGE, TcxcCdrs, _cdr
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.call import Cdr, CdrSelect
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import ContractError
from tests.support.accounts import account
from tests.support.sandbox import Sandbox


def read(sandbox: Sandbox, limit: int | None = None, **select: Any) -> list[Cdr]:
    pages = TcxcCdrs(account(sandbox)).records(CdrSelect(**select), limit)
    return [record for page in pages for record in page]


@pytest.mark.parametrize("paging", ["stable", "shifting"])
def test_every_record_comes_once(sandbox: Sandbox, paging: str) -> None:
    sandbox.control("cdrs", {"count": 6 * PAGE + 7})
    sandbox.control("readings", {"cdr_paging": paging})
    found = Counter(record["i_cdr"] for record in read(sandbox))
    assert set(map(str, range(1, 6 * PAGE + 8))) <= set(found)
    assert set(found.values()) == {1}


def test_pages_that_the_carrier_caps_in_silence_hide_nothing(sandbox: Sandbox) -> None:
    sandbox.control("readings", {"pager_cap": 7})
    assert len({record["i_cdr"] for record in read(sandbox)}) == 60


def test_a_limit_asks_for_no_more(sandbox: Sandbox) -> None:
    newest = [record["i_cdr"] for record in read(sandbox, limit=10)]
    assert newest == [record["i_cdr"] for record in read(sandbox)][:10]
    assert sandbox.log()[0]["params"]["pager"] == "10"
    assert sandbox.calls()[1:] == sandbox.calls()[:1] * (len(sandbox.calls()) - 1)


def test_a_limit_above_what_there_is_gives_all(sandbox: Sandbox) -> None:
    assert len(read(sandbox, limit=1000)) == 60


def test_filters_are_sent_as_the_carrier_writes_them(sandbox: Sandbox) -> None:
    read(sandbox, prefix="44", show="bad", date_from=datetime(2019, 8, 1), date_to=datetime(2019, 9, 1, 12, 30, 59))
    sent = sandbox.log()[0]["params"]
    assert {name: sent[name] for name in ("prefix", "show", "date_from", "date_to")} == {
        "prefix": "44",
        "show": "bad",
        "date_from": "2019-08-01 00:00:00",
        "date_to": "2019-09-01 12:30:59",
    }


def test_a_carrier_that_repeats_a_page_for_ever_is_left(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    cdrs = TcxcCdrs(account(sandbox))
    monkeypatch.setattr(
        cdrs._wire, "read", lambda _call, _params, parse: parse({"cdrs": [{"i_cdr": "1"}, {"i_cdr": "2"}]})
    )
    assert list(cdrs.records(CdrSelect(), None)) == [[{"i_cdr": "1"}, {"i_cdr": "2"}]]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(["12", "12", "12", "34"], id="two pages that bring nothing new are not the end"),
        pytest.param(["12", "34", "56", "17"], id="a record that comes again pages later"),
    ],
)
def test_a_list_that_shifts_is_read_to_its_end(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, pages: list[str]
) -> None:
    cdrs = TcxcCdrs(account(sandbox))
    answers = iter([*pages, *[""] * 99])
    monkeypatch.setattr(cdrs._wire, "read", lambda *_asked: [(key, {"i_cdr": key}) for key in next(answers)])
    monkeypatch.setattr(cdrs._session, "parallel", lambda ask, offsets: list(map(ask, offsets)))
    found = [record["i_cdr"] for page in cdrs.records(CdrSelect(), None) for record in page]
    assert found == sorted(set("".join(pages)))


@pytest.mark.parametrize(("answer", "expected"), [({"cdrs": None}, []), ({"cdrs": []}, [])])
def test_no_calls(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, answer: Any, expected: Any) -> None:
    cdrs = TcxcCdrs(account(sandbox))
    monkeypatch.setattr(cdrs._wire, "read", lambda _call, _params, parse: parse(answer))
    assert list(cdrs.records(CdrSelect(), None)) == expected


@pytest.mark.parametrize("answer", [{}, {"cdrs": "none"}, {"cdrs": ["row"]}])
def test_another_shape_is_a_broken_contract(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    cdrs = TcxcCdrs(account(sandbox))
    monkeypatch.setattr(cdrs._wire, "read", lambda _call, _params, parse: parse(answer))
    with pytest.raises(ContractError, match="under cdrs"):
        list(cdrs.records(CdrSelect(), None))


def test_values_are_typed() -> None:
    row = {"duration": "12", "billed_duration": None, "customer_amount": "-0.10", "billing_price_1": "1.0e-5"}
    assert _cdr(row) == {
        "duration": 12,
        "billed_duration": None,
        "customer_amount": "-0.10",
        "billing_price_1": "0.000010",
    }


def test_what_is_no_count_and_no_amount_is_text() -> None:
    row = {"i_cdr": 77, "CLI": "+1", "setup_time": "2019-08-27 17:45:11", "new": [1], "customer_ip": "", "x": None}
    typed = {
        "i_cdr": "77",
        "CLI": "+1",
        "setup_time": "2019-08-27T17:45:11",
        "new": "[1]",
        "customer_ip": "",
        "x": None,
    }
    assert _cdr(row) == typed


def test_text_can_always_be_written() -> None:
    assert _cdr({"vendor_name": "half \ud83d of Zoë"}) == {"vendor_name": "half ? of Zoë"}


@pytest.mark.parametrize("value", ["long", "1.5", "nan", True])
def test_a_count_that_is_none_names_the_record(value: Any) -> None:
    with pytest.raises(ContractError, match="77: duration of the record"):
        _cdr({"i_cdr": "77", "duration": value})
