# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Text as YAML: what a carrier wrote is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.scalars import (
    Value,
    comment,
    quoted,
    sayable,
    scalar,
)
from tests.support.exports import declared

NASTY = (
    *(
        "{{ 7 * 7 }}",
        "{% if x %}",
        "{# no #}",
        "a: b",
        "a #b",
        "- a",
        "&a",
        "*a",
        "!unsafe x",
        "yes",
        "No",
        "null",
        "~",
    ),
    *(
        "1206",
        "0x10",
        "1_000",
        "12:30:45",
        "2026-05-14",
        "",
        " a ",
        "'",
        '"',
        "\\",
        "a\nb",
        "\u202e",
        "\x85",
        "@a",
        "%a",
    ),
    *("\U0001f4de", "a:", ":a", "a :b", "{{", "{", "}", "[", "|", ">", "?", "-", "=", "<<", ".inf", "a\tb", "\u2028"),
)
TEXT = st.text() | st.sampled_from(NASTY) | st.lists(st.sampled_from(NASTY)).map("".join)
#: What an SMPP contact can hold beside its password.
PART = st.text(st.characters(min_codepoint=0x21, exclude_categories=["Cs", "Cc", "Z"])).filter(sayable)
house = settings(max_examples=50, deadline=None)


@house
@given(st.lists(TEXT, min_size=1))
def test_a_text_is_read_back_as_it_was(texts: list[str]) -> None:
    lines = [f"  - {scalar(text)}  # {comment(text)}" for text in texts]
    assert declared("\n".join(["---", "texts:", *lines, ""]))["texts"] == texts


@house
@given(PART, PART, PART)
def test_a_password_is_put_between_text_that_stays(before: str, name: str, after: str) -> None:
    value = Value(f"smpp:{before}", name or "name", after)
    text = f"---\ncontact: {value.yaml}\n"
    password = "p:{{ 1 }}'"
    assert declared(text, {name or "name": password})["contact"] == f"smpp:{before}{password}{after}"


@pytest.mark.parametrize("text", ["sip:{number}@sip.example.com:5060", "Seattle West", "hq-2", "smpp/a?b=c"])
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert scalar(text) == text


def test_what_looks_like_jinja_is_unsafe() -> None:
    assert scalar("{{ x }}") == '!unsafe "{{ x }}"'
    assert quoted('a"\\\n') == '"a\\"\\\\\\x0a"'


def test_a_comment_is_one_printable_line() -> None:
    assert comment("a\n- b\u202e  c\x1b[2J") == "a - b c [2J"
    assert comment("x" * 99, 10) == "xxxxxxx..."
