# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Twenty accounts of a sandbox carrier, provisioned by two workers that share nothing but a pipe.

    demo.py FOLDER URL [--accounts N] [--playbook NAME]

URL is that of a running sandbox, which is reset. Each worker has a home of its own under FOLDER, and only the
credentials of its own slice: see spread.py, which does the work.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import sys
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from spread import main as spread
from spread import slices

WORKERS = 2
#: All that a worker is given of this process's environment.
PASSED = ("PATH", "LC_ALL", "ANSIBLE_COLLECTIONS_PATH", "PYTHONPATH", "BYTECODE_CACHE", "PRELOADED")
Account = Mapping[str, str]


def accounts(url: str, count: int) -> dict[str, Account]:
    """So many accounts of a fresh sandbox, by host, and for each a block of numbers to buy from."""
    told = control(f"{url}/_sandbox/reset", {"accounts": max(3, count), "balance": "1000"})
    digits = [f"1206777{host:02}{line:02}" for host in range(1, count + 1) for line in range(5)]
    block = [{"number": number, "sms": 0, "verification_required": 0} for number in digits]
    control(f"{url}/_sandbox/market", {"api": "tcxc", "add": block})
    rows = [told["tcxc"], *(row for row in told["more"] if row["api"] == "tcxc")]
    return {f"account_{at + 1:02}": row for at, row in enumerate(rows[:count])}


def control(url: str, body: Any) -> Any:
    """A request to the sandbox's control interface."""
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def worker(home: Path, known: Mapping[str, Account]) -> str:
    """The command of a worker with a home of its own and these accounts' credentials."""
    home.mkdir(parents=True)
    credentials = home / "accounts.json"
    credentials.touch(mode=0o600)
    credentials.write_text(json.dumps(known))
    given = {name: os.environ[name] for name in PASSED if name in os.environ}
    given |= {"HOME": str(home), "TELECOM_ACCOUNTS": str(credentials)}
    environment = [f"{name}={value}" for name, value in given.items()]
    runner = [str(shutil.which("ansible-runner")), "worker", "--private-data-dir", str(home / "job"), "--delete"]
    return shlex.join(["env", "-i", "-C", str(home), *environment, *runner])


def main(arguments: Sequence[str]) -> int:
    """The exit code of spread.py."""
    parser = argparse.ArgumentParser(description="Provision accounts of a sandbox carrier by two workers.")
    parser.add_argument("folder", type=Path, help="a new folder")
    parser.add_argument("url", help="where the sandbox carrier listens, such as http://127.0.0.1:8077")
    parser.add_argument("--accounts", type=int, default=20, metavar="N")
    parser.add_argument("--playbook", default="provision.yml")
    given = parser.parse_args(arguments)
    known = accounts(given.url, given.accounts)
    commands = [
        worker(given.folder / part.name, {host: known[host] for host in part.hosts})
        for part in slices(list(known), ["worker"] * WORKERS)
    ]
    options = [option for command in commands for option in ("--worker", command)]
    return spread([given.playbook, ",".join(known), str(given.folder / "home"), *options])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
