# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What fuzzing the options brought to light, each as a test with a name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.judge import sound
from tests.hostile.waiting import no_waiting
from tests.support.modules import run_module

NOWHERE = {"carrier": "vitcom", "account": "1", "api_key": "key", "api_url": "http://127.0.0.1:1", "retries": 0}


def told(module: str, **params: Any) -> str:
    """Why a task is refused; nothing is sent, and nobody waits."""
    with no_waiting():
        result = run_module(module, {**NOWHERE, **params}, verbosity=4)
    sound(result)
    assert result["failed"]
    assert result.get("api_calls", {}).get("write", 0) == 0
    return str(result["msg"])


@pytest.mark.parametrize("value", [float("inf"), float("nan"), "Infinity"])
def test_what_is_no_whole_number_is_told_as_that(value: object) -> None:
    assert "retries: " in told("trunk_group_info", retries=value)


@pytest.mark.parametrize("value", ["1e9999", "1e1", "1_0", "\uff11", "\u0661\u0662", " 1", "+1", "1.0", ""])
def test_a_count_is_written_in_digits(value: str) -> None:
    assert f"concurrency: {value!r} is not a whole number" in told("trunk_group_info", concurrency=value)


POOL = {"name": "a", "count": 1}
#: Where an amount is a guard: the module and its carrier, and the options with an amount in its place.
GUARDS: dict[str, tuple[str, str, Callable[[Any], dict[str, Any]]]] = {
    "budget.setup": ("did_purchase", "vitcom", lambda cap: {"number": "2062190001", "budget": {"setup": cap}}),
    "budget.monthly": ("did_purchase", "tcxc", lambda cap: {"number": "12062190001", "budget": {"monthly": cap}}),
    "select.max_setup": ("did_purchase", "tcxc", lambda cap: {"count": 1, "select": {"prefix": "1", "max_setup": cap}}),
    "select.max_monthly": (
        "did_purchase",
        "tcxc",
        lambda cap: {"pools": [POOL | {"select": {"prefix": "1206", "max_monthly": cap}}]},
    ),
    "max_price": ("sms_activation", "smsbower", lambda cap: {"service": "tg", "max_price": cap}),
}
EMPTY = "it is empty: give an amount, or leave it out"


def complaint(guard: str, cap: object) -> str:
    """What is told of an amount that stands in a guard's place."""
    module, carrier, options = GUARDS[guard]
    message = told(module, **options(cap), carrier=carrier)
    assert guard in message
    return message


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_is_given_and_empty_is_refused(guard: str) -> None:
    assert EMPTY in complaint(guard, "")


@pytest.mark.parametrize("guard", [guard for guard in GUARDS if "." in guard])
def test_a_guard_that_is_null_within_a_dictionary_is_refused(guard: str) -> None:
    assert EMPTY in complaint(guard, None)


@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize("value", ["  ", "1e3", "1_000", "\u0661\u0660", "+5", "5\t", float("nan"), 1e-05])
def test_an_amount_is_written_in_digits_with_a_point(guard: str, value: object) -> None:
    assert "is not an amount such as 20.00" in complaint(guard, value)


def test_a_plan_that_was_tampered_with_is_refused() -> None:
    row = {"action": "purchase", "resource": "number", "name": "+12062190001"}
    expected = [row, {**row, "cost": "5"}, {**row, "cost": {"setup": "1e999999999"}}]
    message = told("did_purchase", number="2062190001", expected_plan=expected)
    assert "expected_plan[1] is no action, its cost cannot be read: give the plan of a check-mode run" in message
    assert "expected_plan[2] is no action, its cost.setup cannot be read" in message


def test_a_number_that_cannot_be_printed_is_told() -> None:
    assert "concurrency must be between 1 and 64" in told("trunk_group_info", concurrency="9" * 4000)


def test_null_leaves_an_option_out() -> None:
    """`auth:` without a value, as YAML has it when nothing follows the colon."""
    assert "cannot be reached" in told("trunk_group_info", auth=None, allow_insecure_http=None)


@pytest.mark.parametrize("path", ["fifo", "link", "folder"])
def test_a_list_of_numbers_that_is_no_file_is_not_waited_for(folder: Path, path: str) -> None:
    assert "is not a file" in told("number_update", numbers_file=path, status="active")


def test_a_list_of_numbers_without_end_is_not_read(folder: Path) -> None:
    assert "larger than 256 MiB" in told("number_update", numbers_file="sparse", status="active")


@pytest.mark.parametrize("text", ["in\r\nX-Injected: 1", "in\x00", "\x1b[2Jin"])
def test_a_text_with_control_characters_is_refused_and_not_repeated(text: str) -> None:
    message = told("trunk_group", title=text, primary={"ip": "192.0.2.1"}, billing_type="metered")
    assert message.startswith("title: it is text with a control character")


def test_a_secret_with_control_characters_is_refused_without_a_word_of_it() -> None:
    assert "sEcReT" not in json.dumps(told("trunk_group_info", api_key="sEcReT\r\nX-Injected: 1"))
    assert "sEcReT" not in told("did_purchase", numbers=[{"number": "+12062190001", "contact": "sEcReT\nx"}])
