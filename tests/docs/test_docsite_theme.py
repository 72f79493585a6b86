# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the theme of the docsite wants of the pages."""

from __future__ import annotations

from docutils import nodes
from docutils.core import publish_doctree

from docs.conf import html_theme, leave_contents_to_the_theme

PAGE = "A\n=\n\n.. contents::\n   :local:\n\nB\n-\n\nC\n\nD\n-\n\nE\n"


def test_a_page_has_no_table_of_contents_beside_that_of_the_theme() -> None:
    page = publish_doctree(PAGE)
    assert [topic["classes"] for topic in page.findall(nodes.topic)] == [["contents", "local"]]
    leave_contents_to_the_theme(None, page)
    assert html_theme == "furo"
    assert list(page.findall(nodes.topic)) == []
    assert [title.astext() for title in page.findall(nodes.title) if "refid" not in title] == ["A", "B", "D"]
