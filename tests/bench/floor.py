# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The floor: a bare script that sends given calls with requests, eight at a time, and looks at nothing in them.

``python -m tests.bench.floor FILE`` with ``[account, phases]`` as JSON; prints what it took, imports not counted.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import requests

CONCURRENCY = 8
#: Calls that come within so many seconds did not wait for each other, where each takes 50 ms.
TOGETHER = 0.03
#: Path below api_url -> what is signed with it (seed 002).
CONTROLLERS = {
    "/number/market": "dids_market",
    "/number/purchase": "purchase_did",
    "/number/list": "c_dids",
    "/number/update": "c_dids",
}
#: Path and parameters, without credentials.
Call = Sequence[Any]
#: Calls that may be under way together; a phase begins when the one before it has ended.
Phases = Sequence[Sequence[Call]]


def run(account: Mapping[str, str], phases: Phases) -> dict[str, float]:
    """Send all of it; wall and CPU time in seconds."""
    session = requests.Session()
    session.trust_env = False
    session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=CONCURRENCY))

    def send(call: Call) -> None:
        path, params = call
        form = {**params, **_credentials(account, path)}
        answer = session.post(account["api_url"] + path, data=form, timeout=300)
        assert answer.ok, f"{path} answered HTTP {answer.status_code}"
        assert b'"status":"fail"' not in answer.content, f"{path}: {answer.text[:200]}"
        assert b'"status":"error"' not in answer.content, f"{path}: {answer.text[:200]}"

    began, worked = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(CONCURRENCY) as pool:
        for phase in phases:
            list(pool.map(send, phase))
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - worked}
    session.close()
    return took


def _credentials(account: Mapping[str, str], path: str) -> dict[str, str]:
    """As each carrier wants them."""
    if path not in CONTROLLERS:
        return {"token": account["api_key"], "accountno": account["account"]}
    stamp = str(int(time.time()))
    secret = f"{CONTROLLERS[path]}{account['api_key']}{account['account']}{stamp}"
    signature = hashlib.sha256(secret.encode()).hexdigest()
    return {"ts": stamp, "api_login": account["account"], "signature": signature}


def logged(log: Sequence[Mapping[str, Any]], api: str) -> list[Call]:
    """What a run sent, to be sent again: from the sandbox's log."""
    hidden = {"token", "accountno", "ts", "api_login", "signature", "webapi"}
    return [
        (row["path"].removeprefix(f"/{api}"), {key: told for key, told in row["params"].items() if key not in hidden})
        for row in log
        if row["api"] == api
    ]


def phases(log: Sequence[Mapping[str, Any]], write: str) -> list[list[Call]]:
    """The calls of a run: looks as they were, together where they came together, and all its writes together.

    The writes come where the first of them was, and so do the looks that were under way with them; for what else was
    looked at between them nobody waits: it comes after all of them.
    """
    calls = logged(log, log[0]["api"])
    times = [datetime.fromisoformat(row["time"]).timestamp() for row in log]
    first = next(at for at, row in enumerate(log) if row["call"] == write)
    written = [time for time, row in zip(times, log, strict=True) if row["call"] == write]
    flows = [
        row["call"] == write or (time > written[0] and any(0 <= other - time < TOGETHER for other in written))
        for time, row in zip(times, log, strict=True)
    ]
    found: list[list[Call]] = []
    for at, call in enumerate(calls):
        if at == first:
            found.append([own for own, flowed in zip(calls, flows, strict=True) if flowed])
        if flows[at]:
            continue
        if at and not flows[at - 1] and times[at] - times[at - 1] < TOGETHER:
            found[-1].append(call)
        else:
            found.append([call])
    return found


if __name__ == "__main__":
    print(json.dumps(run(*json.loads(Path(sys.argv[1]).read_text()))))
