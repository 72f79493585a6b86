# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What Ansible itself takes to carry many numbers in and many results out, and the ways round it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.bench.buying import CONTACT
from tests.bench.keeping import owned
from tests.bench.place import Place, Usage
from tests.bench.table import Row, beyond

#: An estate of so many numbers is planned within so many seconds.
DECLARED, WITHIN = 10_000, 5.0


def measure(place: Place) -> Iterator[Row]:
    """By size: a list against a file, all results against those that changed; a whole estate."""
    for count in place.sizes.listed:
        numbers = owned(place, count)
        rows = [{"number": number, "contact": CONTACT} for number in numbers]
        path = place.csv(numbers)
        ways: dict[str, dict[str, Any]] = {
            "numbers_file, result_detail changed": {"numbers_file": path, "result_detail": "changed"},
            "numbers_file, all results": {"numbers_file": path},
            "numbers as a list of strings, result_detail changed": {"numbers": numbers, "result_detail": "changed"},
            "numbers as a list of dicts, all results": {"numbers": rows},
        }
        base: float | None = None
        for at, (name, way) in enumerate(ways.items()):
            ping = place.ping()
            ours = place.play({"dialtone.telecom.did_purchase": place.options("tcxc", **way, contact=CONTACT)})
            seconds = beyond(ours.seconds, ping.seconds)
            base = base if at else seconds
            what = f"large: {count:,} declared numbers: {name}"
            yield Row(what=what, unit="s beyond ping", value=seconds, base=base, against="the first way")
            yield Row(what=f"{what}: peak memory", unit="MiB", value=ours.mebibytes)
        estates: dict[str, dict[str, Any]] = {
            "estate_numbers_file": {"estate_numbers_file": path},
            "estate_numbers": {"estate_numbers": numbers},
        }
        for name, declared in estates.items():
            ping, planned = place.ping(), _planned(place, declared)
            most = WITHIN if count <= DECLARED and not place.sizes.tiny else None
            what = f"large: an estate of {count:,} declared numbers is planned, {name}"
            yield Row(
                what=what, unit="s", value=planned.seconds, base=ping.seconds, against="a play of ping", most=most
            )
            yield Row(what=f"{what}: peak memory", unit="MiB", value=planned.mebibytes)


def _planned(place: Place, declared: dict[str, Any]) -> Usage:
    """The playbook plan over one account."""
    if place.sizes.tiny:
        return place.play()
    told = {f"telecom_{key}": value for key, value in place.options("tcxc").items()}
    inventory = place.inventory({"acme": {**told, **declared, "estate_defaults": {"contact": CONTACT}}})
    return place.playbook("-i", inventory, "dialtone.telecom.plan")
