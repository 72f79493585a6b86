# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A page that is also its own script, as the tour is and the story.

Its shell blocks are run one after the other, as they stand. Below a block, comments say what is kept of it:

- ``.. prints FILE``: what it printed; ``.. fails FILE``: the same, where its last command ends with the exit code 2,
- ``.. keeps FILE PLACE``: a file of the folder, or what an address answers.

Between them may stand code blocks with a caption, which are files of the reader, and comments
``.. sandbox <control> <JSON>``: what happens at the carrier meanwhile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.environment import CHECKOUT

RST = CHECKOUT / "docs" / "docsite" / "rst"
PAGE = RST / "tour.rst"
#: What the page shows and lets download.
FOLDER = RST / "tour"
SCRIPT = re.compile(
    r"^\.\. code-block:: shell\n\n(?P<block>(?:   .*\n)+)(?P<notes>(?:\n?\.\. (?:prints|fails|keeps) .*\n)*)"
    r"|^\.\. code-block:: \w+\n   :caption: (?P<name>.+)\n\n(?P<text>(?:   .*\n|\n(?=   ))+)"
    r"|^\.\. sandbox (?P<control>\w+) (?P<body>.*)$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Step:
    """Commands, where their output is kept (or not), the last one's exit code, and other files with their places."""

    commands: tuple[str, ...]
    prints: str | None
    code: int
    keeps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class File:
    """A file that the reader writes."""

    name: str
    text: str


@dataclass(frozen=True)
class Happening:
    """What happens at the carrier: a control of the sandbox, and what it is given."""

    control: str
    body: Any


def script(page: str) -> Iterator[Step | File | Happening]:
    """All that is done, in order."""
    for found in SCRIPT.finditer(page):
        if found["control"]:
            yield Happening(found["control"], json.loads(found["body"]))
        elif found["name"]:
            yield File(found["name"], _outdented(found["text"]))
        else:
            yield _step(_outdented(found["block"]), found["notes"])


def _outdented(block: str) -> str:
    return "".join(line.removeprefix("   ") for line in block.splitlines(keepends=True))


def _step(block: str, notes: str) -> Step:
    noted = [line.split()[1:] for line in notes.splitlines() if line]
    prints = {kind: name for kind, name, *_place in noted if kind != "keeps"}
    return Step(
        commands=tuple(block.replace("\\\n", " ").splitlines()),
        prints=next(iter(prints.values()), None),
        code=2 if "fails" in prints else 0,
        keeps=tuple((name, place) for _kind, name, *places in noted for place in places),
    )


def steps(page: str) -> Iterator[Step]:
    """The shell blocks of the page, in order."""
    return (done for done in script(page) if isinstance(done, Step))


def kept(page: str) -> set[str]:
    """The names of all files that are kept but for the pictures."""
    found = list(steps(page))
    return {step.prints for step in found if step.prints} | {name for step in found for name, _place in step.keeps}
