# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Declared numbers that no country can have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain import numbering
from ansible_collections.dialtone.telecom.plugins.module_utils.glue import possible_numbers
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declaration import Declaration, check
from tests.support.environment import CHECKOUT
from tests.support.problems import texts

SCHEMA = json.loads((CHECKOUT / "schemas" / "estate.schema.json").read_text())


def told(**values: Any) -> list[str]:
    """All complaints about a declaration on tcxc."""
    return texts(check(Declaration(role="estate", carrier="tcxc", values=values), SCHEMA))


OCTAL = "; put it in quotes, for YAML reads unquoted digits after a 0 as an octal number"


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("+1206219215", "'+1206219215' is not a phone number: it has too few digits"),
        ("+120621921590", "'+120621921590' is not a phone number: it has too many digits"),
        ("12190005", "'+12190005' is not a phone number: its area code is missing"),
        ("+3312345", "'+3312345' is not a phone number: it has too few digits"),
        (0o17777777777, f"'+2147483647' is not a phone number: no country has the code that it begins with{OCTAL}"),
    ],
)
def test_a_number_that_cannot_be_is_named_wherever_it_stands(tmp_path: Path, number: str | int, why: str) -> None:
    assert told(numbers=["+12062190001", {"number": number}]) == [f"estate_numbers[1]: {why}"]
    assert told(protected=[number]) == [f"estate_protected[0]: {why}"]
    (tmp_path / "n.csv").write_text(f"number\n{number}\n")
    path = str(tmp_path / "n.csv")
    assert told(numbers_file=path) == [f"{path} line 2: {why.partition(';')[0]}"]


def test_numbers_of_other_countries_pass() -> None:
    assert told(numbers=["+4930123456", "+442071838750", "+3906123456", "80012345678", "+883510001234567"]) == []


def test_only_the_first_of_numbers_that_begin_alike_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def looked_up(number: str) -> str:
        asked.append(number)
        return numbering.to_e164(number)

    monkeypatch.setattr(possible_numbers, "to_e164", looked_up)
    assert told(numbers=[f"+49301234{at}" for at in range(10, 30)] + ["+12062190001", "+4930123456"]) == []
    assert asked == ["+4930123410"]
