# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Twenty accounts as twenty hosts of one playbook, by the number of forks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.bench.place import Place
from tests.bench.table import Row

LARGEST = 200


def hosts(place: Place) -> dict[str, dict[str, Any]]:
    """Half of the accounts on tcxc, half on vitcom, each with a pool of five."""
    half = place.sizes.accounts // 2
    place.sandbox.accounts = place.sandbox.control("reset", {"accounts": half, "balance": "1000000"})
    found: dict[str, dict[str, Any]] = {}
    for api in ("tcxc", "vitcom"):
        rows = [place.sandbox.accounts[api], *(row for row in place.sandbox.accounts["more"] if row["api"] == api)]
        for at, row in enumerate(rows):
            told = {f"telecom_{key}": row[key] for key in ("account", "api_key", "api_url")}
            found[f"{api}_{at:02}"] = {"telecom_carrier": api, **told, **_declared(api, at)}
    return found


def _declared(api: str, at: int) -> dict[str, Any]:
    """Every account has a block of its own to buy from, so that none takes what another was about to."""
    if api == "tcxc":
        pool = {"name": "block", "count": 5, "select": {"prefix": f"1206777{at:02}"}}
        return {"estate_pools": [pool], "estate_defaults": {"contact": "sip:a@b.example", "billing_account": "1"}}
    group = {"title": "hq", "primary": {"ip": "192.0.2.1"}, "billing_type": "metered"}
    pool = {"name": "block", "count": 5, "select": {"category": "landline", "state": "WA", "npanxx": f"2067{at:02}"}}
    return {"estate_trunk_groups": [group], "estate_pools": [pool], "estate_defaults": {"trunk_group": "hq"}}


def stock(place: Place) -> None:
    """The blocks, on both markets."""
    accounts = range(place.sizes.accounts // 2)
    facts = {"setup_fee": "1.0000", "monthly_fee": "2.5000", "verification_required": 0, "voice": 1, "sms": 0}
    rows = [{"number": f"1206777{at:02}{line:02}", **facts} for at in accounts for line in range(8)]
    place.sandbox.control("market", {"api": "tcxc", "add": rows})
    lines = [
        {"number": f"2067{at:02}{line:04}", "state": "WA", "price": "1.00"} for at in accounts for line in range(8)
    ]
    place.sandbox.control("market", {"api": "vitcom", "add": lines})


def measure(place: Place) -> Iterator[Row]:
    """Provisioned from nothing with each number of forks, then converged, then the same in two halves."""
    base: float | None = None
    for forks in place.sizes.forks:
        inventory = place.inventory(hosts(place))
        stock(place)
        what = f"estate: {place.sizes.accounts} accounts provisioned with {forks} forks"
        ours = _provisioned(place, inventory, forks)
        base = base or ours.seconds
        yield Row(what=what, unit="s", value=ours.seconds, base=base, against=f"{place.sizes.forks[0]} forks")
        yield Row(what=f"{what}: peak memory", unit="MiB", value=ours.mebibytes, most=LARGEST)
    again = _provisioned(place, inventory, forks)
    what = f"estate: {place.sizes.accounts} accounts found converged with {forks} forks"
    yield Row(what=what, unit="s", value=again.seconds, base=ours.seconds, against="provisioning them")


def _provisioned(place: Place, inventory: str, forks: int) -> Any:
    if place.sizes.tiny:
        return place.play()
    ours = place.playbook("-i", inventory, "--forks", str(forks), "dialtone.telecom.provision")
    assert len(list((place.folder / "artifacts").glob("*.plan.json"))) == place.sizes.accounts
    return ours
