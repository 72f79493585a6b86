# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Buying, at 50 ms a call: on tcxc against a bare script and a loop of ansible.builtin.uri, on vitcom its writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.bench.floor import logged, phases
from tests.bench.place import Place, Usage
from tests.bench.table import Row, beyond
from tests.support.modules import run_module

CONTACT = "sip:{number}@pbx.example.com"
#: What a task may take more than the floor and a play that does nothing, in seconds.
OWN = 0.15
OVER_FLOOR = 1.1
#: What a call of the sandbox takes, in seconds.
LATENCY = 0.05
#: How many times the loop must take, by the numbers bought.
FASTER = {200: 25, 1000: 40}
URI = "a loop of ansible.builtin.uri"


def on_tcxc(place: Place) -> Iterator[Row]:
    """A row for each comparison and each count."""
    each = _looped(place)
    for count in place.sizes.bought:
        yield from _bought(place, count, each)


def stock(place: Place, count: int) -> None:
    """A fresh market with one block that holds a tenth more than is bought."""
    place.sandbox.control("reset", {"balance": "100000000"})
    facts = {"setup_fee": "1.0000", "monthly_fee": "2.5000", "verification_required": 0, "voice": 1, "sms": 0}
    rows = [{"number": f"1206777{at:04}", **facts} for at in range(count + count // 10)]
    place.sandbox.control("market", {"api": "tcxc", "add": rows})
    place.sandbox.clear_log()


def _bought(place: Place, count: int, each: float | None) -> Iterator[Row]:
    """``each``: what one item of a loop takes, in seconds, where that could be measured."""
    ping = place.ping()
    stock(place, count)
    wanted = {"count": count, "select": {"prefix": "1206777"}, "contact": CONTACT, "billing_account": "1"}
    ours = place.play({"dialtone.telecom.did_purchase": place.options("tcxc", **wanted)})
    log = place.sandbox.log()
    calls = logged(log, "tcxc")
    writes = [call for call in calls if call[0] == "/number/purchase"]
    assert len(writes) == count
    stock(place, count)
    floor = place.floor("tcxc", phases(log, "purchase"))
    what = f"buy_tcxc: a play buys {count:,} numbers"
    allowed = floor.seconds * OVER_FLOOR + ping.seconds + OWN
    goal = f"{OVER_FLOOR} x the bare script + a play of ping + {OWN} s"
    yield Row(
        what=what, unit="s", value=ours.seconds, base=floor.seconds, against="a bare script", most=allowed, goal=goal
    )
    yield Row(what=f"{what}: calls beside the purchases", unit="calls", value=len(calls) - len(writes))
    yield Row(what=f"{what}: peak memory", unit="MiB", value=ours.mebibytes, most=200)
    why = f"{URI}, extrapolated from {place.sizes.looped} items"
    least = FASTER.get(count)
    yield Row(
        what=f"{what}: times as fast as {URI}",
        unit="times",
        value=None if each is None else (ping.seconds + each * count) / ours.seconds,
        against=why,
        least=least,
    )


def _looped(place: Place) -> float | None:
    """What one item takes, in seconds, without the start of ansible-playbook: that tells what all would."""
    count = place.sizes.looped
    stock(place, count)
    market = run_module("did_market_info", place.options("tcxc", select={"prefix": "1206777"}, limit=count))
    loop = _loop(place, [row["id"] for row in market["numbers"]])
    took = beyond(loop.seconds, place.ping().seconds)
    return None if took is None else took / count


def _loop(place: Place, items: Sequence[str]) -> Usage:
    """Purchases as a playbook without the collection would send them, by their i_did."""
    account = place.sandbox.accounts["tcxc"]
    stamp = "{{ lookup('ansible.builtin.pipe', 'date +%s') }}"
    signed = f"('purchase_did{account['api_key']}{account['account']}' ~ stamp) | hash('sha256')"
    form = {"ts": "{{ stamp }}", "api_login": account["account"], "signature": f"{{{{ {signed} }}}}", "add": "1"}
    form |= {"i_did": "{{ item }}", "billing_i_account": "1", "contact": "sip:line@pbx.example.com"}
    call = {"url": account["api_url"] + "/number/purchase", "method": "POST", "body": form}
    task: dict[str, Any] = {"ansible.builtin.uri": {**call, "body_format": "form-urlencoded", "return_content": True}}
    stamped = {"ansible.builtin.set_fact": {"stamp": stamp}}
    return place.play(
        stamped, {**task, "loop": items, "register": "bought", "failed_when": "'success' not in bought.content"}
    )


def on_vitcom(place: Place) -> Iterator[Row]:
    """A pool, and explicit numbers in both readings of ``reserve``: what is written, and how long it takes."""
    count = place.sizes.ordered
    pool = {"count": count, "select": {"category": "landline", "state": "WA", "npanxx": "206777"}}
    numbers = {"numbers": [f"+1206777{at:04}" for at in range(count)]}
    writes = 4 if count >= 1000 else None
    yield from _ordered(place, f"a pool of {count:,}", pool, "first_only", writes)
    yield from _ordered(place, f"{count:,} explicit numbers, several reserved in one call", numbers, "all", writes)
    # Each then has a reservation and an order of its own, and one comes after the other.
    few = numbers["numbers"][: max(1, count // 20)]
    what = f"{len(few):,} explicit numbers, one reserved in one call"
    yield from _ordered(place, what, {"numbers": few}, "first_only", None)


def _ordered(place: Place, name: str, wanted: dict[str, Any], reading: str, most: float | None) -> Iterator[Row]:
    ping = place.ping()
    place.sandbox.control("reset", {"balance": "100000000"})
    place.sandbox.control("readings", {"reserve_many": reading})
    rows = [{"number": f"206777{at:04}", "state": "WA", "price": "1.00"} for at in range(place.sizes.ordered)]
    place.sandbox.control("market", {"api": "vitcom", "add": rows})
    group = {"title": "hq", "primary": {"ip": "192.0.2.1"}, "billing_type": "metered"}
    place.task("trunk_group", place.options("vitcom", **group))
    place.sandbox.clear_log()
    ours = place.play({"dialtone.telecom.did_purchase": place.options("vitcom", **wanted, trunk_group="hq")})
    written = place.sandbox.calls(writes=True)
    what = f"buy_vitcom: {name}"
    yield Row(what=what, unit="s", value=ours.seconds, base=ping.seconds, against="a play of ping")
    yield Row(what=f"{what}: writes", unit="calls", value=len(written), most=most)
    yield Row(what=f"{what}: peak memory", unit="MiB", value=ours.mebibytes, most=200)
