# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""lnp_check_info against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

# The sandbox rejects numbers whose last four digits begin with 99.
ONE, REJECTED = "+12065550101", "+12065559901"


def run(sandbox: Sandbox, *numbers: str | int, check: bool = False) -> dict[str, Any]:
    return run_module("lnp_check_info", sandbox.options("vitcom") | {"numbers": list(numbers)}, check=check)


@pytest.mark.parametrize("check", [False, True])
@pytest.mark.parametrize("shape", ["list", "broken", "joined"])
def test_numbers_are_told_apart_in_every_shape_of_answer(sandbox: Sandbox, shape: str, check: bool) -> None:
    sandbox.control("readings", {"lnp_shape": shape})
    result = run(sandbox, REJECTED, 12065550101, check=check)
    assert (result["accepted"], result["rejected"]) == ([ONE], [REJECTED])
    assert (result["changed"], result["api_calls"]) == (False, {"read": 1, "write": 0})


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox) -> None:
    result = run(sandbox, ONE, "abc", "206-555-0101")
    assert "numbers[1]: 'abc' is not a phone number" in result["msg"]
    assert f"{ONE} is listed twice: numbers[0] and numbers[2]" in result["msg"]
    assert not sandbox.calls()


def test_an_empty_list_is_refused(sandbox: Sandbox) -> None:
    assert "numbers is empty" in run(sandbox)["msg"]


def test_html_instead_of_json_is_one_clear_sentence(sandbox: Sandbox) -> None:
    sandbox.fault("check_lnp", "html", times=9)
    result = run(sandbox, ONE)
    assert "vitcom check_lnp: a web page came in place of the API's answer" in result["msg"]
    assert "Check api_url" in result["msg"]
