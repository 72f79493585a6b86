# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""An answer that breaks the carrier's contract: the message names the call, the place, and what was expected there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.support.customer import BLOCK, Customer
from tests.support.environment import BIN, CHECKOUT, ansible_environment
from tests.support.impostor import Impostor
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

ONE = BLOCK[0]
BROKEN = "the answer is not what the API promises"
HARMLESS = "The call only reads: nothing was changed. Check api_url; if it is right, the carrier's API has changed."
FOR_SALE = {"number": ONE[1:], "i_did": 7, "voice": 1, "setup_fee": "1.00", "monthly_fee": "2.00"}
ENTRY = {"date": "2026-01-31 00:00:00", "activity": "Order", "debit": "1.00", "credit": "0.00"}
Answering: TypeAlias = Callable[..., Impostor]
#: module, carrier, call, its answer, and what is said of it
READS: list[tuple[str, str, str, Any, str]] = [
    (
        *("number_info", "tcxc", "list"),
        {"status": "success", "dids": [FOR_SALE, {**FOR_SALE, "number": None}]},
        "{broken}, at $.dids[1].number: expected a phone number (7 to 15 digits with country code), got null",
    ),
    (
        *("did_market_info", "tcxc", "market"),
        {"status": "success", "dids": [{**FOR_SALE, "monthly_fee": "free"}]},
        'tcxc market: {broken}, at $.dids[0].monthly_fee: expected an amount of money such as 2.1944, got "free"',
    ),
    (
        *("cdr_info", "tcxc", "callhistory"),
        {"status": "success", "cdrs": [{"i_cdr": "1", "duration": "0:30"}, {"i_cdr": "2", "duration": "1 min"}]},
        '{broken}, at $.cdrs[0].duration: expected a whole number, got "0:30"; 1 more do not fit',
    ),
    (
        *("trunk_group_info", "vitcom", "get_trunk"),
        '{"status": "200", "data": [{"id": "3", "title": "in", "primaryPort": "sip"},]}',
        'vitcom get_trunk: {broken}, at $.data[0].primaryPort: expected a whole number, got "sip"',
    ),
    (
        *("lnp_order_info", "vitcom", "get_lnp_orders"),
        {"status": "200", "data": {"Orders": [{"orderno": "7", "numbers": ["2062190001"]}, {"numbers": []}]}},
        "{broken}, at $.data.Orders[1].orderno: expected text that is not empty, got no such key, only numbers",
    ),
    (
        *("balance_info", "vitcom", "financial_summary"),
        {"status": "200", "data": [{**ENTRY, "balance": "4.00"}, {**ENTRY, "balance": ["3.00"]}]},
        "{broken}, at $.data[1].balance: expected an amount of money such as 2.50, got a list of 1",
    ),
    (
        *("balance_info", "smsbower", "getBalance"),
        "ACCESS_BALANCE:plenty",
        'smsbower getBalance: {broken}, at $: expected ACCESS_BALANCE:amount, got "ACCESS_BALANCE:plenty"',
    ),
    (
        *("sms_price_info", "smsbower", "getPrices"),
        {"187": {"tg": {"cost": 0.5, "count": None}}},
        '{broken}, at $["187"].tg.count: expected a whole number, got null',
    ),
]


@pytest.fixture
def answering(sandbox: Sandbox) -> Iterator[Answering]:
    """A carrier that answers some calls so, and the others as it should."""

    def told(answers: dict[str, Any]) -> Impostor:
        bodies = {call: body if isinstance(body, str) else json.dumps(body) for call, body in answers.items()}
        return running.enter_context(Impostor(sandbox, bodies))

    with ExitStack() as running:
        yield told


def message(carrier: Impostor, module: str, name: str, **params: Any) -> str:
    """What a module that fails has to say."""
    result = run_module(module, carrier.options(name) | params)
    assert result["failed"]
    return str(result["msg"])


@pytest.mark.parametrize(("module", "carrier", "call", "answer", "said"), READS)
def test_a_read_names_the_place(
    answering: Answering, module: str, carrier: str, call: str, answer: Any, said: str
) -> None:
    assert f"{said.format(broken=BROKEN)}. {HARMLESS}" in message(answering({call: answer}), module, carrier)


