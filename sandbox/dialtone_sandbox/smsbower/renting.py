# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""getNumber and getNumberV2: choosing an offer, making up a phone number, taking the money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from random import Random

from dialtone_sandbox.context import Json, Sandbox
from dialtone_sandbox.smsbower.catalogue import OPERATORS, USUAL_OPERATORS, Offer, known_country, known_service, offers
from dialtone_sandbox.smsbower.ledger import balance, book
from dialtone_sandbox.smsbower.wire import UNIT, Call, WordError, amount, shown

FIRST_ID = 300_000_001
PREFIXES = {
    "0": ("7916", "7918", "7921", "7900"),
    "6": ("62812", "62857", "62896"),
    "12": ("1206", "1213", "1646"),
    "187": ("1415", "1305", "1512"),
}
SUBSCRIBER_DIGITS = 7
TRIES = 200


@dataclass(frozen=True)
class Activation:
    """A number just rented."""

    id: int
    owner: str
    service: str
    country: str
    provider: int
    operator: str
    number: str
    cost: int
    ref: str
    rented: float
    asked: float
    status: str = "waiting"


def get_number(call: Call) -> str:
    """`ACCESS_NUMBER:id:phone`."""
    activation = _rent(call, except_prefixes=tuple(call.names("phoneException")), ref=call.text("ref"))
    return f"ACCESS_NUMBER:{activation.id}:{activation.number}"


def get_number_v2(call: Call) -> Json:
    """The same with more told; takes neither `phoneException` nor `ref`. Live, the phone number is a string."""
    activation = _rent(call, except_prefixes=(), ref="")
    return {
        "activationId": str(activation.id),
        "phoneNumber": activation.number if call.live else int(activation.number),
        "activationCost": float(amount(activation.cost)),
        "countryCode": activation.country,
        "canGetAnotherSms": 1,
        "activationTime": call.sandbox.clock.now().strftime("%Y-%m-%d %H:%M:%S"),
        "activationOperator": activation.operator,
    }


def _rent(call: Call, except_prefixes: tuple[str, ...], ref: str) -> Activation:
    offer = _offer(call)
    identifier, now = _next_id(call), call.sandbox.clock.unix()
    operators = OPERATORS.get(offer.country, USUAL_OPERATORS)
    activation = Activation(
        id=identifier,
        owner=call.owner,
        service=offer.service,
        country=offer.country,
        provider=offer.provider,
        operator=operators[identifier % len(operators)],
        number=_number(call, identifier, offer.country, except_prefixes),
        cost=offer.price,
        ref=ref,
        rented=now,
        asked=now,
    )
    _sell(call, activation)
    return activation


def _sell(call: Call, activation: Activation) -> None:
    if activation.cost > balance(call.sandbox, call.owner):
        raise WordError("NO_BALANCE")
    row = asdict(activation)
    call.store.execute(
        "UPDATE smsbower_offers SET count = count - 1"
        " WHERE country = :country AND service = :service AND provider = :provider",
        row,
    )
    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    call.store.execute(f"INSERT INTO smsbower_activations ({columns}) VALUES ({marks})", row)
    book(call, "rent", activation.id, -activation.cost)


def _offer(call: Call) -> Offer:
    """The cheapest offer that the parameters allow. Raises WordError."""
    service = _service(call)
    country = known_country(call)
    wanted, unwanted = set(call.names("providerIds")), set(call.names("exceptProviderIds"))
    most = _max_price(call)
    fitting = [
        row
        for row in offers(call, country, service)
        if row.count and (not wanted or str(row.provider) in wanted) and str(row.provider) not in unwanted
    ]
    if not fitting:
        raise WordError("NO_NUMBERS")
    cheapest = min(fitting, key=lambda row: row.price)
    if most is not None and cheapest.price > most:
        raise WordError(f"WRONG_MAX_PRICE:{shown(cheapest.price)}")
    return cheapest


def _service(call: Call) -> str:
    """Renting names an unknown service otherwise when it is live."""
    try:
        service = known_service(call)
    except WordError:
        service = ""
    if not service:
        raise WordError("WRONG_SERVICE" if call.live else "BAD_SERVICE")
    return service


def _max_price(call: Call) -> int | None:
    text = call.text("maxPrice")
    if not text:
        return None
    try:
        return int(Decimal(text) * UNIT)
    except (InvalidOperation, ValueError, OverflowError):
        raise WordError("ERROR_SQL") from None


def _next_id(call: Call) -> int:
    row = call.store.one("SELECT MAX(id) AS latest FROM smsbower_activations")
    return FIRST_ID if row is None or row["latest"] is None else int(row["latest"]) + 1


def _number(call: Call, identifier: int, country: str, except_prefixes: tuple[str, ...]) -> str:
    """A number of the country that is not rented already and begins with none of the prefixes. Raises WordError."""
    rng = Random(f"number:{call.owner}:{identifier}")
    for _attempt in range(TRIES):
        number = rng.choice(PREFIXES[country]) + "".join(rng.choices("0123456789", k=SUBSCRIBER_DIGITS))
        taken = call.store.one("SELECT 1 FROM smsbower_activations WHERE number = ?", (number,))
        if taken is None and not number.startswith(except_prefixes):
            return number
    raise WordError("NO_NUMBERS")


def sold_meanwhile(sandbox: Sandbox, params: Mapping[str, str]) -> None:
    """Another customer rents all that is left of what is asked for."""
    sandbox.store.execute(
        "UPDATE smsbower_offers SET count = 0 WHERE service = ? AND ? IN ('', 'any', country)",
        (params.get("service", ""), params.get("country", "")),
    )
