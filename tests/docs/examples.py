# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""All examples of all modules as one playbook, in which each carrier is a host, and what came of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from tests.docs import state
from tests.docs.documented import COLLECTION, Documented, modules, plugin_examples
from tests.support.environment import BIN, ansible_environment
from tests.support.sandbox import Sandbox

PLUGINS = Path(__file__).parent / "ansible_plugins"
#: Options whose entries hold options again.
LISTS = ("numbers", "pools", "trunk_groups", "termination_trunks")
#: The name of the task with which an action is to fail.
FAILING = "Fail"
DOCUMENT = re.compile(r"[\w-]+\.(?:pdf|tif)")
#: A line of an example that says what becomes of it: `name: "{{ ... }}"  # text`.
SHOWN = re.compile(r"^ +(\w+): .*\}\}\"  # (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Ran:
    """One example that ran: the module whose documentation holds it, what became of it, and what it returned."""

    carrier: str
    module: str
    task: str
    action: str
    fate: str
    result: dict[str, Any]


def option_paths(options: Mapping[str, Any]) -> set[str]:
    """The options that a task uses: those of entries and pools by their plain names, those of dicts with a dot."""
    paths = set(options)
    for name in set(LISTS) & set(options):
        entries = options[name] if isinstance(options[name], list) else []
        paths = paths.union(*(option_paths(entry) for entry in entries if isinstance(entry, dict)))
    select = options.get("select")
    return paths | {f"select.{key}" for key in select} if isinstance(select, dict) else paths


def carriers_of(module: Documented, task: Mapping[str, Any]) -> list[str]:
    """On which carriers an example runs: those that know all its options."""
    options = task.get(f"{COLLECTION}.{module.name}", {}) or {}
    if "carrier" in options:
        return [options["carrier"]]
    foreign = {
        carrier: set().union(*(names for other, names in state.CARRIER_OPTIONS.items() if other != carrier))
        for carrier in module.carriers
    }
    return [carrier for carrier in module.carriers if not option_paths(options) & foreign[carrier]]


def examples_for(module: Documented, carrier: str) -> list[dict[str, Any]]:
    """A module's examples for a carrier; a task of another module goes along with those before it."""
    found = []
    goes_along = True
    for task in module.examples:
        if f"{COLLECTION}.{module.name}" in task:
            goes_along = carrier in carriers_of(module, task)
        if goes_along:
            found.append(task)
    return found


def playbook(carrier: str, sandbox: Sandbox) -> list[dict[str, Any]]:
    """A play for each module that the carrier has, and for each filter and lookup whose examples run there."""
    plays = [
        _play(module.name, carrier, sandbox, [*examples_for(module, carrier), *_failing(module.name)])
        for module in modules().values()
        if carrier in module.carriers
    ]
    return plays + [_plugin_play(name, carrier, sandbox) for name in plugins_of(carrier)]


def plugins_of(carrier: str) -> list[str]:
    """The filters and lookups whose examples run on a carrier."""
    return [name for name, where in state.PLUGINS.items() if where == carrier]


def _play(name: str, carrier: str, sandbox: Sandbox, tasks: list[dict[str, Any]]) -> dict[str, Any]:
    """A fresh sandbox, what the examples presuppose, the examples."""
    return {
        "name": name,
        "hosts": carrier,
        "gather_facts": False,
        "ignore_errors": True,
        "module_defaults": {f"group/{COLLECTION}.account": sandbox.options(carrier)},
        "vars": {"sandbox_url": sandbox.url, **state.VARIABLES.get(name, {})},
        "tasks": [*_preparation(name, carrier, sandbox), *tasks],
    }


def _plugin_play(name: str, carrier: str, sandbox: Sandbox) -> dict[str, Any]:
    """The examples of a filter or lookup: tasks, or one play, which has the account in the variables telecom_*."""
    examples = yaml.safe_load(plugin_examples(name))
    if "hosts" not in examples[0]:
        return _play(name, carrier, sandbox, examples)
    account = {f"telecom_{option}": value for option, value in sandbox.options(carrier).items()}
    return {**examples[0], "name": name, "hosts": carrier, "vars": account}


def shown_values(name: str) -> dict[str, str]:
    """What the examples of a filter say that their facts become."""
    return dict(SHOWN.findall(plugin_examples(name)))


def _preparation(module: str, carrier: str, sandbox: Sandbox) -> Iterator[dict[str, Any]]:
    calls = [("reset", {}), *state.CALLS.get((module, carrier), [])]
    yield {"name": "Before", "sandbox_control": {"url": sandbox.url, "calls": [list(call) for call in calls]}}
    for task in state.TASKS.get((module, carrier), []):
        yield {"name": "Before", **task}


def _failing(module: str) -> Iterator[dict[str, Any]]:
    if module in state.FAILING:
        yield {"name": FAILING, f"{COLLECTION}.{module}": state.FAILING[module]}


def _write_files(folder: Path, text: str) -> None:
    """The files that the examples name: documents of any content, and those of the fixture table."""
    for name, content in {**dict.fromkeys(DOCUMENT.findall(text), "%PDF-1.4\n"), **state.FILES}.items():
        (folder / name).write_text(content)


def run_examples(sandbox: Sandbox, folder: Path) -> list[Ran]:
    """Run them all in one ansible-playbook; a failing one does not stop the others."""
    plays = [play for carrier in CARRIERS for play in playbook(carrier, sandbox)]
    text = yaml.safe_dump(plays, sort_keys=False)
    _write_files(folder, text)
    (folder / "examples.yml").write_text(text)
    environment = ansible_environment(
        folder,
        ANSIBLE_ACTION_PLUGINS=str(PLUGINS / "action"),
        ANSIBLE_CALLBACK_PLUGINS=str(PLUGINS / "callback"),
        ANSIBLE_CALLBACKS_ENABLED="record",
        RECORD=str(folder / "record.jsonl"),
    )
    command = [str(BIN / "ansible-playbook"), "-i", f"{','.join(CARRIERS)},", "-c", "local", "examples.yml"]
    done = subprocess.run(
        [*command, "-e", f"ansible_python_interpreter={sys.executable}"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [Ran(**json.loads(line)) for line in (folder / "record.jsonl").read_text().splitlines()]
    unprepared = [row for row in rows if row.task == "Before" and row.fate != "ok"]
    assert not unprepared
    return [row for row in rows if row.task != "Before"]
