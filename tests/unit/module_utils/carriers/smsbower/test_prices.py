# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Three price lists, one kind of row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.prices import SmsbowerPrices, _prices
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.wire import Reply
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.activation import SmsPrice
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import RefusedError
from tests.support.accounts import account
from tests.support.sandbox import Sandbox


@pytest.mark.parametrize(
    ("detail", "offer", "provider_id"),
    [
        ("simple", {"cost": "0.35", "count": 12}, None),
        ("simple", {"cost": "0.35", "count": "12"}, None),
        ("by_price", {"0.35": 12}, None),
        ("by_provider", {"2117": {"count": 12, "price": "0.35", "provider_id": 2117}}, "2117"),
        ("by_provider", {"2117": {"count": "12", "price": "0.35"}}, "2117"),
    ],
)
def test_every_list_is_read(detail: str, offer: dict[str, Any], provider_id: str | None) -> None:
    row = SmsPrice(country="187", service="tg", price=Decimal("0.35"), count=12, provider_id=provider_id)
    assert list(_prices(Reply(data={"187": {"tg": offer}}), detail)) == [row]


@pytest.mark.parametrize("data", [[], {}, {"187": []}, {"187": {"tg": []}}])
def test_no_prices(data: Any) -> None:
    assert list(_prices(Reply(data=data), "by_price")) == []


@pytest.mark.parametrize("data", [None, "x", {"187": "x"}, {"187": {"tg": "x"}}, {"187": {"tg": {"cost": "1"}}}])
def test_another_shape_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"no object of prices|count is missing"):
        list(_prices(Reply(data=data), "simple"))


@pytest.mark.parametrize("live", ["seed", "live"])
def test_an_unknown_service_is_refused(sandbox: Sandbox, live: str) -> None:
    sandbox.control("readings", {"live_errors": live})
    with pytest.raises(RefusedError, match="no such service"):
        SmsbowerPrices(account(sandbox, "smsbower")).prices("zz", None, "simple")
