# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""examples/ansible-runner: accounts spread over workers that share nothing, and one verdict."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.environment import CHECKOUT, ansible_environment
from tests.support.sandbox import Sandbox

EXAMPLE = CHECKOUT / "examples" / "ansible-runner"


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The demonstration, as if run from its folder."""
    monkeypatch.syspath_prepend(str(EXAMPLE))
    for name, value in ansible_environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    return importlib.import_module("demo")


@pytest.fixture
def spread(demo: Any) -> Any:
    return importlib.import_module("spread")


@pytest.mark.parametrize(
    ("hosts", "worker", "wrong"),
    [
        ("", "true", "on all accounts"),
        ("one,,two", "true", "on all accounts"),
        ("one, one", "true", "one stands twice in HOSTS"),
        ("one", "no-such-command worker", "there is no command for --worker 'no-such-command worker'"),
        ("one", "", "there is no command for --worker ''"),
    ],
)
def test_what_cannot_be_spread_is_refused(
    spread: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], hosts: str, worker: str, wrong: str
) -> None:
    with pytest.raises(SystemExit):
        spread.main(["plan.yml", hosts, str(tmp_path / "home"), "--worker", worker])
    assert wrong in (told := capsys.readouterr().err)
    assert told.endswith("Nothing was run\n")
    assert not (tmp_path / "home").exists()


def test_a_worker_that_does_not_start_leaves_the_others_their_verdict(
    spread: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken := tmp_path / "worker").write_text("#!/no/such/interpreter\n")
    broken.chmod(0o755)
    assert spread.main(["plan.yml", "one", str(tmp_path / "home"), "--worker", str(broken)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told] == ["slice-1"] * 3
    assert "a command did not start: [Errno 2]" in told[0]


def test_a_folder_that_is_there_is_not_written_to(
    spread: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        spread.main(["plan.yml", "one", str(tmp_path), "--worker", "true"])
    assert "is there already: name a new folder" in capsys.readouterr().err


def test_two_workers_and_the_verdict_of_their_artifacts(
    demo: Any, spread: Any, sandbox: Sandbox, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    known = demo.accounts(sandbox.url, 2)
    sandbox.clear_log()
    keys = {host: row["api_key"] for host, row in known.items()}
    wrong = {**known["account_02"], "api_key": "wrong"}
    workers = [
        demo.worker(tmp_path / "one", {"account_01": known["account_01"]}),
        demo.worker(tmp_path / "two", {"account_02": wrong}),
    ]
    options = [option for worker in workers for option in ("--worker", worker)]
    home = tmp_path / "home"
    # The pipe of the second one ends well, too: only its artifacts tell that its play did not.
    assert spread.main(["plan.yml", "account_01,account_02", str(home), *options]) == 1
    told = capfd.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told if "exit code is 2" in line] == ["slice-2"]
    plans = {path.name: json.loads(path.read_text()) for path in (home / "estate").glob("*.plan.json")}
    assert {name: plan["complete"] for name, plan in plans.items()} == {
        "account_01.plan.json": True,
        "account_02.plan.json": False,
    }
    assert plans["account_01.plan.json"]["summary"]["purchase"] == 2
    assert sandbox.calls(writes=True) == []
    came_home = [path.read_text() for path in home.rglob("*") if path.is_file()]
    assert not [key for key in keys.values() if any(key in text for text in came_home)]
    assert not (tmp_path / "one" / "job").exists()


def test_every_host_is_in_one_slice(spread: Any) -> None:
    hosts = [f"account_{at:02}" for at in range(1, 21)]
    parts = spread.slices(hosts, ["ssh one ansible-runner worker", "ssh two ansible-runner worker"])
    assert sorted(host for part in parts for host in part.hosts) == hosts
    assert [len(part.hosts) for part in parts] == [10, 10]
    assert [part.worker[1] for part in parts] == ["one", "two"]
    assert len(spread.slices(hosts[:1], ["a", "b"])) == 1


@pytest.mark.parametrize(
    ("code", "written", "told"),
    [
        ("0", ["a", "b"], []),
        ("2", ["a", "b"], ["exit code is 2"]),
        ("0", ["a"], ["b wrote no artifacts"]),
        (None, ["a", "b"], ["exit code is none"]),
    ],
)
def test_the_verdict_needs_a_good_end_and_all_artifacts(
    spread: Any, tmp_path: Path, code: str | None, written: list[str], told: list[str]
) -> None:
    estate = tmp_path / "artifacts" / "slice-1" / "estate"
    estate.mkdir(parents=True)
    for host in written:
        (estate / f"{host}.plan.json").write_text("{}")
    if code:
        (estate.parent / "rc").write_text(code)
    parts = spread.slices(["a", "b"], ["worker"])
    spread.merge(parts, tmp_path)
    found = spread.verdict(parts, tmp_path)
    assert len(found) == len(told)
    assert all(words in line for words, line in zip(told, found, strict=True))


def test_only_inventory_and_project_are_sent(spread: Any) -> None:
    assert sorted(path.name for path in (EXAMPLE / "staging").iterdir()) == sorted(spread.SENT)
