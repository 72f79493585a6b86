# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The carriers' contracts say what the parsers say: no answer is taken by one and refused by the other.

An answer may have several parsers, for each takes what its task needs. So a schema refuses what any of them refuses.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.contract import Contract
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.smsbower.contract import CONTRACT as SMSBOWER
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.contract import CONTRACT as TCXC
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.contract import CONTRACT as VITCOM
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AuthenticationError,
    ContractError,
    RefusedError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer
from tests.integration.calls import smsbower, tcxc, vitcom
from tests.integration.calls.samples import SAMPLES
from tests.support.answers import Interpret, Taken, recorded, variants
from tests.support.customer import BLOCK, Customer
from tests.support.sandbox import Sandbox
from tests.support.seeds import ABSENT, are_here

CONTRACTS = {contract.carrier: contract for contract in (TCXC, VITCOM, SMSBOWER)}
IN_SEEDS = [] if are_here("001", "002", "003", "004") else ABSENT
CARRIERS = Path(__file__).parents[3] / "plugins" / "module_utils" / "carriers"
#: The requests of live calls and downloads go by no wire, for they answer no JSON.
SENDING = {"read", "read_owned", "write", "write_once", "once", "repeatable"}
#: As the documents print it, and as they print it elsewhere or as it was seen live.
READINGS: list[dict[str, Any]] = [
    {},
    {
        "cart": "account",
        "order_status": "state",
        "reserve_many": "all",
        "lnp_shape": "broken",
        "tns_shape": "list",
        "list_path": "misspelt",
        "number_digits": "11",
        "payload_key": "data",
        "search_shape": "numbers",
        "category_case": "title",
        "live_errors": "live",
        "trailing_commas": True,
    },
]


def _freed(customer: Customer) -> None:
    """What was reserved and is too dear is freed; its order stays open, and the ledger tells that nobody paid it."""
    assert customer.buy(number=BLOCK[0], budget={"setup": "0.01"}, **customer.here)["failed"]
    assert customer.buy(number=BLOCK[0], check=True, **customer.here)["plan"][0]["action"] == "adopt"


def _all_trunk_groups(customer: Customer) -> None:
    customer.give(BLOCK[0])
    assert customer.run("traffic_info", report="trunk_groups")["rows"]


#: What reaches every call, and every parser of it.
STEPS: dict[str, list[Callable[[Customer], None]]] = {
    "tcxc": [*tcxc.STEPS.values()],
    "vitcom": [*vitcom.STEPS.values(), _freed, _all_trunk_groups],
    "smsbower": [*smsbower.STEPS.values()],
}


@dataclass
class Recorded:
    """What one carrier's modules took, by call; one list for each reading."""

    contract: Contract
    calls: list[dict[str, list[Taken]]] = field(default_factory=list)

    def of(self, call: str) -> list[Taken]:
        return [one for found in self.calls for one in found[call]]

    def samples(self, call: str) -> list[str]:
        """The longest answer in each reading."""
        return [max((one.answer.text for one in found[call]), key=len) for found in self.calls]

    def parsers(self, call: str) -> list[Interpret]:
        """One for each way through the carrier's code."""
        return list({one.by: one.interpret for one in self.of(call)}.values())


def _go_through(carrier: str, sandbox: Sandbox, readings: dict[str, Any]) -> None:
    """Take every step, each on a fresh carrier."""
    for step in STEPS[carrier]:
        sandbox.reset()
        sandbox.control("readings", readings)
        customer = Customer(carrier, sandbox)
        if carrier != "smsbower":
            customer.set_up()
        step(customer)


@pytest.fixture(scope="module", params=CONTRACTS)
def taken(request: pytest.FixtureRequest, sandbox_process: Sandbox) -> Recorded:
    result = Recorded(CONTRACTS[request.param])
    for readings in READINGS:
        found: list[Taken] = []
        with recorded(found):
            _go_through(request.param, sandbox_process, readings)
        calls: dict[str, list[Taken]] = defaultdict(list)
        for one in found:
            calls[one.call].append(one)
        result.calls.append(calls)
    return result


def test_every_call_that_answers_json_has_a_schema(taken: Recorded) -> None:
    for calls in taken.calls:
        assert set(calls) - {"live calls"} == set(taken.contract.schemas)


def test_every_parser_took_an_answer(taken: Recorded) -> None:
    used = {one.by[0] for calls in taken.calls for found in calls.values() for one in found}
    missed = [site for site in _sending_lines(taken.contract.carrier) if not site & used]
    assert missed == []


def _sending_lines(carrier: str) -> Iterator[set[str]]:
    """Where the carrier's code asks its wire to send: the lines of each such call."""
    for path in (CARRIERS / carrier).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if path.name != "wire.py" and isinstance(node, ast.Call) and _is_sent_by_a_wire(node.func):
                yield {f"{carrier}/{path.name}:{line}" for line in range(node.lineno, (node.end_lineno or 0) + 1)}


def _is_sent_by_a_wire(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr in SENDING and "wire" in ast.unparse(function.value)


def test_good_answers_keep_the_contract(taken: Recorded) -> None:
    for call in taken.contract.schemas:
        validator = taken.contract.validator(call)
        for one in taken.of(call):
            assert list(validator.iter_errors(taken.contract.decode(one.answer.text))) == [], one.answer.text


def test_a_schema_refuses_what_a_parser_refuses_and_nothing_else(
    taken: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One-sided is nothing but what the carrier calls an error: then no parser looks at the rest."""
    monkeypatch.setattr(Contract, "explained", lambda _contract, _call, _answer, _redact, plain: plain)
    drift: list[str] = []
    for call in taken.contract.schemas:
        parsers, validator = taken.parsers(call), taken.contract.validator(call)
        for what, text in variants(taken.samples(call)):
            verdicts = {_verdict(parser, text) for parser in parsers}
            fits = validator.is_valid(_decoded(taken.contract, text))
            if "error" not in verdicts and fits == ("refused" in verdicts):
                drift.append(f"{call}: {what}: {verdicts}")
    assert drift == []


class TestSeeds:
    """What the documents print, with something filled in for what they leave open."""

    pytestmark = IN_SEEDS

    def test_the_documents_own_samples_keep_the_contract(self, taken: Recorded) -> None:
        samples = SAMPLES[taken.contract.carrier]()
        # No document prints how a purchase succeeds.
        assert set(samples) == set(taken.contract.schemas) - {"purchase"}
        for call, text in ((call, text) for call, printed in samples.items() for text in printed):
            errors = list(taken.contract.validator(call).iter_errors(taken.contract.decode(text)))
            assert (errors, {_verdict(parser, text) for parser in taken.parsers(call)}) == ([], {"taken"}), text


def _verdict(parser: Interpret, text: str) -> str:
    try:
        parser(Answer(status=200, content_type="application/json", text=text))
    except (RefusedError, AuthenticationError):
        return "error"
    except ContractError:
        return "refused"
    return "taken"


def _decoded(contract: Contract, text: str) -> Any:
    """As the schemas see it; what is not JSON at all is nothing to them."""
    try:
        return contract.decode(text)
    except ValueError:
        return None
