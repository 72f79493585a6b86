# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Phone numbers as people and carriers write them."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.phone import (
    digits,
    e164,
    is_toll_free,
    listed,
    national,
)


@pytest.mark.parametrize(
    "written",
    [
        *("+12062190001", "12062190001", "2062190001", 12062190001, 2062190001, "(206) 219-0001", "+1 206.219.0001"),
        *("1-206-219-0001", " 206/219 0001 ", "206\u2013219\u00a00001"),
    ],
)
def test_a_north_american_number_may_be_written_in_any_usual_way(written: object) -> None:
    assert e164(written, nanp=True) == "+12062190001"


@pytest.mark.parametrize("written", ["442071234567", "+44 20 7123 4567", 442071234567])
def test_other_countries_are_written_with_their_code(written: object) -> None:
    assert e164(written, nanp=False) == "+442071234567"


@pytest.mark.parametrize(
    "written",
    ["", "+", "abc", "12062190001x", "123456", "1234567890123456", "0612345678", "++12062190001", "1206219000\u0661"],
)
def test_what_is_no_number_is_refused_with_its_text(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a phone number \(7 to 15 digits with country code"):
        e164(written, nanp=False)


def test_too_few_digits_are_told_how_many_are_wanted_there() -> None:
    with pytest.raises(ValueError, match=r"'206219' is not a phone number \(10 digits, or 11 with the leading 1, such"):
        e164("206219", nanp=True)


@pytest.mark.parametrize("written", [True, None, 12062190001.0, ["12062190001"], {"number": "1"}])
def test_only_texts_and_integers_are_numbers(written: object) -> None:
    with pytest.raises(ValueError, match="is not a phone number"):
        e164(written, nanp=False)


@pytest.mark.parametrize("written", ["442071234567", "1062190001", "2061190001", "20621900011"])
def test_what_is_not_north_american_is_refused_there(written: str) -> None:
    with pytest.raises(ValueError, match="is not a North American number"):
        e164(written, nanp=True)


def test_a_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(ValueError, match=r"x{40}'") as caught:
        e164("x" * 5000, nanp=False)
    assert len(str(caught.value)) < 200


def test_carriers_get_digits() -> None:
    assert digits("+12062190001") == "12062190001"
    assert national("+12062190001") == "2062190001"


@pytest.mark.parametrize(
    ("number", "is_so"), [("+18885550100", True), ("+12065550100", False), ("+448885550100", False)]
)
def test_toll_free_is_north_american(number: str, is_so: bool) -> None:
    assert is_toll_free(number) is is_so


def test_a_sentence_lists_the_first_numbers_and_counts_the_rest() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a", "b", "c"], limit=2) == "a, b and 1 more"
    assert listed([]) == ""
