# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""`python -m dialtone_sandbox`: run the sandbox on this machine."""

from __future__ import annotations

import argparse
import json
import socket
import sqlite3
import sys
from contextlib import suppress

import uvicorn

from dialtone_sandbox.app import build
from dialtone_sandbox.connection import Protocol
from dialtone_sandbox.worlds import World

HOST = "127.0.0.1"


class Server(uvicorn.Server):
    """uvicorn's server, which says where it listens once it does."""

    greeting = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(self.greeting, flush=True)


def main() -> None:
    """Serve until a signal; a port or file that cannot be used ends with one sentence and exit code 1."""
    options = _options()
    listener = _listener(options.port)
    base_url = f"http://{HOST}:{listener.getsockname()[1]}"
    try:
        app = build(options.data, base_url, World(options.numbers, options.seed), options.latency / 1000)
    except sqlite3.Error as error:
        remedy = "Another sandbox runs on it" if "locked" in str(error) else "Choose another one with --data"
        sys.exit(f"The data file {options.data} cannot be used: {error}. {remedy}.")
    config = uvicorn.Config(
        app,
        proxy_headers=False,
        http=Protocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
    )
    server = Server(config)
    accounts = app.state.sandbox.accounts.listing(base_url)
    server.greeting = f"{json.dumps(accounts)}\nlistening on {base_url}"
    with suppress(KeyboardInterrupt):
        server.run([listener])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dialtone_sandbox", description="A carrier sandbox on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=8077, help="0 takes a free one (default: %(default)s)")
    parser.add_argument(
        "--data",
        default="dialtone-sandbox.sqlite3",
        metavar="FILE",
        help="where everything is kept; continued when it exists (default: %(default)s)",
    )
    parser.add_argument(
        "--latency",
        type=float,
        default=0,
        metavar="MS",
        help="milliseconds until each carrier answer, no less (default: %(default)s)",
    )
    parser.add_argument(
        "--numbers",
        type=int,
        default=World.numbers,
        metavar="N",
        help="numbers for sale on each carrier in a new data file (default: %(default)s)",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=World.seed,
        metavar="S",
        help="fixes accounts, keys and numbers of a new data file (default: %(default)s)",
    )
    options = parser.parse_args()
    if options.numbers < 0 or options.latency < 0:
        parser.error("--numbers and --latency cannot be negative")
    return options


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(2048)
    except (OSError, OverflowError) as error:
        sys.exit(
            f"Port {port} cannot be used: {error}. Choose another one with --port"
            " (sandbox_port of the role), or stop what runs there."
        )
    return listener


if __name__ == "__main__":
    main()
