# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The playbook drift: a verdict on each account, and nothing changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.artifacts import artifact
from tests.support.modules import run_module
from tests.support.playbook import Host, Run
from tests.support.sandbox import Sandbox

POOL = {"name": "seattle", "count": 1, "select": {"prefix": "1206"}}
ROUTING = {"contact": "sip:{number}@pbx.example.com", "billing_account": "1"}


def account(sandbox: Sandbox, carrier: str, at: int = 0) -> dict[str, Any]:
    """The variables of one of an API's accounts."""
    rows = [sandbox.accounts[carrier], *(row for row in sandbox.accounts["more"] if row["api"] == carrier)]
    told = {f"telecom_{name}": rows[at][name] for name in ("account", "api_key", "api_url")}
    return {"ansible_connection": "local", "telecom_carrier": carrier, **told}


def other_things(sandbox: Sandbox) -> None:
    """A trunk group, and a termination trunk that is switched off, on the first account of vitcom."""
    options = sandbox.options("vitcom")
    run_module("trunk_group", {**options, "title": "lab", "billing_type": "metered", "primary": {"ip": "192.0.2.10"}})
    trunk = {**options, "title": "out", "ip": "192.0.2.9", "ports": 10}
    run_module("termination_trunk", trunk)
    run_module("termination_trunk", {**trunk, "state": "disabled"})


@pytest.fixture
def run(sandbox: Sandbox, tmp_path: Path) -> Run:
    """One run over an account of every kind."""
    sandbox.control("grant", {"api": "tcxc", "numbers": ["12065550001", "12065550002"]})
    other_things(sandbox)
    owned = [{"number": "+12065550001"}]
    host = Host(tmp_path, sandbox, "tcxc", estate_numbers=owned, estate_mask_numbers=True)
    missing = {"estate_pools": [POOL], "estate_defaults": ROUTING}
    host.others = {
        "voice": account(sandbox, "vitcom"),
        "lenient": account(sandbox, "tcxc", 1) | missing | {"drift_fail": False},
        "held": account(sandbox, "tcxc") | {"estate_numbers": [{**owned[0], "state": "absent"}]},
        "locked_out": account(sandbox, "tcxc", 2) | {"telecom_api_key": "wrong", "drift_fail": False},
        "misspelt": account(sandbox, "vitcom", 1) | {"estate_limits": {"max_release": 1}},
    }
    sandbox.clear_log()
    (tmp_path / "ansible.cfg").write_text("[defaults]\ncallbacks_enabled = dialtone.telecom.plan\n")
    return host.play("drift")


def failed(run: Run) -> set[str]:
    """The hosts that failed."""
    return set(re.findall(r"^(\w+) .*failed=[1-9]", run.output.rpartition("PLAY RECAP")[2], re.MULTILINE))


def test_every_account_gets_its_verdict_and_nothing_is_changed(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    folder = tmp_path / "artifacts"
    found = {path.name.split(".")[0]: artifact(path) for path in folder.glob("*.json")}
    assert {name: document["verdict"] for name, document in found.items()} == {
        "acme": "converged",
        "voice": "converged",
        **dict.fromkeys(("lenient", "held"), "drift"),
        **dict.fromkeys(("locked_out", "misspelt"), "incomplete"),
    }, run.output
    assert (run.code, failed(run)) == (2, {"held", "locked_out", "misspelt"})
    assert sandbox.calls(writes=True) == []
    assert [thing["name"] for thing in found["acme"]["unmanaged"]] == ["+12065550002"]
    assert [(thing["name"], thing.get("state")) for thing in found["voice"]["unmanaged"]] == [
        ("lab", None),
        ("192.0.2.9", "disabled"),
    ]
    assert [guard["name"] for guard in found["held"]["guards"] if guard["blocks"]] == ["max_releases"]
    assert "does not accept the credentials" in found["locked_out"]["incomplete"][0]
    assert "did you mean max_releases" in found["misspelt"]["incomplete"][0]
    assert (run.output.count("fatal: [misspelt]"), "rescued=1" in run.output) == (1, False)
    table = [line.split() for line in run.output.partition("\naccount ")[2].splitlines()[1:]]
    assert [[row[0], row[-1]] for row in table if "total" not in row] == [
        ["acme", "declared"],
        ["held", "drift"],
        ["lenient", "drift"],
        ["locked_out", "failed"],
        ["misspelt", "failed"],
        ["voice", "declared"],
    ]
    assert "12065550002" not in (folder / "acme.drift.md").read_text()
    assert {path.name for path in folder.glob("*.md")} == {f"{name}.drift.md" for name in found}
