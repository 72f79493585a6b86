# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What smsbower rents out: services, countries, providers, and their prices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from dialtone_sandbox.context import Json
from dialtone_sandbox.smsbower.wire import Call, WordError, amount
from dialtone_sandbox.store import Store

SERVICES = {"tg": "Telegram", "wa": "Whatsapp", "go": "Google,youtube,Gmail"}
COUNTRIES = {"0": "Russia", "6": "Indonesia", "12": "USA (virtual)", "187": "USA"}
RUSSIAN_NAMES = {"0": "Россия", "6": "Индонезия", "12": "США (виртуальные)", "187": "США"}
OPERATORS = {"0": ("mts", "beeline", "megafon"), "6": ("telkomsel", "indosat", "three")}
USUAL_OPERATORS = ("tmobile", "att", "any")
PROVIDERS = (2117, 2221, 3149)
"""Each sells every service in every country, at its own price."""


@dataclass(frozen=True)
class Offer:
    """What one provider sells of a service in a country; `price` in ten-thousandths."""

    country: str
    service: str
    provider: int
    price: int
    count: int

    @property
    def cost(self) -> float:
        """The price as JSON shows it."""
        return float(amount(self.price))


def stock(store: Store, rng: Random, numbers: int) -> None:
    """Offers of all providers, about `numbers` numbers in all, from 0.05 to 1.00; the first provider is cheapest."""
    share = numbers // (len(COUNTRIES) * len(SERVICES) * len(PROVIDERS))
    store.executemany(
        "INSERT INTO smsbower_offers (country, service, provider, price, count) VALUES (?, ?, ?, ?, ?)",
        [
            (country, service, provider, base + n * rng.randrange(100, 2000), share // 2 + rng.randrange(share + 1))
            for country in COUNTRIES
            for service in SERVICES
            for base in [rng.randrange(500, 6000)]
            for n, provider in enumerate(PROVIDERS)
        ],
    )


def known_service(call: Call) -> str:
    """The service asked for; empty when left out. Raises WordError."""
    service = call.text("service")
    if service and service not in SERVICES:
        raise WordError("BAD_SERVICE")
    return service


def known_country(call: Call) -> str:
    """The country asked for; empty when left out or "any". Raises WordError."""
    country = call.text("country")
    if country in ("", "any"):
        return ""
    if country not in COUNTRIES:
        raise WordError("BAD_COUNTRY")
    return country


def offers(call: Call, country: str, service: str) -> list[Offer]:
    """The offers in this country (or all) for this service (or all)."""
    rows = call.store.query(
        "SELECT * FROM smsbower_offers WHERE (? = '' OR country = ?) AND (? = '' OR service = ?)"
        " ORDER BY CAST(country AS INTEGER), service, price",
        (country, country, service, service),
    )
    return [Offer(**row) for row in map(dict, rows)]


def _priced(call: Call) -> list[Offer]:
    return offers(call, known_country(call), known_service(call))


def _grouped(rows: Iterable[Offer]) -> dict[str, dict[str, list[Offer]]]:
    """Offers by country and service."""
    groups: dict[str, dict[str, list[Offer]]] = {}
    for row in rows:
        groups.setdefault(row.country, {}).setdefault(row.service, []).append(row)
    return groups


def _count(rows: Iterable[Offer]) -> int:
    return sum(row.count for row in rows)


def _lowest(rows: list[Offer]) -> float:
    """The lowest price at which there are numbers, or else were."""
    return min((row for row in rows if row.count), key=lambda row: row.price, default=rows[0]).cost


def get_prices(call: Call) -> Json:
    """`{country: {service: {cost, count}}}`: the lowest price and how many numbers there are."""
    return {
        country: {service: {"cost": _lowest(rows), "count": _count(rows)} for service, rows in services.items()}
        for country, services in _grouped(_priced(call)).items()
    }


def get_prices_v2(call: Call) -> Json:
    """`{country: {service: {price: count}}}`."""
    return {
        country: {
            service: {str(cost): _count(row for row in rows if row.cost == cost) for cost in [row.cost for row in rows]}
            for service, rows in services.items()
        }
        for country, services in _grouped(_priced(call)).items()
    }


def get_prices_v3(call: Call) -> Json:
    """`{country: {service: {provider: {count, price, provider_id}}}}`."""
    return {
        country: {
            service: {
                str(row.provider): {"count": row.count, "price": row.cost, "provider_id": row.provider} for row in rows
            }
            for service, rows in services.items()
        }
        for country, services in _grouped(_priced(call)).items()
    }


def get_countries(_call: Call) -> Json:
    """The countries, as competitors' clients expect them."""
    return [{"id": int(code), "rus": RUSSIAN_NAMES[code], "eng": name, "chn": name} for code, name in COUNTRIES.items()]


def get_services_list(_call: Call) -> Json:
    """The services, as competitors' clients expect them."""
    return {"status": "success", "services": [{"code": code, "name": name} for code, name in SERVICES.items()]}


def _summary(country: str, services: dict[str, list[Offer]]) -> dict[str, int | float]:
    rows = [row for group in services.values() for row in group]
    return {"country": int(country), "count": _count(rows), "price": _lowest(rows)}


def get_top_countries_by_service(call: Call) -> Json:
    """For each place from 0 on the country, the most numbers first; of all services when none is named."""
    groups = _grouped(offers(call, "", known_service(call)))
    ranked = [_summary(country, services) for country, services in groups.items()]
    ranked.sort(key=lambda entry: -entry["count"])
    return {str(place): entry for place, entry in enumerate(ranked)}
