# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a task imports: each one is a process of its own, so it costs time on every one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.quality.command import CHECKOUT, account_modules
from tests.quality.source import compiled_lines
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

DOCUMENT = str(CHECKOUT / "README.md")
CONTACT = {"contact": "sip:{number}@pbx.example.com"}
ROUTING = {"billing_account": 1, "smpp_contact": "smpp:login:password:smpp.example.com:2775", **CONTACT}
CARD = {"first_name": "Ada", "last_name": "Example", "number": "4111111111111111", "cvv": "123"} | {
    "exp_month": "12",
    "exp_year": "2099",
}
# An everyday task of each module on each carrier that has it.
TASKS: dict[str, dict[str, Any]] = {
    "account_info tcxc": {},
    "account_info vitcom": {},
    "balance_info smsbower": {},
    "account_payment vitcom": {"minimum_balance": "1000000", "card": CARD},
    "balance_info vitcom": {},
    "billing_info vitcom": {"report": "activity"},
    "cdr_info tcxc": {},
    "did_market_info tcxc": {"select": {"country": "US"}},
    "did_market_info vitcom": {"select": {"category": "landline", "state": "WA"}},
    "did_purchase tcxc": {"count": 1, "select": {"country": "US", "features": ["voice"]}, "billing_account": 1}
    | CONTACT,
    "did_purchase vitcom": {"count": 1, "select": {"category": "landline", "state": "WA"}, "trunk_group": "in"},
    "live_call_info tcxc": {},
    "lnp_check_info vitcom": {"numbers": ["12065550100"]},
    "lnp_order vitcom": {
        "numbers": ["12065550100"],
        "category": "landline",
        "subscriber_type": "business",
        "loa_authorizing_person": "Ada Example",
        "loa_files": [DOCUMENT],
        "carrier_files": [DOCUMENT],
    },
    "lnp_order_info vitcom": {},
    "number_info tcxc": {},
    "number_info vitcom": {},
    "number_reservation vitcom": {"reserve_id": "70001", "numbers": ["12062190001"]},
    "number_update tcxc": {"select": {"country": "US"}, **CONTACT},
    "number_update vitcom": {"select": {"category": "landline"}, "status": "active"},
    "order_info vitcom": {},
    "sms_activation smsbower": {"service": "tg", "country": "187", "wait": False},
    "sms_price_info smsbower": {},
    "termination_trunk vitcom": {"title": "out", "ip": "192.0.2.1", "ports": 10, "cps": 5},
    "termination_trunk_info vitcom": {},
    "traffic_info vitcom": {"report": "numbers"},
    "trunk_group vitcom": {
        "title": "in",
        "billing_type": "metered",
        "primary": {"ip": "192.0.2.1", "port": 5060},
    },
    "trunk_group_info vitcom": {},
}
#: Reads tasks, makes each a process of its own, and tells how it failed and which files are loaded when it ends.
SCRIPT = """
import json, os, sys
from tests.support.modules import run_module
for line in sys.stdin:
    if not os.fork():
        result = run_module(*json.loads(line))
        files = [getattr(module, "__file__", None) or "" for module in sys.modules.values()]
        own = [file for file in files if "dialtone/telecom/plugins/module_utils/" in file]
        print(json.dumps([result["failed"] and result["msg"], own]), flush=True)
        os._exit(0)
    if os.wait()[1]:
        print('["The process died.", []]', flush=True)
"""


@pytest.fixture(scope="module")
def tasks() -> Iterator[subprocess.Popen[str]]:
    """A process in which each task is one of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        env={"PYTHONPATH": f"{CHECKOUT / 'collections'}:{CHECKOUT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process


def imported(tasks: subprocess.Popen[str], module: str, options: dict[str, Any]) -> dict[str, int]:
    """The compiled lines of each module_utils file that a task has imported when it ends, largest first."""
    assert tasks.stdin is not None
    assert tasks.stdout is not None
    tasks.stdin.write(f"{json.dumps([module, options])}\n")
    tasks.stdin.flush()
    failure, files = json.loads(tasks.stdout.readline())
    if failure:
        pytest.fail(failure, pytrace=False)
    sizes = [(compiled_lines(Path(file)), file) for file in files]
    return {file.split("module_utils/")[1]: lines for lines, file in sorted(sizes, reverse=True)}


def test_every_module_is_measured() -> None:
    assert {task.split()[0] for task in TASKS} == {path.stem for path in account_modules()}


@pytest.mark.parametrize("task", TASKS)
def test_a_task_imports_less_than_3000_lines(sandbox: Sandbox, tasks: subprocess.Popen[str], task: str) -> None:
    module, carrier = task.split()
    if "trunk_group" in TASKS[task]:
        run_module("trunk_group", sandbox.options(carrier) | TASKS["trunk_group vitcom"])
    sizes = imported(tasks, module, sandbox.options(carrier) | TASKS[task])
    if sum(sizes.values()) >= 3000:
        pytest.fail(f"{sum(sizes.values())} lines: {sizes}", pytrace=False)
