# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The page of the tour, which is also its script.

Its shell blocks are run one after the other, as they stand. Below a block, comments say what is kept of it:

- ``.. prints FILE``: what it printed; ``.. fails FILE``: the same, where its last command ends with the exit code 2,
- ``.. keeps FILE PLACE``: a file of the checkout, or what an address answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.environment import CHECKOUT

RST = CHECKOUT / "docs" / "docsite" / "rst"
PAGE = RST / "tour.rst"
#: What the page shows and lets download.
FOLDER = RST / "tour"
STEP = re.compile(
    r"^\.\. code-block:: shell\n\n(?P<block>(?:   .*\n)+)(?P<notes>(?:\n?\.\. (?:prints|fails|keeps) .*\n)*)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Step:
    """Commands, where their output is kept (or not), the last one's exit code, and other files with their places."""

    commands: tuple[str, ...]
    prints: str | None
    code: int
    keeps: tuple[tuple[str, str], ...]


def steps(page: str) -> Iterator[Step]:
    """The steps of the page, in order."""
    for found in STEP.finditer(page):
        block = "".join(line.removeprefix("   ") for line in found["block"].splitlines(keepends=True))
        notes = [line.split()[1:] for line in found["notes"].splitlines() if line]
        prints = {kind: name for kind, name, *_place in notes if kind != "keeps"}
        yield Step(
            commands=tuple(block.replace("\\\n", " ").splitlines()),
            prints=next(iter(prints.values()), None),
            code=2 if "fails" in prints else 0,
            keeps=tuple((name, place) for _kind, name, *places in notes for place in places),
        )


def kept(page: str) -> set[str]:
    """The names of all files that the tour writes but for the pictures."""
    found = list(steps(page))
    return {step.prints for step in found if step.prints} | {name for step in found for name, _place in step.keeps}
