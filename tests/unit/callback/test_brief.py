# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The output of a run whose tasks return much."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ansible_collections.dialtone.telecom.plugins.callback.brief import MOST, brief
from tests.support.playbook import Host
from tests.support.sandbox import Sandbox

NUMBERS = [f"+1206555{at:04}" for at in range(5 * MOST)]


def result(*failed: str) -> dict[str, Any]:
    rows = [{"name": number, "status": "failed" if number in failed else "done"} for number in NUMBERS]
    return {"plan": [{"name": number} for number in NUMBERS], "results": rows, "counts": {}, "api_calls": {}}


def test_what_failed_is_shown_first_and_the_rest_is_counted() -> None:
    whole = result(NUMBERS[-1])
    shown = brief(whole)
    assert [row["name"] for row in shown["results"][:-1]] == [NUMBERS[-1], *NUMBERS[: MOST - 1]]
    assert shown["results"][-1] == shown["plan"][-1] == "and 80 more: -v prints all"
    assert len(whole["results"]) == len(NUMBERS)


def test_a_result_that_is_not_long_is_shown_as_it_is() -> None:
    short = {**result(), "plan": [], "results": result()["results"][:MOST]}
    assert brief(short) == short


def test_a_run_that_fails_prints_a_page(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.control("grant", {"api": "tcxc", "numbers": [number[1:] for number in NUMBERS]})
    contact = {"contact": "sip:{number}@pbx.example.com"}
    host = Host(tmp_path, sandbox, "tcxc", numbers_numbers=NUMBERS, numbers_defaults=contact)
    (tmp_path / "ansible.cfg").write_text("[defaults]\nstdout_callback = dialtone.telecom.brief\n")
    handed_over: dict[str, Any] = {"numbers_listed": True, "numbers_file": None, "ported": []}
    run = host.role("numbers", tasks_from="converge", _numbers_handed_over=handed_over, _numbers_expected_plan=[])
    assert run.code == 2
    assert "The account or the market changed since the plan was made" in run.text
    assert run.output.count("and 80 more: -v prints all") >= 2
    assert len(run.output) < 20_000
