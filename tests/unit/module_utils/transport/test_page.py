# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a web page says."""

from __future__ import annotations

from ansible_collections.dialtone.telecom.plugins.module_utils.transport.page import LONGEST_PAGE, page_text


def test_a_page_is_read_without_what_nobody_sees() -> None:
    page = "<title>T</title><style>p{}</style><script>if(a<b){}</script><h1>No &amp;\n go</h1>of <b>course"
    assert page_text(page) == "No & go of course"


def test_a_text_without_markup_stays() -> None:
    assert page_text("Wrong  signature\n") == "Wrong signature"


def test_no_more_of_a_page_is_read_than_can_matter() -> None:
    assert page_text(f"<p>Sorry</p>{' ' * LONGEST_PAGE}<p>unread") == "Sorry"
