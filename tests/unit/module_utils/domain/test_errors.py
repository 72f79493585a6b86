# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Errors word themselves: item, problem, call, remedy."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError, TelecomError
from tests.support.problems import texts


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({}, "it broke"),
        ({"item": "+1"}, "+1: it broke"),
        ({"call": "tcxc list"}, "tcxc list: it broke"),
        ({"hint": "Mend it."}, "it broke. Mend it."),
        ({"item": "+1", "call": "tcxc list", "hint": "Mend it."}, "tcxc list: +1: it broke. Mend it."),
    ],
)
def test_an_error_is_one_sentence(parts: dict[str, str], text: str) -> None:
    assert str(TelecomError("it broke", **parts)) == text


def test_a_full_stop_is_not_doubled_before_the_remedy() -> None:
    assert str(TelecomError("it broke.", hint="Mend it.")) == "it broke. Mend it."


def test_an_input_error_holds_every_complaint() -> None:
    error = InputError(["a is wrong", "b is missing"])
    assert texts(error.problems) == ["a is wrong", "b is missing"]
    assert str(error) == "a is wrong; b is missing"
    assert texts(InputError("only one").problems) == ["only one"]
