# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Files that a run leaves."""

from __future__ import annotations

import errno
import os
import resource
from pathlib import Path

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import (
    artifact_path,
    read_json,
    retire,
    room_for,
    write_json,
    write_text,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.newfile import OWNERS


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


@pytest.mark.parametrize(("given", "mode"), [({}, 0o644), ({"mode": OWNERS}, 0o600)])
def test_a_plan_is_for_everybody_and_a_file_that_was_made_private_stays_so(
    given: dict[str, int], mode: int, tmp_path: Path
) -> None:
    path = tmp_path / "acme.plan.md"
    write_text(path, "new", **given)
    assert path.stat().st_mode & 0o777 == mode
    path.chmod(0o640)
    write_text(path, "newer", **given)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_cannot_be_written_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written: File exists"):
        write_json(tmp_path / "file" / "acme.plan.json", {})


@pytest.mark.parametrize("status", ["done", "pending", "unknown"])
def test_the_record_of_a_run_that_did_something_stays_beside(status: str, tmp_path: Path) -> None:
    path, record = tmp_path / "acme.applied.json", {"summary": {"skipped": 1, status: 2}}
    write_json(path, record)
    os.utime(path, (1_800_000_000, 1_800_000_000))
    retire(path)
    assert not path.exists()
    assert read_json(tmp_path / "acme.applied.20270115T080000Z.json") == record


def test_records_of_one_second_stay_side_by_side_in_their_order(tmp_path: Path) -> None:
    path, records = tmp_path / "acme.applied.json", [{"summary": {"done": count}} for count in (1, 2, 3)]
    for record in records:
        write_json(path, record)
        os.utime(path, (1_800_000_000, 1_800_000_000))
        retire(path)
    assert [read_json(kept) for kept in sorted(tmp_path.iterdir())] == records
    assert read_json(tmp_path / "acme.applied.20270115T080000Z_3.json") == records[2]


def test_a_record_that_cannot_be_kept_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    path = tmp_path / "acme.applied.json"
    write_json(path, {"summary": {"done": 1}})
    # As in a folder with the sticky bit, where the file belongs to somebody else.
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(InputError, match="cannot be renamed: Operation not permitted"):
        retire(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("record", [None, {}, {"summary": {}}, {"summary": {"skipped": 41, "failed": 1}}])
def test_of_a_run_that_did_nothing_nothing_stays(record: dict[str, object] | None, tmp_path: Path) -> None:
    if record is not None:
        write_json(tmp_path / "acme.applied.json", record)
    retire(tmp_path / "acme.applied.json")
    assert list(tmp_path.iterdir()) == []


def test_room_is_found_out_without_a_trace(tmp_path: Path) -> None:
    room_for(tmp_path / "deep" / "acme.applied.json", 100_000)
    assert list((tmp_path / "deep").iterdir()) == []
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(InputError, match="could not be written: File too large"):
            room_for(tmp_path / "acme.applied.json", 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("text", [None, "", "{", "[]"])
def test_what_is_no_artifact_is_nothing(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "acme.plan.json"
    if text is not None:
        path.write_text(text)
    assert read_json(path) == {}
