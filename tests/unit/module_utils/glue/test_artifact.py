# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Files that a run leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import artifact_path, read_json, write_json


def test_an_artifact_is_named_after_its_host() -> None:
    assert artifact_path("artifacts", "acme", "plan") == Path("artifacts/acme.plan.json")
    assert artifact_path("a", "../acme", "plan") == Path("a/.._acme.plan.json")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "acme.plan.json"
    write_json(path, {"name": "Zürich"})
    write_json(path, {"name": "Genève"})
    assert read_json(path) == {"name": "Genève"}
    assert [each.name for each in path.parent.iterdir()] == ["acme.plan.json"]


def test_half_a_character_is_written_as_json_has_it(tmp_path: Path) -> None:
    write_json(tmp_path / "acme.plan.json", {"name": "\ud800"})
    assert read_json(tmp_path / "acme.plan.json") == {"name": "\ud800"}


def test_a_folder_that_cannot_be_written_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written: File exists"):
        write_json(tmp_path / "file" / "acme.plan.json", {})


@pytest.mark.parametrize("text", [None, "", "{", "[]"])
def test_what_is_no_artifact_is_nothing(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "acme.plan.json"
    if text is not None:
        path.write_text(text)
    assert read_json(path) == {}
