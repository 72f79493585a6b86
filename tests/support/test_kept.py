# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is kept is what Ansible would read: it is read anew when its content is another."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from ansible._internal._datatag._tags import Origin, TrustedAsTemplate
from ansible.module_utils._internal._datatag import AnsibleTagHelper
from ansible.parsing.yaml.loader import AnsibleLoader

from tests.support.environment import BYTECODE


def imported(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Any:
    """The module ``kept``, which keeps in a folder of its own."""
    monkeypatch.setenv("BYTECODE_CACHE", BYTECODE["BYTECODE_CACHE"])
    monkeypatch.syspath_prepend(BYTECODE["PYTHONPATH"])
    kept = importlib.import_module("kept")
    monkeypatch.setattr(kept, "KEPT", folder / "kept")
    return kept


def test_a_table_is_read_once_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = imported(monkeypatch, tmp_path)
    read = []

    def parsed(text: str, name: str) -> dict[str, str]:
        read.append(text)
        return {"name": name, "text": text}

    parse = kept.keeping_tables(parsed)
    assert parse("a", "first") == parse("a", "other") == {"name": "first", "text": "a"}
    assert parse("b", "other") == {"name": "other", "text": "b"}
    assert read == ["a", "b"]


def test_settings_are_read_once_by_their_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = imported(monkeypatch, tmp_path)
    (tmp_path / "base.yml").write_bytes(b"a: 1")
    read = []

    def parsed(file: io.BytesIO) -> str:
        read.append(file.read())
        return "what it says"

    load = kept.keeping_settings(parsed)
    for _again in range(2):
        with (tmp_path / "base.yml").open("rb") as file:
            assert load(file) == "what it says"
    assert read == [b"a: 1"]


def test_documentation_is_read_once_with_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = imported(monkeypatch, tmp_path)
    trusted = TrustedAsTemplate().tag("a: [b]")
    texts = [
        Origin(path="/first").tag("a: [b]"),
        Origin(path="/other").tag("a: [b]"),
        Origin(path="/first").tag(trusted),
    ]
    wanted = [AnsibleLoader(text).get_single_data() for text in texts]
    first = [kept.KeepingYaml(yaml).load(text, Loader=AnsibleLoader) for text in texts]
    again = [kept.KeepingYaml(None).load(text, Loader=AnsibleLoader) for text in texts]
    assert wanted == first == again == [{"a": ["b"]}] * 3
    assert [AnsibleTagHelper.tags(each["a"][0]) for each in again] == [
        AnsibleTagHelper.tags(each["a"][0]) for each in wanted
    ]
    assert [TrustedAsTemplate.is_tagged_on(each["a"][0]) for each in again] == [False, False, True]
