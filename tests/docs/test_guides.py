# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Every block of every guide is run, or is what a run gave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.guides import Place
from tests.support.sandbox import Sandbox, free_port

#: Files that are longer than a guide can show.
CONTENTS = {
    "numbers.csv": "\n".join(["number", *(f"+1206555{line:04}" for line in (*range(100, 498), 9901, 9902))]),
    **dict.fromkeys(("documents/loa.pdf", "documents/bill-page-1.pdf", "documents/bill-page-2.pdf"), "%PDF-1.4\n"),
}


@pytest.fixture
def place(sandbox: Sandbox, tmp_path: Path) -> Iterator[Place]:
    """Where the guides are followed."""
    sandbox.control("reset", {"balance": "5000.00"})
    place = Place(tmp_path, sandbox, free_port(), CONTENTS)
    yield place
    place.leave()


def test_every_guide_can_be_followed(place: Place) -> None:
    place.run_guides()
