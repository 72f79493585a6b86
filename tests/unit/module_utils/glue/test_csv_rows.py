# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Cells of CSV that no spreadsheet takes for a formula, and what was meant by them."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.csv_rows import harmless, meant

FORMULAS = ["=1+1", "+1-2", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "+1 (206) 555", "-", "+12e4"]


@pytest.mark.parametrize("cell", [*FORMULAS, "'=1", "''-"])
def test_a_cell_that_looks_like_a_formula_is_made_harmless_and_read_as_it_was(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert meant(f"'{cell}") == cell


@pytest.mark.parametrize(
    "cell", ["+12065550142", "-0.25", "12", "a=b", "sip:1@h", "", "1-2", "'", "'hq", "''", None, 7, -7]
)
def test_other_cells_stay_as_they_are(cell: Any) -> None:
    assert harmless(cell) == cell
    assert not isinstance(cell, str) or meant(cell) == cell