def test_a_write_that_is_refused_says_that_nobody_knows(answering: Answering, impatient: None) -> None:
    carrier = answering({"defineTrunk": {"status": "7"}})
    told = message(carrier, "trunk_group", "vitcom", title="in", primary={"ip": "192.0.2.1"}, billing_type="metered")
    assert "vitcom defineTrunk: " in told
    assert f'{BROKEN}, at $.status: expected 200 or 201, got "7"' in told
    assert "un again" in told
    assert HARMLESS not in told


def test_nor_is_a_write_that_may_be_repeated_called_harmless(answering: Answering, impatient: None) -> None:
    carrier = answering({"updatenumber": {"status": "7"}})
    carrier.sandbox.control("grant", {"api": "vitcom", "numbers": [ONE]})
    told = message(carrier, "number_update", "vitcom", number=ONE, status="inactive")
    assert f'{BROKEN}, at $.status: expected 200 or 201, got "7", and whether it took effect does not show' in told
    assert HARMLESS not in told


def test_a_purchase_whose_answer_is_refused_is_looked_for(
    answering: Answering, tcxc: Customer, impatient: None
) -> None:
    """The impostor did not pass it on, so it is not found."""
    carrier = answering({"purchase": {"status": "perhaps"}})
    told = message(carrier, "did_purchase", "tcxc", number=ONE, billing_account=1, **tcxc.here)
    assert 'at $.status: expected success, or fail or error with a message, got "perhaps"' in told
    assert tcxc.bought() == []


def test_secrets_in_the_answer_are_masked(answering: Answering, sandbox: Sandbox) -> None:
    key = sandbox.accounts["tcxc"]["api_key"]
    rows = [
        {**FOR_SALE, "voice": f"smpp:acme:hush-hush:1@smpp.example.com {key}"},
        {**FOR_SALE, "contact": {"password": "hush-hush"}},
    ]
    told = [message(answering({"list": {"status": "success", "dids": [row]}}), "number_info", "tcxc") for row in rows]
    assert 'at $.dids[0].voice: expected 0 or 1, got "smpp:acme:********:1@smpp.example.com ********"' in told[0]
    assert "at $.dids[0].contact: expected text, got an object with password" in told[1]
    assert key not in str(told)
    assert "hush" not in str(told)


def test_without_jsonschema_the_parser_speaks(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    told = message(answering({"getBalance": "ACCESS_BALANCE:plenty"}), "balance_info", "smsbower")
    assert f"smsbower getBalance: {BROKEN} ('plenty' is not an amount)" in told
    assert told.endswith("install jsonschema for this interpreter: pip install jsonschema")


def test_what_is_no_json_is_shown_as_it_is(answering: Answering) -> None:
    told = message(answering({"get_trunk": "<h1>Down for a while</h1>"}), "trunk_group_info", "vitcom")
    assert "a web page came in place of the API's answer" in told
    assert " at $" not in told


SCRIPT = """
import json, sys
from tests.support.modules import run_module
for module, options in json.loads(sys.argv[1]):
    assert not run_module(module, options)["failed"]
print([name for name in sys.modules if name.startswith("jsonschema") or name.endswith(".contract")])
"""


def test_a_good_run_imports_nothing_of_it(sandbox: Sandbox) -> None:
    tasks = [(module, sandbox.options(carrier)) for module, carrier, *_rest in READS]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(tasks)],
        env={"PYTHONPATH": f"{CHECKOUT / 'collections'}:{CHECKOUT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_ansible_takes_it_along(answering: Answering, tmp_path: Path) -> None:
    """What only a failure imports is in the payload of a real task, too."""
    module, carrier, call, answer, said = READS[3]
    task = {f"dialtone.telecom.{module}": answering({call: answer}).options(carrier)}
    (tmp_path / "play.yml").write_text(json.dumps([{"hosts": "localhost", "gather_facts": False, "tasks": [task]}]))
    run = subprocess.run(
        [str(BIN / "ansible-playbook"), str(tmp_path / "play.yml")],
        env=ansible_environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.format(broken=BROKEN) in run.stdout.replace('\\"', '"')
