# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Modules reach every call of the carriers' documents with every parameter, and understand its answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.calls import smsbower, tcxc, vitcom
from tests.integration.calls.documented import DOCUMENTED, smsbower_parameters, tcxc_calls, vitcom_calls
from tests.support.customer import Customer
from tests.support.recorder import Recorder
from tests.support.sandbox import Sandbox
from tests.support.seeds import ABSENT, are_here

STEPS = {"vitcom": vitcom.STEPS, "tcxc": tcxc.STEPS, "smsbower": smsbower.STEPS}
#: Sent though the document of that call does not name it: seed 002 says that the API requires it.
UNDOCUMENTED = {("tcxc", "callhistory"): {"webapi"}}
IN_SEEDS = [] if are_here("000", "001", "002", "003", "004") else ABSENT


@pytest.fixture
def recorder(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """The modules talk to the sandbox through it."""
    with Recorder(sandbox.port) as running:
        for account in (sandbox.accounts[api] for api in STEPS):
            monkeypatch.setitem(account, "api_url", account["api_url"].replace(sandbox.url, running.url))
        yield running


def sent(sandbox: Sandbox, api: str, call: str) -> set[str]:
    """The parameters that some request of the call had, other than empty."""
    rows = [row["params"] for row in sandbox.log() if (row["api"], row["call"]) == (api, call)]
    return {name for params in rows for name, value in params.items() if value != ""}


@pytest.mark.parametrize(("api", "call"), [(api, call) for api, calls in DOCUMENTED.items() for call in calls])
def test_the_call_is_made_with_every_parameter_and_understood(
    sandbox: Sandbox, recorder: Recorder, api: str, call: str
) -> None:
    customer = Customer(api, sandbox)
    if api != "smsbower":
        customer.set_up()
    STEPS[api][call](customer)
    assert sent(sandbox, api, call) == DOCUMENTED[api][call] | UNDOCUMENTED.get((api, call), set())
    token = sandbox.accounts["vitcom"]["api_key"]
    assert [target for target in recorder.targets() if token in target] == []


def test_the_recorder_would_have_seen_a_token_in_a_url(sandbox: Sandbox, recorder: Recorder) -> None:
    Customer("smsbower", sandbox).run("balance_info")
    assert [sandbox.accounts["smsbower"]["api_key"] in target for target in recorder.targets()] == [True]


def test_reserve_and_bulkreserve_are_both_reached_and_so_are_both_ways_to_rent() -> None:
    assert {"reserve", "bulkreserve"} < DOCUMENTED["vitcom"].keys()
    assert {"getNumber", "getNumberV2"} < DOCUMENTED["smsbower"].keys()
    assert {api: len(calls) for api, calls in DOCUMENTED.items()} == {"vitcom": 32, "tcxc": 7, "smsbower": 8}


class TestSeeds:
    """The calls that are tested here are those that the documents name."""

    pytestmark = IN_SEEDS

    def test_vitcom_has_32_calls(self) -> None:
        calls = vitcom_calls()
        assert len(calls) == 32
        assert calls == DOCUMENTED["vitcom"]

    def test_tcxc_has_7_calls(self) -> None:
        calls = tcxc_calls()
        assert len(calls) == 7
        assert calls == DOCUMENTED["tcxc"]

    def test_smsbower_names_the_parameters_of_7_of_its_8_calls(self) -> None:
        written = [names for call, names in DOCUMENTED["smsbower"].items() if call != "setStatus"]
        assert smsbower_parameters() == written
