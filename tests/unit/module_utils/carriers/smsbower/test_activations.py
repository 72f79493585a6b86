# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Numbers are rented once at most, whatever becomes of the answer; every step knows whether it was taken before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.activations import (
    SmsbowerActivations,
    _rented,
    _state,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.wire import Reply
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.activation import (
    Activation,
    LostRentalError,
    Rental,
    TooEarlyError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import AmbiguousError, RefusedError
from tests.support.accounts import account
from tests.support.sandbox import Sandbox

WANTED = Rental(service="tg", country="187")


@pytest.fixture
def carrier(sandbox: Sandbox) -> SmsbowerActivations:
    return SmsbowerActivations(account(sandbox, "smsbower"))


def rented(sandbox: Sandbox) -> list[dict[str, Any]]:
    return list(sandbox.state()["smsbower"]["activations"])


def ledger(sandbox: Sandbox) -> Decimal:
    return -sum((Decimal(row["amount"]) for row in sandbox.state()["smsbower"]["ledger"]), Decimal(0))


@pytest.mark.parametrize("live", ["seed", "live"])
def test_a_number_is_rented_and_made_ready(sandbox: Sandbox, carrier: SmsbowerActivations, live: str) -> None:
    sandbox.control("readings", {"live_errors": live})
    found = carrier.rent(WANTED)
    (row,) = rented(sandbox)
    number, cost = f"+{row['number']}", Decimal(row["cost"])
    assert found == Activation(id=row["id"], number=number, cost=cost, operator=row["operator"])
    assert row["status"] == "ready"
    assert sandbox.calls() == ["getBalance", "getNumberV2", "setStatus"]


@pytest.mark.parametrize("more", [{"except_prefixes": ("1415", "1305")}, {"ref": "partner"}])
def test_what_only_get_number_takes_is_rented_by_it(
    sandbox: Sandbox, carrier: SmsbowerActivations, more: dict[str, Any]
) -> None:
    found = carrier.rent(replace(WANTED, **more))
    (row,) = rented(sandbox)
    assert (found.id, found.cost, found.operator) == (row["id"], Decimal(row["cost"]), None)
    assert not row["number"].startswith(more.get("except_prefixes", ()))
    assert row["ref"] == more.get("ref", "")


def test_every_wish_is_sent(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    carrier.rent(
        Rental(
            service="wa",
            country="0",
            max_price=Decimal("9.50"),
            providers=("2117", "2221"),
            except_providers=("3149",),
            except_prefixes=("7918",),
            ref="r",
        )
    )
    sent = next(row["params"] for row in sandbox.log() if row["call"] == "getNumber")
    del sent["api_key"], sent["action"]
    lists = {"providerIds": "2117,2221", "exceptProviderIds": "3149", "phoneException": "7918"}
    assert sent == {"service": "wa", "country": "0", "maxPrice": "9.50", "ref": "r", **lists}


def test_get_number_is_used_where_v2_is_unknown(
    sandbox: Sandbox, carrier: SmsbowerActivations, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = carrier._wire._request

    def older(action: str, params: dict[str, str]) -> Any:
        return request("getNumberV0" if action == "getNumberV2" else action, params)

    monkeypatch.setattr(carrier._wire, "_request", older)
    assert carrier.rent(WANTED).id == rented(sandbox)[0]["id"]
    assert sandbox.calls() == ["getBalance", "getNumberV0", "getNumber", "setStatus", "getBalance"]


@pytest.mark.parametrize("kind", ["drop_after", "error_500_after", "truncated", "html_after"])
@pytest.mark.parametrize("ref", [None, "partner"])
def test_a_lost_rental_tells_what_it_cost(
    sandbox: Sandbox, carrier: SmsbowerActivations, kind: str, ref: str | None
) -> None:
    call = "getNumber" if ref else "getNumberV2"
    sandbox.fault(call, kind)
    with pytest.raises(LostRentalError, match="does not tell its id and number again") as raised:
        carrier.rent(replace(WANTED, ref=ref))
    assert raised.value.spent == ledger(sandbox)
    assert f"the balance fell by {raised.value.spent}" in str(raised.value)
    assert sandbox.calls(writes=True) == [call]


@pytest.mark.parametrize("kind", ["drop_before", "error_500", "html"])
def test_an_answer_without_an_effect_is_not_sent_again_either(
    sandbox: Sandbox, carrier: SmsbowerActivations, kind: str
) -> None:
    sandbox.fault("getNumberV2", kind)
    with pytest.raises(LostRentalError, match="most likely no number was rented") as raised:
        carrier.rent(WANTED)
    assert raised.value.spent == ledger(sandbox) == 0
    assert sandbox.calls(writes=True) == ["getNumberV2"]


def test_a_rental_that_takes_effect_late_is_seen(sandbox: Sandbox) -> None:
    sandbox.fault("getNumberV2", "late_effect", seconds=0.5, answer="drop")
    with pytest.raises(LostRentalError) as raised:
        SmsbowerActivations(account(sandbox, "smsbower", patience=3)).rent(WANTED)
    assert raised.value.spent == ledger(sandbox) > 0


def test_a_429_allows_it_to_be_sent_again(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    sandbox.fault("getNumberV2", "rate_limit")
    assert carrier.rent(WANTED).id == rented(sandbox)[0]["id"]
    assert len(rented(sandbox)) == 1


def test_what_is_rented_is_not_lost_over_making_it_ready(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    sandbox.fault("setStatus", "error_500", times=9)
    assert carrier.rent(WANTED).id == rented(sandbox)[0]["id"]


def test_a_refusal_is_told_and_costs_nothing(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    with pytest.raises(RefusedError, match=r"max_price is too low \(WRONG_MAX_PRICE:"):
        carrier.rent(replace(WANTED, max_price=Decimal("0.0001")))
    assert ledger(sandbox) == 0


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(word="ACCESS_NUMBER", detail="7:79161234567"), Activation(id="7", number="+79161234567")),
        (
            Reply(data={"activationId": 7, "phoneNumber": "79161234567", "activationCost": "0.10"}),
            Activation(id="7", number="+79161234567", cost=Decimal("0.10")),
        ),
        (
            Reply(data={"activationId": "7", "phoneNumber": 79161234567, "activationOperator": "mts"}),
            Activation(id="7", number="+79161234567", operator="mts"),
        ),
        (
            Reply(data={"activationId": "7", "phoneNumber": "x-1", "activationCost": "free"}),
            Activation(id="7", number="x-1"),
        ),
    ],
)
def test_every_answer_to_a_rental_is_read(reply: Reply, expected: Activation) -> None:
    assert _rented(reply) == expected


@pytest.mark.parametrize(
    "reply",
    [
        Reply(word="ACCESS_NUMBER", detail="7"),
        Reply(data=[]),
        Reply(data={"activationId": "7"}),
        Reply(word="STATUS_OK"),
    ],
)
def test_an_answer_without_id_or_number_is_none(reply: Reply) -> None:
    with pytest.raises(ValueError, match=r"activation"):
        _rented(reply)


@pytest.mark.parametrize(
    ("reply", "status", "code"),
    [
        (Reply(word="STATUS_WAIT_CODE"), "waiting", None),
        (Reply(word="STATUS_WAIT_RESEND"), "another", None),
        (Reply(word="STATUS_WAIT_RETRY", detail="111111"), "another", None),
        (Reply(word="STATUS_CANCEL"), "cancelled", None),
        (Reply(word="STATUS_OK", detail="'12:34 5'"), "received", "12:34 5"),
    ],
)
def test_every_state_is_read(reply: Reply, status: str, code: str | None) -> None:
    assert _state("7", reply) == Activation(id="7", status=status, code=code)


@pytest.mark.parametrize("detail", ["", "''"])
def test_a_state_that_is_cut_before_its_code_is_none(detail: str) -> None:
    with pytest.raises(ValueError, match="without a code"):
        _state("7", Reply(word="STATUS_OK", detail=detail))


def test_another_word_is_no_state() -> None:
    with pytest.raises(ValueError, match="no state"):
        _state("7", Reply(word="ACCESS_READY"))


def received(sandbox: Sandbox, carrier: SmsbowerActivations) -> str:
    """A rented number whose code has come."""
    found = carrier.rent(WANTED)
    sandbox.control("sms", {"id": found.id, "code": "12:34 5"})
    return found.id


@pytest.mark.parametrize("repeated", ["same", "bad_status"])
@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "error_500_after"])
@pytest.mark.parametrize("step", ["another", "complete"])
def test_a_step_whose_answer_is_lost_is_repeated(
    sandbox: Sandbox, carrier: SmsbowerActivations, repeated: str, kind: str, step: str
) -> None:
    identifier = received(sandbox, carrier)
    sandbox.control("readings", {"repeated_status": repeated})
    sandbox.fault("setStatus", kind)
    assert carrier.move(identifier, step) is True
    assert rented(sandbox)[0]["status"] == {"another": "another", "complete": "completed"}[step]


def test_a_step_taken_before_is_told(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    identifier = received(sandbox, carrier)
    sandbox.control("readings", {"repeated_status": "bad_status"})
    assert carrier.move(identifier, "complete") is True
    assert carrier.move(identifier, "complete") is False


def test_a_cancel_that_is_lost_for_good_shows_in_the_state(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    identifier = carrier.rent(WANTED).id
    sandbox.control("clock", {"advance": 121})
    sandbox.fault("setStatus", "drop_after", times=9)
    assert carrier.move(identifier, "cancel") is True
    assert ledger(sandbox) == 0


@pytest.mark.parametrize("step", ["complete", "another"])
def test_a_step_that_nothing_shows_is_unknown(sandbox: Sandbox, carrier: SmsbowerActivations, step: str) -> None:
    identifier = received(sandbox, carrier)
    sandbox.fault("setStatus", "drop_before", times=9)
    with pytest.raises(AmbiguousError, match="whether it took effect does not show"):
        carrier.move(identifier, step)


def test_a_cancel_can_come_too_early(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    identifier = carrier.rent(WANTED).id
    with pytest.raises(TooEarlyError, match="two minutes"):
        carrier.move(identifier, "cancel")


def test_a_step_that_the_state_does_not_allow_names_the_state(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    with pytest.raises(RefusedError, match="refused to cancel it in its present state, received"):
        carrier.move(received(sandbox, carrier), "cancel")


def test_an_unknown_activation_is_refused(carrier: SmsbowerActivations) -> None:
    with pytest.raises(RefusedError, match="NO_ACTIVATION"):
        carrier.activation("1")
    with pytest.raises(RefusedError, match="NO_ACTIVATION"):
        carrier.move("1", "cancel")


def test_the_price_is_that_of_the_providers_asked_for(sandbox: Sandbox, carrier: SmsbowerActivations) -> None:
    offers = sandbox.state()["smsbower"]["offers"]
    prices = {
        str(row["provider"]): Decimal(row["price"])
        for row in offers
        if (row["country"], row["service"]) == ("187", "tg")
    }
    assert carrier.price(WANTED) == min(prices.values())
    assert carrier.price(replace(WANTED, providers=("3149",))) == prices["3149"]
    assert carrier.price(replace(WANTED, except_providers=("2117", "2221"))) == prices["3149"]
    assert carrier.price(replace(WANTED, providers=("1",))) is None


@pytest.mark.parametrize("kind", ["html", "no_effect"])
def test_no_price_is_known_where_the_list_tells_none(
    sandbox: Sandbox, carrier: SmsbowerActivations, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "html":
        sandbox.fault("getPrices", "html", times=9)
    else:
        request = carrier._prices._wire._request
        monkeypatch.setattr(carrier._prices._wire, "_request", lambda _action, params: request("getPriceList", params))
    assert carrier.price(WANTED) is None


@pytest.mark.parametrize("place", [{"service": "zz"}, {"country": "9"}])
def test_a_place_that_does_not_exist_is_refused(carrier: SmsbowerActivations, place: dict[str, Any]) -> None:
    with pytest.raises(RefusedError, match="no such"):
        carrier.price(replace(WANTED, **place))
