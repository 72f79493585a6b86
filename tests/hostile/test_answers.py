# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Whatever a carrier answers: a clear error or a correct result, soon, and nothing is sent that nobody asked for.

What modules are answered by the sandbox is recorded; then they run again, and one of the answers is a lie.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from tests.hostile.effort import effort, tried
from tests.hostile.judge import as_documented, nothing_unasked, sound
from tests.hostile.lies import lie
from tests.hostile.replay import Answer, Replay, Run, recorded
from tests.hostile.waiting import no_waiting
from tests.integration.calls import smsbower, tcxc, vitcom
from tests.integration.calls.documented import DOCUMENTED
from tests.support.customer import BLOCK, Customer
from tests.support.sandbox import Sandbox


def _whole_account(customer: Customer) -> None:
    customer.give(*BLOCK[:2])
    assert not customer.run("account_info")["failed"]


STEPS: dict[str, list[Callable[[Customer], None]]] = {
    "tcxc": [*tcxc.STEPS.values(), _whole_account],
    "vitcom": [*vitcom.STEPS.values(), _whole_account],
    "smsbower": [*smsbower.STEPS.values()],
}
#: As the log of the sandbox names them, and as the path does.
SPELT = {"livecalls": "v_livecalls.php"}


def runs(carrier: str, sandbox: Sandbox) -> list[Run]:
    """Runs of modules that make every call of the carrier."""
    found: list[Run] = []
    for step in dict.fromkeys(STEPS[carrier]):
        sandbox.reset()
        customer = Customer(carrier, sandbox)
        with recorded(carrier, found):
            if carrier != "smsbower":
                customer.set_up()
            step(customer)
    return found


@st.composite
def lies(draw: st.DrawFn, call: str, able: list[Run]) -> tuple[Replay, bool]:
    """A run in which one of a call's answers, or each from there on, is a lie."""
    run = draw(st.sampled_from(able))
    at = draw(st.integers(0, len(run.answers[call]) - 1))
    bad, always = draw(lie(run.answers[call][at])), draw(st.booleans())

    def spoil(name: str, before: int, good: Answer) -> Answer:
        return bad if name == call and (before == at or (always and before > at)) else good

    why = f"{run.module} {call}[{at}]{'...' if always else ''}: {bad.status} {bad.headers} {bad.body!r:.2000}"
    note(why)
    return Replay(run, spoil, why=why), draw(st.booleans())


@pytest.mark.parametrize("carrier", STEPS)
def test_a_lie_in_an_answer_ends_in_a_result_or_a_clear_error(sandbox: Sandbox, folder: Path, carrier: str) -> None:
    known = runs(carrier, sandbox)
    for call in (SPELT.get(name, name) for name in DOCUMENTED[carrier]):
        able = [run for run in known if call in run.answers]
        assert able, call

        @effort(2)
        @given(lies(call, able))
        def each(drawn: tuple[Replay, bool]) -> None:
            replay, check = drawn
            with no_waiting():
                result = replay.result(check=check or replay.run.check, retries=1)
            sound(result)
            as_documented(replay.run, result)
            nothing_unasked(replay.run, replay.sent, check=check or replay.run.check)
            tried[f"answers of {carrier}"] += 1

        each()
