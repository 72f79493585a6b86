# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The carriers' own documents, which are not part of this repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

#: The documents lie beside the checkout, or where the environment says.
SEEDS = Path(os.environ.get("DIALTONE_SEEDS") or Path(__file__).parents[3] / "shared" / "seeds")
ABSENT = [
    pytest.mark.may_skip("the carriers' documents lie beside the checkout, or nowhere"),
    pytest.mark.skip(f"the carriers' documents are not in {SEEDS} (DIALTONE_SEEDS may name the folder)"),
]


def are_here(*numbers: str) -> bool:
    """Whether these documents, named by their first three digits, can be read."""
    return all(any(SEEDS.glob(f"{number}_*.txt")) for number in numbers)


def seed(number: str) -> str:
    """The text of a document."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")
