# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Money: decimals as quoted, sums, budgets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.money import (
    FREE,
    UNTOLD,
    Cost,
    amount,
    shares,
    text,
    total,
)


def cost(setup: str | None, monthly: str | None) -> Cost:
    return Cost(amount(setup), amount(monthly))


@pytest.mark.parametrize(("written", "shown"), [("2.1944", "2.1944"), (1, "1"), (" 0.10 ", "0.10"), ("1E+2", "100")])
def test_an_amount_keeps_its_digits(written: object, shown: str) -> None:
    assert text(amount(written)) == shown


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_no_amount(nothing: object) -> None:
    assert amount(nothing) is None
    assert text(amount(nothing)) is None


@pytest.mark.parametrize("written", ["ten", "1,5", "NaN", "Infinity", True, "1.0.0", [], "1e999999999", "1e-999999999"])
def test_what_is_no_amount_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        amount(written)


def test_a_float_is_taken_as_it_is_written() -> None:
    assert amount(0.1) == Decimal("0.1")


def test_a_sum_adds_both_parts() -> None:
    assert total([cost("0.1", "0.20"), cost("0.2", "1")]) == cost("0.3", "1.20")
    assert total([]) == FREE


def test_a_part_that_one_member_does_not_tell_is_not_told_in_the_sum() -> None:
    assert total([cost("1", None), cost("2", "3")]) == cost("3", None)


def test_budgets_count_positive_amounts_only() -> None:
    assert cost("5", "-2").committed() == cost("5", "0")
    assert UNTOLD.committed() == UNTOLD
    assert UNTOLD.known() == FREE


@pytest.mark.parametrize(
    ("spent", "cap", "fits"),
    [
        (("1.00", "2"), ("1", "2.0"), True),
        (("1.01", "2"), ("1", "2"), False),
        (("1", "2.01"), ("1", "2"), False),
        (("99", "99"), (None, None), True),
        ((None, "1"), ("0", "1"), True),
    ],
)
def test_a_cap_is_compared_as_decimals(spent: tuple[str, str], cap: tuple[str, str], fits: bool) -> None:
    assert cost(*spent).within(cost(*cap)) is fits


@pytest.mark.parametrize(("whole", "count"), [("10", 3), ("0.01", 3), ("12.3456", 5), ("7", 1), ("0", 4)])
def test_shares_add_up_to_the_whole(whole: str, count: int) -> None:
    parts = shares(Decimal(whole), count)
    assert len(parts) == count
    assert sum(parts) == Decimal(whole)
    assert min(parts) >= 0


def test_money_prints_without_exponent() -> None:
    assert cost("1E+3", "0E-7").as_dict() == {"setup": "1000", "monthly": "0.0000000"}
