# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Phone numbers of any country as people write them."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.numbering import to_e164, to_national


@pytest.mark.parametrize(
    "written",
    [
        "+12062190001",
        "12062190001",
        "2062190001",
        12062190001,
        "(206) 219-0001",
        " +1 206.219.0001 ",
        "206\u2013219 0001",
    ],
)
def test_without_a_country_ten_digits_are_north_american(written: object) -> None:
    assert to_e164(written) == "+12062190001"


@pytest.mark.parametrize(
    ("written", "number"),
    [("442071234567", "+442071234567"), (4930123456, "+4930123456"), ("6591234567", "+6591234567")],
)
def test_without_a_country_other_digits_begin_with_their_code(written: object, number: str) -> None:
    assert to_e164(written) == number


@pytest.mark.parametrize("written", ["020 7123 4567", "442071234567", "+44 (0)20 7123 4567", "00 44 20 7123 4567"])
def test_a_country_has_its_own_ways_of_writing(written: str) -> None:
    assert to_e164(written, "gb") == "+442071234567"


@pytest.mark.parametrize("dialled", ["19541265212", "+19541265212"])
def test_what_was_dialled_in_vain_has_a_form_too(dialled: str) -> None:
    assert to_e164(dialled) == "+19541265212"


def test_a_plus_outweighs_the_country() -> None:
    assert to_e164("+12062190001", "GB") == "+12062190001"


@pytest.mark.parametrize(
    ("written", "dialled", "printed"),
    [
        ("+12062190001", "2062190001", "(206) 219-0001"),
        ("+442071234567", "02071234567", "020 7123 4567"),
        ("+390612345678", "0612345678", "06 1234 5678"),
    ],
)
def test_a_number_is_dialled_and_printed_as_in_its_country(written: str, dialled: str, printed: str) -> None:
    assert to_national(written) == dialled
    assert to_national(written, punctuated=True) == printed


def test_a_number_that_is_dialled_at_home_is_read_again_there() -> None:
    assert to_e164(to_national("+442071234567"), "GB") == "+442071234567"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("+1206", "'\\+1206' is not a phone number: it has too few digits$"),
        ("+120621900011", "too many digits$"),
        ("+9991234567", "no country has the code that it begins with$"),
        ("0612345678", "no country has the code .* Write it with \\+ and its country code"),
        ("", "too few"),
        ("+", "too few"),
        ("1-800-FLOWERS", "it holds 'F'"),
        ("2062190001 ext 5", "it holds 'e'"),
        ("206+2190001", "it holds '\\+'"),
        ("\u0661206", "it holds"),
    ],
)
def test_what_can_be_no_number_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        to_e164(written)


def test_a_number_without_its_area_code_is_refused() -> None:
    with pytest.raises(ValueError, match="'219-0001' is not a phone number of US: its area code is missing"):
        to_e164("219-0001", "US")


@pytest.mark.parametrize("written", [True, None, 12062190001.0, ["12062190001"]])
def test_only_texts_and_integers_are_numbers(written: object) -> None:
    with pytest.raises(ValueError, match="it is no text"):
        to_national(written)


@pytest.mark.parametrize("country", ["UK", "", "USA", False])
def test_what_is_no_country_is_refused(country: str) -> None:
    with pytest.raises(ValueError, match="is no country: two letters are wanted, such as US"):
        to_e164("2062190001", country)
