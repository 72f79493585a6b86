# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Values of rows, as the samples print them and as carriers may."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.typed import (
    caller,
    flag,
    month,
    phone,
    quantity,
    trunk_group_id,
    typed,
)


@pytest.mark.parametrize(
    ("text", "figure"),
    [("40%", 40), ("40.5 %", 40.5), ("1,234", 1234), ("3.20", 3.2), (7, 7), ("12 min", 12), ("", None), ("N/A", None)],
)
def test_figures_lose_their_units(text: object, figure: object) -> None:
    assert quantity({"asr": text}, "asr") == figure
    assert isinstance(quantity({"asr": text}, "asr"), type(figure))


def test_a_figure_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="asr 'many' is no figure"):
        quantity({"asr": "many"}, "asr")


@pytest.mark.parametrize("text", ["2015-02-1", "2015-02", "2015-2-01 00:00:00"])
def test_a_month_is_its_first_day(text: str) -> None:
    assert month({"month": text}, "month") == "2015-02-01"


def test_a_month_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="is no month"):
        month({"month": "February"}, "month")


@pytest.mark.parametrize(("value", "truth"), [(True, True), ("0", False), ("Yes", True), ("", None), (None, None)])
def test_yes_and_no(value: object, truth: object) -> None:
    assert flag({"triggered": value}, "triggered") is truth


def test_neither_yes_nor_no_is_named() -> None:
    with pytest.raises(ValueError, match="neither yes nor no"):
        flag({"triggered": "maybe"}, "triggered")


def test_whoever_called_is_shown() -> None:
    assert caller({"number": "2062190001"}, "number") == "+12062190001"
    assert caller({"number": "anonymous"}, "number") == "anonymous"


def test_trunk_group_0_is_none() -> None:
    assert trunk_group_id({"tg": "0"}, "tg") is None
    assert trunk_group_id({"tg": 3}, "tg") == "3"


def test_known_keys_are_always_there_and_others_come_along() -> None:
    row = typed({"number": "2062190001", "colour": "blue"}, {"number": phone, "asr": quantity})
    assert row == {"number": "+12062190001", "asr": None, "colour": "blue"}
