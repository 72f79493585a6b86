# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Secrets print as the mask, whatever asks for their text."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import MASK, Secret


def test_every_text_form_is_the_mask() -> None:
    secret = Secret("hush")
    texts = [str(secret), repr(secret), f"{secret}", f"{secret:>20}", "%s" % secret, repr([secret])]  # noqa: UP031
    assert not any("hush" in text for text in texts)
    assert str(secret) == MASK


def test_the_wire_gets_the_value() -> None:
    assert Secret("hush").reveal() == "hush"


def test_secrets_compare_by_value() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2


def test_an_empty_secret_is_false() -> None:
    assert not Secret("")
    assert Secret("x")


@pytest.mark.parametrize("serialise", [pickle.dumps, copy.deepcopy, json.dumps])
def test_a_secret_is_not_serialised(serialise: object) -> None:
    assert callable(serialise)
    with pytest.raises(TypeError):
        serialise(Secret("hush"))
