# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Secrets never show, and nothing else is touched."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.redact import Redactor

KEY = "ad8893cc1a94332d"
REDACT = Redactor([Secret(KEY), Secret("100")], frozenset({"cvv"}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"the key {KEY} is wrong", "the key ******** is wrong"),
        ("signature=abc&ts=1", "signature=********&ts=1"),
        ('{"token": "abc", "tokens": "abc"}', '{"token": ********, "tokens": "abc"}'),
        ("cvv: 100, amount: 100.00", "cvv: ********, amount: 100.00"),
        ("TOKEN='a b' next", "TOKEN=******** next"),
        (r'{"password": "hu\"sh", "a": 1}', '{"password": ********, "a": 1}'),
        ('{"password": ["hush", "sh"], "a": 1}', '{"password": ********, "a": 1}'),
        ('{"password": {"old": "hush"}, "a": 1}', '{"password": ********, "a": 1}'),
        ('{"a": 1, "password": "hus', '{"a": 1, "password": ********'),
        ("contact smpp:me:hush:1@h.example", "contact smpp:me:********:1@h.example"),
    ],
)
def test_secrets_are_masked_wherever_they_stand(text: str, shown: str) -> None:
    assert REDACT.text(text) == shown


@pytest.mark.parametrize("text", ["+12061002190", "1000.00", f"x{KEY}", f"{KEY}y", "assign=5", "ten tokens: five"])
def test_what_only_looks_similar_stays(text: str) -> None:
    assert REDACT.text(text) == text


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert REDACT.text("a\x1b[31mb\x00c\u202ed\r") == "a [31mb c d "


def test_an_excerpt_is_one_short_line() -> None:
    shown = REDACT.excerpt("<html>\n\n  <body>" + "x" * 5000)
    assert shown.startswith("<html> <body>xxx")
    assert shown.endswith("x...")
    assert len(shown) == 203
    assert REDACT.excerpt("  short \n text ") == "short text"


def test_a_key_that_is_cut_by_the_excerpt_does_not_show() -> None:
    for blanks in (185, 190, 195, 785, 790, 795, 799):
        assert KEY[:8] not in REDACT.excerpt(" " * blanks + f" {KEY} " + "x" * 900)


def test_parameters_are_shown_but_for_secrets() -> None:
    params = {"ts": "1", "signature": "abc", "CVV": "100", "contact": "sip:100@h", "note": KEY}
    assert REDACT.params(params) == "ts=1 signature=******** CVV=******** contact=sip:100@h note=********"


def test_a_carrier_adds_its_keys_to_those_of_all() -> None:
    assert Redactor([]).text("cvv=100 token=abc") == "cvv=100 token=********"
    assert [REDACT.hides(key) for key in ("CVV", "Token", "card")] == [True, True, False]


def test_without_secrets_only_keys_are_masked() -> None:
    assert Redactor([]).text(f"{KEY} pin=1234") == f"{KEY} pin=********"
