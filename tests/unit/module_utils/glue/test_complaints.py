# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How complaints are worded."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.complaints import (
    entry_problems,
    quoted_value,
    unknown_key,
    unknown_value,
)
from tests.support.problems import texts

KEYS = ("number", "contact", "state")


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "nothing"), (True, "true"), ([1], "a list"), ({}, "a dictionary"), ("a", "'a'"), (1.5, "1.5")],
)
def test_a_value_is_shown_as_people_write_it(value: Any, words: str) -> None:
    assert quoted_value(value) == words


def test_a_secret_is_never_shown() -> None:
    assert quoted_value("geheim", ("pools", 1, "smpp_contact")) == quoted_value(4111, ("card", "number")) == "the value"


def test_what_is_unknown_comes_with_the_nearest_right_one_or_all_of_them() -> None:
    assert unknown_key("contct", KEYS) == "unknown key 'contct'; did you mean contact?"
    assert unknown_key("zzz", KEYS) == "unknown key 'zzz'; known are number, contact, state"
    assert unknown_value("mve", ["move", "ignore"]) == "'mve' is not one of move, ignore; did you mean move?"
    assert unknown_value("maybe", [True, False, "true", "no"]) == "'maybe' is not one of true, false, no"
    ended = "; if it ends an amount, write that with a point and in quotes, such as '3.00'"
    assert unknown_key(0, KEYS) == f"unknown key '0'{ended}"
    assert unknown_key("loa", ["loa_authorizing_person", "loa_files"]) == "unknown key 'loa'; did you mean loa_files?"
    assert unknown_value("absent", ["present"]) == "'absent' is not possible, only present"


@pytest.mark.parametrize(
    ("entry", "problems"),
    [
        ({"number": "1", "contact": None}, []),
        ({"contact": "sip:a"}, ["number is missing"]),
        ({"nmber": "1"}, ["unknown key 'nmber'; did you mean number?"]),
        ({"number": "1", "contact": ["a"]}, ["contact is a list, not text"]),
        ({"number": "1", "state": False}, ["state is false, not text: put it in quotes, for YAML reads an unquoted"]),
    ],
)
def test_an_entry_that_is_wrong_is_told(entry: dict[str, Any], problems: list[str]) -> None:
    told = texts(entry_problems((), entry, "number", KEYS))
    assert [text[: len(problem)] for text, problem in zip(told, problems, strict=True)] == problems
