# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whatever stands in a plan, its Markdown stays what it is: no text of anyone's is read as Markdown or HTML."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.page import LONGEST, plan_page
from tests.unit.plugin_utils.review.plans import action, document, guard

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"<details>\n", "</details>"}
HOSTILE = (
    "</summary><script>alert(1)</script>",
    "``\n\n# Approved\n\n[x](javascript:alert(1))",
    "| a | b |\n|---|---|",
    "![](https://x.example/p.png) <img src=x onerror=alert(1)>",
    "\\`|\\|`<!-- -->",
    "@everyone #1 https://x.example &lt;b&gt;",
    "</details>\n---\n",
)
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text("`|<>\\\n*_[]()!&#@~$ a", max_size=30), st.text(max_size=20))


def page(text: str, *, mask: bool) -> str:
    """A plan with the text wherever text of others can stand. It begins with a letter, so that it is not empty."""
    foreign = f"x{text}"
    changes: dict[str, Any] = {"before": {"contact": foreign}, "after": {"contact": f"{foreign}2", foreign: foreign}}
    actions = [action(foreign, **changes, pool=foreign), action(foreign, "update", resource="trunk_group", **changes)]
    guards = (guard("approved_plan", "b" * 64, "a" * 64, blocks=True), guard("budget_setup", "1", "2"))
    things = ({"resource": "trunk_group", "name": foreign},)
    plan = document(*actions, guards=guards, unmanaged=things, incomplete=(foreign,))
    return plan_page(plan | {"differences": [foreign]}, foreign, mask=mask)


def structure(markdown: str) -> list[str]:
    """What a host makes of it, but for the text in code spans and the HTML that is ours."""
    found: list[str] = []
    for token in RENDERER.parse(markdown):
        found.append(token.content if token.type == "html_block" else token.type)
        found += [
            child.type if child.type == "code_inline" else child.type + child.content for child in token.children or []
        ]
    return found


@given(text=TEXT, mask=st.booleans())
@example(text=HOSTILE[0], mask=False)
@settings(max_examples=100, deadline=None)
def test_no_text_of_others_is_read_as_markup(text: str, mask: bool) -> None:
    assert structure(page(text, mask=mask)) == structure(page("", mask=mask))


@given(
    names=st.lists(TEXT, min_size=1, max_size=60),
    kinds=st.lists(st.sampled_from(["purchase", "release", "update", "port"]), min_size=9, max_size=9),
    copies=st.sampled_from([1, 20, 120]),
)
@settings(max_examples=30, deadline=None)
def test_a_page_is_never_longer_than_a_comment_may_be(names: list[str], kinds: list[str], copies: int) -> None:
    pairs = zip(names, kinds, strict=False)
    actions = [action(f"{name}{at}", kind) for name, kind in pairs for at in range(copies)]
    plan = document(*actions, incomplete=tuple(names)) | {"differences": names * copies}
    assert len(plan_page(plan, "acme", mask=False)) <= LONGEST
