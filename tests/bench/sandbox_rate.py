# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How many simple calls a second the sandbox answers: `python tests/bench/sandbox_rate.py [--least 1000]`.

A real sandbox process on loopback, asked by a few threads over connections that stay open, for a bounded number of
calls of each API. Exit code 1 when one of them is slower than `--least`.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

SANDBOX = Path(__file__).parents[2] / "sandbox"
CALLS = 4000
THREADS = 4
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

Request = tuple[str, str, str]
"""Method, path, form."""


def tcxc_list(account: dict[str, str]) -> Request:
    """A signed search of the owned numbers."""
    ts = str(int(time.time()))
    secret = f"c_dids{account['api_key']}{account['account']}{ts}"
    signature = hashlib.sha256(secret.encode()).hexdigest()
    form = {"ts": ts, "api_login": account["account"], "signature": signature, "searchform": "1"}
    return "POST", "/tcxc/number/list", urlencode(form)


def vitcom_trunks(account: dict[str, str]) -> Request:
    """The trunk groups."""
    return "POST", "/vitcom/get_trunk", urlencode({"token": account["api_key"], "accountno": account["account"]})


def smsbower_balance(account: dict[str, str]) -> Request:
    """The balance."""
    path = urlsplit(account["api_url"]).path
    return "GET", f"{path}?{urlencode({'api_key': account['api_key'], 'action': 'getBalance'})}", ""


SIMPLE: dict[str, tuple[str, Callable[[dict[str, str]], Request]]] = {
    "tcxc list": ("tcxc", tcxc_list),
    "vitcom get_trunk": ("vitcom", vitcom_trunks),
    "smsbower getBalance": ("smsbower", smsbower_balance),
}


def rate(port: int, request: Request) -> float:
    """Calls a second. Ends with a sentence when a call is not answered as it should be."""

    def ask(calls: int) -> None:
        method, path, form = request
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for _call in range(calls):
            connection.request(method, path, form, FORM if form else {})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"{path.partition('?')[0]} answered HTTP {answer.status}")
        connection.close()

    began = time.monotonic()
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, [CALLS // THREADS] * THREADS))
    return CALLS / (time.monotonic() - began)


def measure(folder: Path) -> dict[str, float]:
    """Calls a second of each simple call, on a fresh sandbox."""
    command = [sys.executable, "-m", "dialtone_sandbox", "--port", "0", "--data", str(folder / "bench.sqlite3")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(SANDBOX)}) as process:
        assert process.stdout is not None
        try:
            accounts: dict[str, Any] = json.loads(process.stdout.readline())
            port = int(process.stdout.readline().rpartition(":")[2])
            return {name: rate(port, make(accounts[api])) for name, (api, make) in SIMPLE.items()}
        finally:
            process.terminate()


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description="Calls a second that the sandbox answers.")
    parser.add_argument("--least", type=int, default=1000, help="calls a second below which it fails")
    least = parser.parse_args().least
    with tempfile.TemporaryDirectory() as folder:
        rates = measure(Path(folder))
    for name, found in rates.items():
        print(f"{name:<20} {found:7.0f} calls/s")
    if slow := [name for name, found in rates.items() if found < least]:
        sys.exit(f"slower than {least} calls/s: {', '.join(slow)}")


if __name__ == "__main__":
    main()
