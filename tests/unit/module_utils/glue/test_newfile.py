# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A file is there whole or not at all, however its writer ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.newfile import place_problem, replacing
from tests.quality.command import CHECKOUT

WRITER = """
import os, signal, sys
# A job in the background is started with Ctrl-C ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
if sys.argv[2] == "named":
    del os.O_TMPFILE
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.newfile import replacing
with replacing(sys.argv[1]) as file:
    file.write(b"half")
    file.flush()
    print("written", flush=True)
    # A signal that comes right before it waits would not wake it: the end of its input does.
    sys.stdin.read()
"""


@pytest.fixture(params=["nameless", "named"], autouse=True)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system's files that have no name, and where there are none."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE")
    return str(request.param)


def write(path: Path, content: bytes) -> None:
    with replacing(str(path)) as file:
        file.write(content)
        assert not path.exists() or path.read_bytes() != content


def break_off(path: Path) -> None:
    with replacing(str(path)) as file:
        file.write(b"half")
        raise ValueError("no more")


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write(tmp_path / "new", b"whole")
    assert (tmp_path / "new").read_bytes() == b"whole"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "new"]


def test_a_file_that_holds_the_same_is_left_alone(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"whole")
    before = old.stat()
    with replacing(str(old)) as file:
        file.write(b"whole")
    after = old.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(tmp_path.iterdir()) == [old]


def test_a_file_of_the_same_length_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"wrong")
    write(tmp_path / "old", b"whole")
    assert (tmp_path / "old").read_bytes() == b"whole"


def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"old")
    old.chmod(0o640)
    write(old, b"whole")
    assert (old.read_bytes(), old.stat().st_mode & 0o777) == (b"whole", 0o640)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write(tmp_path / "link", b"whole")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"whole"


def test_an_error_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(ValueError, match="no more"):
        break_off(tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "old"]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_kill_leaves_no_half_file(tmp_path: Path, kind: str, how: signal.Signals) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "new"), kind]
    environment = {"PYTHONPATH": str(CHECKOUT / "collections")}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        writer.send_signal(how)
        writer.communicate()
    assert writer.returncode != 0
    # Only the system can tidy up after a SIGKILL.
    assert list(tmp_path.iterdir()) == [] or (kind, how) == ("named", signal.SIGKILL)


@pytest.mark.parametrize(
    ("path", "problem"),
    [("absent/new", "does not exist"), ("folder", "is not a file"), ("new", None), ("file", None)],
)
def test_a_place_is_checked_before(tmp_path: Path, path: str, problem: str | None) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    told = place_problem("dest", str(tmp_path / path))
    assert problem in str(told) if problem else told is None
