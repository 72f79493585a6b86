# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Area codes and states."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import phonenumbers
import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.places import is_state, state_of

#: The 50 states and the District of Columbia, the provinces and territories of Canada, and those overseas.
STATES = """AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND
OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
AB BC MB NB NL NS NT NU ON PE QC SK YT
AS GU MP PR VI""".split()
GEODATA = Path(phonenumbers.__file__).parent / "geodata"


@pytest.mark.parametrize(
    ("number", "state"),
    [
        ("+12062190001", "WA"),
        ("+12122190001", "NY"),
        ("+19722190001", "TX"),
        ("+14162190001", "ON"),
        ("+1202219", "DC"),
    ],
)
def test_the_area_code_tells_the_state(number: str, state: str) -> None:
    assert state_of(number) == state


@pytest.mark.parametrize("number", ["+18005550100", "+18445550100", "+19025550100", "+12112190001"])
def test_toll_free_shared_and_unknown_area_codes_tell_none(number: str) -> None:
    assert state_of(number) is None


def test_every_state_province_and_territory_is_one() -> None:
    assert len(STATES) == 51 + 13 + 5
    assert [code for code in STATES if not is_state(code)] == []


@pytest.mark.parametrize("code", ["", "wa", "XX", "UK", "Washington"])
def test_anything_else_is_no_state(code: str) -> None:
    assert not is_state(code)


def _known_places() -> dict[str, set[str]]:
    """The states of the towns of each area code, as phonenumbers knows them; without towns, those named alike.

    Its files are read as text: to import them takes ten seconds.
    """
    entry = re.compile(r"^ '1(\d{3,9})':\{'en': '([^']*)'", re.MULTILINE)
    found = [pair for file in GEODATA.glob("data*.py") for pair in entry.findall(file.read_text(encoding="utf-8"))]
    towns: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for digits, name in found:
        if state := re.search(r", ([A-Z]{2})$", name):
            towns[digits[:3]][state[1]] += 1
    names = {digits: name for digits, name in found if len(digits) == 3}
    states = {names[area]: set(codes) for area, codes in towns.items() if area in names}
    return {area: set(towns[area]) or states.get(names.get(area, ""), set()) for area in {*towns, *names}}


def test_the_table_says_what_phonenumbers_knows_of_towns() -> None:
    places = {area: states for area, states in _known_places().items() if states and states != {"VI"}}
    shared = {"867", "902", "782"}
    assert len(places) > 390
    wrong = {area: states for area, states in places.items() if state_of(f"+1{area}") not in states}
    assert set(wrong) == shared
    assert all(state_of(f"+1{area}") is None for area in shared)
