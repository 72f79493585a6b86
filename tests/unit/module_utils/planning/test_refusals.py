# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Why a plan of numbers is not to be carried out, in sentences."""

from __future__ import annotations

from typing import TypeAlias

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.refusals import shortage
from tests.support.numbers import ONE, THERE, owned, pool

Reasons: TypeAlias = "tuple[list[Problem], ...]"
A, B = [Problem((), (), "a")], [Problem((), (), "b")]


def test_of_several_reasons_the_most_frequent_is_told_and_of_those_the_first_by_name() -> None:
    told = shortage(pool(4), 2, 2, (), [B, (), A, B, A, ()], partial=False)
    assert "lacks 4; the market has 2 that fit, 2 too few (2 others do not: a). Widen select, lower count, or" in told


def test_what_lacks_nothing_but_an_option_is_told_so() -> None:
    options = [Problem((), (key,), "is required") for key in ("contact", "billing_account")]
    told = shortage(pool(1), 1, 0, (), [options], partial=False)
    why = "contact is required; billing_account is required"
    assert told == f"it wants 1 number and lacks 1; nothing can be bought for it: {why}. Give that"
    told = shortage(pool(2), 1, 1, (), [options], partial=False)
    assert f"1 too few (1 others do not: {why}). Widen select" in told


def test_what_points_elsewhere_goes_before_what_the_market_has() -> None:
    told = shortage(pool(3), 2, 0, [owned(ONE, THERE)], [()], partial=False)
    assert told.startswith("it lacks 2 of 3, but 1 owned numbers match its select and point elsewhere (sip:1206")


@pytest.mark.parametrize(
    ("country", "unfit", "hint"),
    [("Englad", (), True), ("GB", (), False), ("Englad", (A,), False), (None, (), False)],
)
def test_the_name_of_a_country_may_be_what_finds_nothing(country: str | None, unfit: Reasons, hint: bool) -> None:
    told = shortage(pool(1, select=Select(country=country)), 1, 0, (), unfit, partial=True)
    assert ("Check select.country: 'Englad'" in told, "shortage to partial" in told) == (hint, False)
