# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is kept is what Ansible would make: it is made anew when anything that can be in it changes."""

from __future__ import annotations

import datetime as dt
import importlib
import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest
import yaml
from ansible._internal._datatag._tags import Origin, TrustedAsTemplate
from ansible.module_utils._internal._datatag import AnsibleTagHelper
from ansible.parsing.yaml.loader import AnsibleLoader

from tests.support.environment import BYTECODE

FQN = "ansible_collections.dialtone.telecom.plugins.modules.sample"
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class NoExtensions:
    """What Ansible passes on when no debugger runs."""

    module_names = ()


def imported(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Any:
    """The module ``kept``, which keeps in a folder of its own."""
    monkeypatch.setenv("BYTECODE_CACHE", BYTECODE["BYTECODE_CACHE"])
    monkeypatch.syspath_prepend(BYTECODE["PYTHONPATH"])
    kept = importlib.import_module("kept")
    monkeypatch.setattr(kept, "KEPT", folder / "kept")
    return kept


class Packer:
    """Packs the files that the module needs; ``packed`` counts how often it had to."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        kept = imported(monkeypatch, folder)
        self.module = folder / "plugins" / "modules" / "sample.py"
        self.shared = folder / "plugins" / "module_utils" / "deep" / "shared.py"
        for path in (self.module, self.shared):
            path.parent.mkdir(parents=True)
            path.write_text("first")
        self.packed = 0
        self._pack = kept.keeping(self._find, lambda path, now, **_zip: ZipInfo(path, now.timetuple()[:6]))

    def _find(self, name: str, fqn: str, source: bytes, payload: ZipFile, *_more: Any) -> str:
        self.packed += 1
        payload.writestr("shared.py", self.shared.read_bytes())
        return f"metadata of {name}"

    def pack(self, fqn: str = FQN) -> tuple[str, dict[str, bytes]]:
        """The metadata, and the files of the payload."""
        source = Origin(path=str(self.module)).tag(self.module.read_bytes())
        with ZipFile(io.BytesIO(), "w") as payload:
            metadata = self._pack("sample", fqn, source, payload, NOW, NoExtensions)
            return metadata, {name: payload.read(name) for name in payload.namelist()}


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


@pytest.fixture
def packer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Packer:
    """A module in a collection of its own."""
    return Packer(tmp_path, monkeypatch)


def test_a_payload_is_made_once(packer: Packer) -> None:
    assert packer.pack() == packer.pack() == ("metadata of sample", {"shared.py": b"first"})
    assert packer.packed == 1


def test_it_is_made_again_for_other_sources_and_not_for_those_before(packer: Packer) -> None:
    packer.pack()
    packer.shared.write_text("other")
    assert packer.pack()[1] == {"shared.py": b"other"}
    packer.module.write_text("other")
    packer.pack()
    (packer.shared.parent / "more.py").write_text("")
    packer.pack()
    assert packer.packed == 4
    (packer.shared.parent / "more.py").unlink()
    assert packer.pack()[1] == {"shared.py": b"other"}
    assert packer.packed == 4


def test_modules_of_unknown_needs_are_not_kept(packer: Packer) -> None:
    for fqn in ("ansible_collections.other.one.plugins.modules.sample", "ansible.legacy.sample"):
        packer.pack(fqn)
        packer.pack(fqn)
    assert packer.packed == 4
