# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The event source over accounts of the sandbox, as ansible-rulebook runs it: main(queue, arguments)."""

from __future__ import annotations

import asyncio
import contextlib
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.support.customer import Customer
from tests.support.environment import CHECKOUT
from tests.support.sandbox import Sandbox

SOURCE = CHECKOUT / "collections/ansible_collections/dialtone/telecom/extensions/eda/plugins/event_source/telecom.py"
Event = dict[str, Any]
#: Long enough for a few looks at an interval of a tenth of a second.
QUIET = 0.4


class Source:
    """The source with its cursor; each ``run`` is a new process as far as the source can tell."""

    def __init__(self, folder: Path, *accounts: dict[str, Any]) -> None:
        self.cursor = folder / "state" / "cursor.json"
        self.accounts = list(accounts)
        self.main = runpy.run_path(str(SOURCE))["main"]

    def run(self, *types: str) -> list[Event]:
        """The events until there is one of each type; without any type those of a few looks."""
        return asyncio.run(self.told(set(types), 20 if types else QUIET))

    async def told(self, missing: set[str], seconds: float) -> list[Event]:
        """The events until none of the types is missing, or until the time is over."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        arguments = {"cursor": str(self.cursor), "interval": 0.1, "accounts": self.accounts}
        task = asyncio.create_task(self.main(queue, arguments))
        events: list[Event] = []
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._gather(queue, task, events, missing)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        while not queue.empty():
            events.append(queue.get_nowait())
        return events

    async def _gather(
        self, queue: asyncio.Queue[Event], task: asyncio.Task[None], events: list[Event], missing: set[str]
    ) -> None:
        """Take events from the queue; an error of the source is raised."""
        while not events or missing:
            getting = asyncio.create_task(queue.get())
            await asyncio.wait({getting, task}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                task.result()
            events.append(await getting)
            missing.discard(events[-1]["type"])


def of_type(events: list[Event], kind: str) -> Event:
    [found] = [event for event in events if event["type"] == kind]
    return found


@pytest.fixture
def vitcom_source(vitcom: Customer, tmp_path: Path) -> Source:
    source = Source(tmp_path, {"name": "voice", **vitcom.sandbox.options("vitcom")})
    assert source.run() == []
    return source


def test_a_port_in_is_followed_over_restarts(vitcom: Customer, vitcom_source: Source) -> None:
    ported = ["+12065550142", "+12065550143"]
    documents: dict[str, Any] = {"loa_authorizing_person": "Ada", "loa_files": [__file__], "carrier_files": [__file__]}
    wanted: dict[str, Any] = {"numbers": ported, "category": "landline", "subscriber_type": "business"}
    assert not vitcom.run("lnp_order", **wanted, **documents)["failed"]
    ordered = of_type(vitcom_source.run("port_in_ordered"), "port_in_ordered")
    assert (ordered["name"], ordered["numbers"]) == ("voice", ported)
    vitcom.sandbox.control(
        "lnp", {"order": ordered["order_id"], "foc": "2099-05-14 16:33:24", "reject": ["2065550143"]}
    )
    moved = vitcom_source.run("port_in_scheduled", "port_in_rejected")
    assert of_type(moved, "port_in_scheduled")["foc_date"] == "2099-05-14T16:33:24"
    assert of_type(moved, "port_in_rejected")["numbers"] == ported[1:]
    vitcom.sandbox.control("lnp", {"order": ordered["order_id"], "complete": True})
    here = vitcom_source.run("port_in_completed", "numbers_arrived")
    assert (of_type(here, "port_in_completed")["numbers"], of_type(here, "numbers_arrived")["numbers"]) == (
        ported[:1],
        ported[:1],
    )
    assert vitcom_source.run() == []


def test_numbers_and_orders_are_told_once_and_what_happened_meanwhile_too(
    vitcom: Customer, vitcom_source: Source
) -> None:
    number = "+12067770001"
    assert not vitcom.buy(number=number, trunk_group="here")["failed"]
    events = vitcom_source.run("numbers_arrived")
    assert [event["type"] for event in events] == ["order_placed", "order_completed", "numbers_arrived"]
    assert events[0]["amount"] == "1.00"
    vitcom.run("did_purchase", number=number, state="absent", max_releases=1)
    vanished = of_type(vitcom_source.run("numbers_vanished"), "numbers_vanished")
    assert (vanished["numbers"], vanished["id"]) == ([number], "voice-4")
    assert vitcom_source.run() == []


def test_a_balance_is_told_when_it_crosses_the_mark(vitcom: Customer, tmp_path: Path) -> None:
    account = {"name": "voice", **vitcom.sandbox.options("vitcom"), "watch": ["balance"]}
    assert vitcom.buy(number="+12067770001", trunk_group="here")["failed"] is False
    low = Source(tmp_path, {**account, "balance_below": "100000"}).run("balance_low")[0]
    assert (low["below"], float(low["balance"]) < 100000) == ("100000", True)
    assert Source(tmp_path, {**account, "balance_below": "100000"}).run() == []
    [restored] = Source(tmp_path, {**account, "balance_below": "1"}).run("balance_restored")
    assert restored["balance"] == low["balance"]


class KilledError(Exception):
    """Ends the source."""


def killed_while_it_tells(source: Source) -> Event:
    """The one event that got out before the source ended, with nothing noted after it."""
    told: list[Event] = []

    class Deadly(asyncio.Queue[Event]):
        async def put(self, item: Event) -> None:
            told.append(item)
            raise KilledError

    arguments = {"cursor": str(source.cursor), "interval": 0.1, "accounts": source.accounts}
    with pytest.raises(KilledError):
        asyncio.run(source.main(Deadly(), arguments))
    [event] = told
    return event


def test_an_event_told_by_a_source_that_was_killed_is_told_again_as_it_was(vitcom: Customer, tmp_path: Path) -> None:
    account = {"name": "v", **vitcom.sandbox.options("vitcom"), "watch": ["balance", "numbers"]}
    assert Source(tmp_path, {**account, "balance_below": "100"}).run() == []
    low = killed_while_it_tells(Source(tmp_path, {**account, "balance_below": "100000"}))
    vitcom.give("+12067770001")
    events = Source(tmp_path, {**account, "balance_below": "100"}).run("balance_restored", "numbers_arrived")
    assert events[0] == low
    assert {event["type"]: event["id"] for event in events} == {
        "balance_low": "v-1",
        "numbers_arrived": "v-2",
        "balance_restored": "v-3",
    }


def test_what_cannot_be_read_is_told_once_and_is_no_change(vitcom: Customer, vitcom_source: Source) -> None:
    vitcom_source.accounts[0] |= {"retries": 0, "watch": ["numbers"]}
    vitcom.give("+12067770001")
    assert len(vitcom_source.run("numbers_arrived")) == 1
    vitcom.sandbox.fault("getnumbers", "500", times=1000)
    [unreadable] = vitcom_source.run("unreadable")
    assert (unreadable["what"], "HTTP 500" in unreadable["problem"]) == ("numbers", True)
    assert vitcom_source.run() == []
    vitcom.sandbox.clear_faults()
    assert [event["type"] for event in vitcom_source.run("readable_again")] == ["readable_again"]


def test_codes_and_calls_of_other_carriers(sandbox: Sandbox, tmp_path: Path) -> None:
    wholesale = {"name": "wholesale", **sandbox.options("tcxc"), "watch": ["numbers", "calls"]}
    codes = {"name": "codes", **sandbox.options("smsbower")}
    sandbox.control("cdrs", {"count": 3})
    source = Source(tmp_path, wholesale, codes)
    assert source.run() == []
    rented = Customer("smsbower", sandbox).run("sms_activation", service="tg", country="187", wait=False)
    sandbox.control("sms", {"id": rented["activation"]["id"], "code": "12 34:5"})
    Customer("tcxc", sandbox).give("+12067770001")
    codes["activations"] = [rented["activation"]["id"]]
    events = source.run("activation_received", "numbers_arrived")
    assert (of_type(events, "activation_received")["code"], len(events)) == ("12 34:5", 2)
    assert source.run() == []


def test_another_account_under_the_same_name_begins_anew(sandbox: Sandbox, tmp_path: Path) -> None:
    Customer("tcxc", sandbox).give("+12067770001")
    assert Source(tmp_path, {"name": "acme", **sandbox.options("tcxc")}).run() == []
    stranger = next(row for row in sandbox.accounts["more"] if row["api"] == "tcxc")
    login = {key: stranger[key] for key in ("account", "api_key")}
    assert Source(tmp_path, {"name": "acme", **sandbox.options("tcxc"), **login}).run() == []


def test_a_file_that_is_no_cursor_stops_the_source(sandbox: Sandbox, tmp_path: Path) -> None:
    source = Source(tmp_path, {"name": "acme", **sandbox.options("tcxc")})
    assert source.run() == []
    assert source.cursor.stat().st_mode & 0o077 == 0
    assert sandbox.accounts["tcxc"]["api_key"] not in source.cursor.read_text()
    source.cursor.write_text(json.dumps({"something": "else"}))
    with pytest.raises(ValueError, match="is no cursor of this event source: move it away to begin anew"):
        source.run("numbers_arrived")


def test_arguments_that_cannot_work_are_told_at_once(tmp_path: Path) -> None:
    account = {"name": "acme", "account": "a", "api_key": "k"}
    wrong = {**account, "carrier": "tcxc", "balance_below": "much", "watch": ["orders"]}
    with pytest.raises(
        ValueError, match=r"\Aaccount acme: carrier tcxc tells no orders, only numbers and calls; "
    ) as told:
        Source(tmp_path, wrong, {**account, "carrier": "vitcom"}).run("unreadable")
    assert str(told.value).split("; ")[1:] == [
        "account acme: balance_below: 'much' is not an amount such as 20.00",
        "account acme: api_url is required for carrier vitcom: it publishes no address",
        "acme is the name of two accounts",
    ]
    with pytest.raises(ValueError, match=r"accounts\[0\]: unknown key 'api_kye'; did you mean api_key\?"):
        Source(tmp_path, {**account, "carrier": "tcxc", "api_kye": "k"}).run("unreadable")


@pytest.mark.parametrize("below", ["", "1e3", "-1", " 5", "\N{ARABIC-INDIC DIGIT THREE}", "1,000", "NaN"])
def test_a_mark_that_is_no_plain_amount_is_told(tmp_path: Path, below: str) -> None:
    account = {"name": "acme", "account": "a", "api_key": "k", "carrier": "vitcom", "api_url": "http://127.0.0.1:9"}
    with pytest.raises(ValueError, match=r"\Aaccount acme: balance_below: .*(is not an amount|is empty|below 0)"):
        Source(tmp_path, {**account, "balance_below": below}).run("unreadable")


def test_two_sources_do_not_share_a_cursor(sandbox: Sandbox, tmp_path: Path) -> None:
    async def both() -> None:
        source = Source(tmp_path, {"name": "acme", **sandbox.options("tcxc")})
        await asyncio.gather(source.told({"unreadable"}, 2), source.told({"unreadable"}, 2))

    with pytest.raises(ValueError, match="another event source uses it; give each its own"):
        asyncio.run(both())
