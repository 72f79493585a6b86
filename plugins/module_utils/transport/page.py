# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a web page says, where the API's answer should be."""

from __future__ import annotations

from contextlib import suppress
from html.parser import HTMLParser

#: As much of a page as can hold what it has to say, in characters.
LONGEST_PAGE = 8_000


class _Page(HTMLParser):
    """Collects what a page says, without its scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag if tag in ("script", "style", "title") else ""

    def handle_endtag(self, tag: str) -> None:
        self._hidden = ""

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(data)


def page_text(page: str) -> str:
    """The words of a page on one line; a text without markup stays as it is."""
    parser = _Page()
    # What is no HTML at all, such as "<![", ends what the page says.
    with suppress(AssertionError):
        parser.feed(page[:LONGEST_PAGE])
        parser.close()
    return " ".join(" ".join(parser.said).split())
