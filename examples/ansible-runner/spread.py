# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Spread the accounts of an inventory over workers with ansible-runner, and give one verdict.

    spread.py PLAYBOOK HOSTS INTO --worker 'ssh one ansible-runner worker' --worker 'ssh two ansible-runner worker'

HOSTS is a comma-separated list. Every worker gets a slice of it. What the workers write comes home into INTO: `estate`
holds the artifacts of all accounts, `artifacts` those of ansible-runner, a folder a slice. The exit code is 0 when each
slice succeeded and each account wrote its artifacts, for that of the pipes is 0 even when a play failed.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

STAGING = Path(__file__).parent / "staging"
#: Nothing else is sent: neither settings and keys (env) nor what an earlier run left (artifacts).
SENT = ("inventory", "project")


@dataclass(frozen=True)
class Slice:
    """Some hosts, and the command that starts ansible-runner's worker for them."""

    name: str
    hosts: Sequence[str]
    worker: Sequence[str]


def slices(hosts: Sequence[str], workers: Sequence[str]) -> list[Slice]:
    """Every host in one slice, as AWX cuts them: each takes the next."""
    cut = [Slice(f"slice-{at + 1}", hosts[at :: len(workers)], shlex.split(own)) for at, own in enumerate(workers)]
    return [part for part in cut if part.hosts]


def run(part: Slice, playbook: str, into: Path) -> str:
    """transmit | worker | process; why a command did not start. What came of it the artifacts tell, not exit codes."""
    try:
        _pipe(part, playbook, into)
    except OSError as error:
        return f"{part.name}: a command did not start: {error}"
    return ""


def _pipe(part: Slice, playbook: str, into: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        staged = Path(folder) / "staged"
        for name in SENT:
            shutil.copytree(STAGING / name, staged / name)
        limit = ["--limit", ",".join(part.hosts)]
        transmit = ["ansible-runner", "transmit", str(staged), "--ident", part.name, "--playbook", playbook, *limit]
        process = ["ansible-runner", "process", str(into), "--ident", part.name]
        with (
            subprocess.Popen(transmit, stdout=subprocess.PIPE) as sending,
            subprocess.Popen(part.worker, stdin=sending.stdout, stdout=subprocess.PIPE) as working,
        ):
            subprocess.run(process, stdin=working.stdout, stdout=sys.stderr, check=False)


def merge(parts: Sequence[Slice], into: Path) -> None:
    """The accounts' artifacts of all slices in one folder."""
    for part in parts:
        written = into / "artifacts" / part.name / "estate"
        if written.is_dir():
            shutil.copytree(written, into / "estate", dirs_exist_ok=True)


def verdict(parts: Sequence[Slice], into: Path) -> list[str]:
    """What went wrong, read from the artifacts; nothing where all is well."""
    told = []
    for part in parts:
        artifacts = into / "artifacts" / part.name
        code = (artifacts / "rc").read_text().strip() if (artifacts / "rc").is_file() else "none"
        if code != "0":
            told.append(f"{part.name}: the playbook's exit code is {code}: see {artifacts / 'stdout'}")
        missing = [host for host in part.hosts if not list((into / "estate").glob(f"{host}.*.json"))]
        told += [f"{part.name}: {host} wrote no artifacts" for host in missing]
    return told


def unfit(hosts: Sequence[str], workers: Sequence[str], into: Path) -> str:
    """What is wrong with the arguments; nothing where all is well."""
    if not all(hosts):
        return "HOSTS has an empty name: without any, the playbook would run on all accounts"
    if twice := sorted({host for host in hosts if hosts.count(host) > 1}):
        return f"{', '.join(twice)} stands twice in HOSTS, and two workers must not have one account at a time"
    if missing := [own for own in workers if not shutil.which((shlex.split(own) or [""])[0])]:
        return f"there is no command for --worker {missing[0]!r}"
    return f"{into} is there already: name a new folder" if into.exists() else ""


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description="Spread the accounts of an inventory over workers.")
    parser.add_argument("playbook", help="a playbook of staging/project")
    parser.add_argument("hosts", help="the accounts, separated by commas")
    parser.add_argument("into", type=Path, help="a new folder for what comes home")
    parser.add_argument("--worker", action="append", required=True, help="what starts ansible-runner's worker there")
    given = parser.parse_args(arguments)
    hosts = [host.strip() for host in given.hosts.split(",")]
    if wrong := unfit(hosts, given.worker, given.into):
        parser.error(f"{wrong}. Nothing was run")
    given.into.mkdir(parents=True)
    parts = slices(hosts, given.worker)
    with ThreadPoolExecutor(len(parts)) as pool:
        failed = list(pool.map(lambda part: run(part, given.playbook, given.into), parts))
    merge(parts, given.into)
    told = [*filter(None, failed), *verdict(parts, given.into)]
    print("\n".join(told or [f"{sum(len(part.hosts) for part in parts)} accounts in {len(parts)} slices: all is well"]))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
