# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Text of anyone's as it may stand in Markdown that others render: nothing in it is markup, and secrets stay masked.

Names, titles and messages come from carriers, declarations and other people. They only ever stand in code spans, where
no host reads links, mentions, references or HTML, and what could end a code span or a table's cell is replaced by a
character that looks alike. The JSON beside the Markdown has the true text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.contact import masked

LONGEST = 160
#: From what was to what will be.
ARROW = " \u2192 "
_ALIKE = str.maketrans({"`": "\u02cb", "|": "\u00a6", "<": "\u2039", ">": "\u203a", "\\": "\u2216"})
#: An address and a date, which are no phone numbers.
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_OTHER = (
    rf"(?<![0-9.+]){_OCTET}(?:\.{_OCTET}){{3}}(?![.-]?[0-9])"
    r"|(?<![0-9+])(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9])(?:[ T][0-2][0-9]:[0-5][0-9])?"
)
#: Seven digits or more, however they are spaced.
_NUMBER = re.compile(rf"{_OTHER}|(?P<number>[+(]{{0,2}}[0-9](?:[ ()./_-]{{0,9}}(?!{_OTHER})[0-9]){{6,}})")


def _visible(character: str) -> str:
    """What neither shows nor is a space would let one name read as another."""
    if character.isspace():
        return " "
    return "\ufffd" if unicodedata.category(character)[0] == "C" else character


def plain(value: object, longest: int = LONGEST) -> str:
    """On one line, of bounded length, with every character visible."""
    text = str(value)[: 10 * longest]
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_visible, text))
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}\u2026"


def last_digits(text: str) -> str:
    """The same with each phone number in it cut to its last four digits, in whatever script and spacing it is."""
    seen = text if text.isascii() and text.isprintable() else "".join(map(_as_digit, text))
    kept, end = [], 0
    for found in _NUMBER.finditer(seen):
        if found["number"]:
            kept += [text[end : found.start()], f"\u2026{re.sub('[^0-9]', '', found[0])[-4:]}"]
            end = found.end()
    return "".join([*kept, text[end:]])


def _as_digit(character: str) -> str:
    """What a character is to one who reads a number: a digit, something between digits, or itself."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(character)
    return "-" if kind == "Pd" else " " if kind[0] in "CMZ" else character


@dataclass(frozen=True)
class Pen:
    """Writes foreign text; ``mask``: of phone numbers only the last four digits."""

    mask: bool = False

    def code(self, value: object, longest: int = LONGEST) -> str:
        """A code span, or nothing for nothing."""
        shown = plain(self._uncovered(value), longest).translate(_ALIKE)
        return f"`{shown}`" if shown else ""

    def codes(self, values: Iterable[object]) -> str:
        """Several names in one code span, each without spaces of its own."""
        names = (plain(self._uncovered(value)).replace(" ", "\u00b7") for value in values)
        return f"`{' '.join(names).translate(_ALIKE)}`"

    def _uncovered(self, value: object) -> str:
        text = masked(str(value))
        return last_digits(text) if self.mask else text


def table(header: str, rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table. ``header`` is Markdown of ours: ``| Name | Setup |``; money stands to the right."""
    titles = [title.strip() for title in header.strip("|").split("|")]
    rule = "|".join("---:" if title in ("Setup", "Monthly") else "---" for title in titles)
    return [header, f"|{rule}|", *(f"| {' | '.join(row)} |" for row in rows)]


def folded(title: str, lines: Iterable[str]) -> list[str]:
    """Lines that open at a click. ``title`` is text of ours."""
    return ["<details>", f"<summary>{title}</summary>", "", *lines, "", "</details>"]
