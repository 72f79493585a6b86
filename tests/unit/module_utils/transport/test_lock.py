# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""One run at a time on an account."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import LockedError
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.lock import account_lock, lock_path

HOLDER = """
import sys, time
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.lock import account_lock
with account_lock(sys.argv[1], 5, print):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "account.lock")


def _silent(text: str) -> None:
    raise AssertionError(f"nobody else holds the lock, but it says: {text}")


def test_a_free_lock_is_taken_and_given_back(path: str) -> None:
    for _run in range(2):
        with account_lock(path, 0, _silent):
            assert Path(path).read_text() == str(os.getpid())


def test_a_second_run_is_told_once_that_it_waits_and_then_gives_up(path: str) -> None:
    told: list[str] = []
    with account_lock(path, 0, _silent), pytest.raises(LockedError) as caught, account_lock(path, 0.25, told.append):
        pass
    assert told == [f"Another run (process {os.getpid()}) works on this account; waiting up to 0.25 s for it."]
    assert "still works on this account after 0.25 s" in str(caught.value)
    assert f"raise lock_timeout. The lock is {path}" in str(caught.value)


def test_the_lock_is_freed_when_its_holder_is_killed(path: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
    begin = time.monotonic()
    with account_lock(path, 5, _silent):
        assert time.monotonic() - begin < 1


def test_an_error_inside_frees_the_lock(path: str) -> None:
    with pytest.raises(RuntimeError), account_lock(path, 0, _silent):
        raise RuntimeError
    with account_lock(path, 0, _silent):
        pass


def test_a_path_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    path = str(tmp_path / "missing" / "account.lock")
    with (
        pytest.raises(LockedError, match=r"missing/account\.lock cannot be opened: No such file"),
        account_lock(path, 0, _silent),
    ):
        pass


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "precious", tmp_path / "account.lock"
    target.write_text("precious")
    link.symlink_to(target)
    with pytest.raises(LockedError), account_lock(str(link), 0, _silent):
        pass
    assert target.read_text() == "precious"


@pytest.mark.parametrize(
    "spelled",
    [
        [
            "https://api.example.com/v1",
            "https://API.Example.com:443//v1/",
            "http://api.example.com.",
            "https://api.example.com",
        ],
        ["http://127.0.0.1:8077/x", "http://LOCALHOST:8077", "http://[::1]:8077", "http://127.9.9.9:8077//x"],
        CARRIERS["tcxc"].addresses,
    ],
)
def test_an_account_has_one_lock_however_its_address_is_spelled(spelled: list[str]) -> None:
    usual = CARRIERS["tcxc"].addresses
    assert len({lock_path("tcxc", url, "acme", usual) for url in spelled}) == 1


def test_each_account_has_its_own_lock_and_its_name_tells_nothing() -> None:
    paths = {lock_path("tcxc", "https://a.example", "acme"), lock_path("tcxc", "https://a.example", "bolt")}
    paths.add(lock_path("tcxc", "https://a.examplea", "cme"))
    paths.add(lock_path("vitcom", "https://a.example", "acme"))
    paths.add(lock_path("tcxc", "https://a.example:8443", "acme"))
    paths.add(lock_path("tcxc", "http://127.0.0.1:8443", "acme"))
    assert len(paths) == 6
    assert not any("acme" in path for path in paths)
