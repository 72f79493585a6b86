# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a module prints: structure masked, problems worded."""

from __future__ import annotations

import sys

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError, TelecomError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.module import CrashGuard, masked_params, worded


def test_secret_options_are_masked_wherever_they_stand() -> None:
    params = {
        "api_key": "k",
        "card": {"number": "4111", "cvv": "100"},
        "numbers": [{"number": "+12061002190", "smpp_contact": "smpp:me:hush:1@h.example"}],
        "ports": ({"wireless_pin": 1234},),
        "count": 100,
    }
    assert masked_params(params) == {
        "api_key": "********",
        "card": "********",
        "numbers": [{"number": "+12061002190", "smpp_contact": "smpp:me:********:1@h.example"}],
        "ports": [{"wireless_pin": "********"}],
        "count": 100,
    }


def test_a_secret_that_is_not_given_stays_null() -> None:
    assert masked_params({"api_key": None, "wireless_pin": None}) == {"api_key": None, "wireless_pin": None}


def test_one_problem_is_one_sentence() -> None:
    assert worded(TelecomError("it broke", hint="Mend it.")) == "it broke. Mend it."
    assert worded(InputError("a is wrong")) == "a is wrong"


def test_several_problems_are_a_list_and_none_is_told_twice() -> None:
    error = InputError(["a is wrong", "b is missing", "a is wrong"], hint="See the docs.")
    assert worded(error) == "2 problems, nothing was done:\n- a is wrong\n- b is missing\nSee the docs."


def test_what_nobody_foresaw_is_told_without_its_words_and_what_was_foreseen_passes() -> None:
    told: list[str] = []
    with pytest.raises(LookupError), CrashGuard(told.append, TelecomError):
        raise LookupError("hush")
    with pytest.raises(TelecomError), CrashGuard(told.append, TelecomError):
        raise TelecomError("it broke")
    with pytest.raises(SystemExit), CrashGuard(told.append, TelecomError):
        sys.exit(1)
    (words,) = told
    assert words.startswith("an error that nobody foresaw: LookupError at ")
    assert "hush" not in words
