# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""number_info and did_market_info: what is owned, and what is for sale."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.numbers import NUMBER_ROWS
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_rows import (
    INFO_SPEC,
    MARKET_SPEC,
    numbers_for_sale,
    owned_numbers,
)
from tests.support.accounts import account
from tests.support.numbers import ONE, TWO
from tests.support.options import offline, options
from tests.support.sandbox import Sandbox


def market(sandbox: Sandbox, carrier: str, **given: Any) -> dict[str, Any]:
    return numbers_for_sale(NUMBER_ROWS.of(account(sandbox, carrier)), options(MARKET_SPEC, carrier, **given))


def test_owned_numbers_come_in_ascending_order(sandbox: Sandbox) -> None:
    sandbox.control("grant", {"api": "tcxc", "numbers": [TWO[1:], ONE[1:]], "fields": {}})
    carrier = NUMBER_ROWS.of(account(sandbox))
    rows = owned_numbers(carrier, options(INFO_SPEC))["numbers"]
    assert [row["number"] for row in rows] == [ONE, TWO]


@pytest.mark.parametrize("select", [{"prefix": "x"}, {"category": "landline"}])
def test_a_selection_that_cannot_be_is_refused_before_any_request(select: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"select\."):
        owned_numbers(offline(), options(INFO_SPEC, select=select))


def test_a_price_cap_holds_for_the_list_too(sandbox: Sandbox) -> None:
    rows = market(sandbox, "tcxc", select={"prefix": "1206219", "max_monthly": "0.80", "max_setup": "0"})["numbers"]
    assert rows
    assert all(float(row["monthly_fee"]) <= 0.8 and float(row["setup_fee"]) == 0 for row in rows)


def test_where_a_carrier_sells_by_place_the_places_are_told(sandbox: Sandbox) -> None:
    assert market(sandbox, "vitcom").keys() == {"numbers", "states"}
    assert market(sandbox, "vitcom", select={"prefer": "lowest_number"}).keys() == {"numbers", "states"}
    assert market(sandbox, "vitcom", select={"state": "WA"}, limit=1).keys() == {"numbers", "npanxx"}
    assert market(sandbox, "vitcom", select={"tollfree_prefix": "888"}, limit=1).keys() == {"numbers"}


def test_a_limit_is_at_least_one() -> None:
    with pytest.raises(InputError, match="limit is 0, below 1"):
        numbers_for_sale(offline(), options(MARKET_SPEC, limit=0))
