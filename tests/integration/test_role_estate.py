# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The role estate: a whole account, planned, guarded and applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.playbook import Host, Run
from tests.support.sandbox import WRITES, Sandbox

ROUTING = {
    "contact": "sip:{number}@sip.example.com:5060",
    "smpp_contact": "smpp:acme:correct-horse-1:{number}@smpp.example.com:2776",
    "billing_account": "1",
}
TRUNK_GROUP = {"title": "hq", "primary": {"ip": "192.0.2.10", "port": 5060}, "billing_type": "metered"}
BRANCH = {**TRUNK_GROUP, "title": "branch", "primary": {"ip": "192.0.2.11", "port": 5060}}
SEATTLE = {"name": "seattle", "count": 3, "select": {"category": "landline", "state": "WA", "npanxx": "206219"}}
PORT = {
    "numbers": ["+12065550123", "+12065550124"],
    "category": "landline",
    "subscriber_type": "business",
    "loa_authorizing_person": "Jane Doe",
    "loa_files": ["loa.txt"],
    "carrier_files": ["loa.txt"],
    "wireless_pin": "pin-8642",
}


def pool(count: int, **more: Any) -> dict[str, Any]:
    """A pool of tcxc numbers."""
    return {"name": "seattle", "count": count, "select": {"prefix": "1206"}, **more}


@pytest.fixture
def tcxc(sandbox: Sandbox, tmp_path: Path) -> Host:
    """An account that declares routing and nothing to own."""
    return Host(tmp_path, sandbox, "tcxc", estate_defaults=ROUTING)


def all_kinds(folder: Path) -> dict[str, Any]:
    """One thing of each kind that vitcom has, and a number that is to be ported in."""
    (folder / "loa.txt").write_text("letter")
    return {
        "estate_trunk_groups": [TRUNK_GROUP],
        "estate_termination_trunks": [{"title": "out", "ip": "192.0.2.10", "ports": 10}],
        "estate_defaults": {"trunk_group": "hq"},
        "estate_pools": [SEATTLE],
        "estate_ports": [PORT],
        "estate_numbers": [{"number": "2065550123", "trunk_group": "hq"}],
    }


@pytest.fixture
def vitcom(sandbox: Sandbox, tmp_path: Path) -> Host:
    """An empty account that declares one thing of each kind."""
    return Host(tmp_path, sandbox, "vitcom", **all_kinds(tmp_path))


@dataclass(frozen=True)
class Failed:
    """An account whose run failed: the host, what Ansible said of it, and the calls that were made for it."""

    host: Host
    text: str
    calls: list[str]


#: What an earlier run left, when everything was still sound.
EARLIER = ("refused.plan.json", "refused.plan.md", "refused.applied.json")


@pytest.fixture(scope="module")
def failed(sandbox_process: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Failed]:
    """One run over four accounts, by their names."""
    sandbox_process.reset()
    folder = tmp_path_factory.mktemp("estates")
    accounts = [row for row in sandbox_process.accounts["more"] if row["api"] == "vitcom"]
    declared = {
        "acme": {"estate_pools": [{**SEATTLE, "trunk_group": "nowhere"}]},
        # The price is told only when the numbers are ordered.
        "late": {"estate_budget": {"setup": "0.01"}, "telecom_account": accounts[0]["account"]},
        # A port-in costs 5.00 a number, which is told only when it is ordered: the second order spends the last of it.
        "ports": {
            **{name: [] for name in all_kinds(folder)},
            "estate_defaults": {},
            "estate_ports": [{**PORT, "numbers": [f"+1206555012{at}"]} for at in range(3, 7)],
            "estate_budget": {"setup": "8.00"},
            "telecom_account": accounts[1]["account"],
        },
        "refused": {"estate_limits": {"max_release": 1}},
    }
    (folder / "artifacts").mkdir()
    for name in EARLIER:
        (folder / "artifacts" / name).write_text("{}")
    keys = {row["account"]: row["api_key"] for row in [sandbox_process.accounts["vitcom"], *accounts]}
    hosts = [Host(folder, sandbox_process, "vitcom", **all_kinds(folder) | more) for more in declared.values()]
    for name, host in zip(declared, hosts, strict=True):
        host.name = name
        host.variables["telecom_api_key"] = keys[host.variables["telecom_account"]]
    hosts[0].others = {host.name: host.variables for host in hosts[1:]}
    run = hosts[0].play("provision")
    assert (run.code, run.output.count("failed=1")) == (2, 4), run.output
    return {host.name: _failed(host, run, sandbox_process.log()) for host in hosts}


def _failed(host: Host, run: Run, log: list[dict[str, Any]]) -> Failed:
    said = [line for line in run.output.splitlines() if line.startswith(f"fatal: [{host.name}]")]
    account = host.variables["telecom_account"]
    calls = [row["call"] for row in log if row["params"].get("accountno") == account]
    return Failed(host, Run(run.code, "\n".join(said)).text, calls)


def kinds(actions: list[Mapping[str, Any]]) -> list[str]:
    """What the actions are, in order, repetitions left out."""
    return list(dict.fromkeys(f"{action['action']} {action['resource']}" for action in actions))


def guard(host: Host, name: str) -> dict[str, Any]:
    """One guard of the plan that was written."""
    return next(each for each in host.artifact("plan")["guards"] if each["name"] == name)


def assert_no_secret(host: Host, run: Run) -> None:
    """No secret was printed or written, whatever the verbosity."""
    written = "".join(path.read_text() for path in (host.folder / "artifacts").iterdir())
    secrets = ["correct-horse-1", "pin-8642", host.variables["telecom_api_key"]]
    assert [secret for secret in secrets if secret in run.output + written] == []


def test_an_estate_is_bought_once_as_its_plan_was_approved(tcxc: Host, sandbox: Sandbox) -> None:
    tcxc.variables |= {"estate_pools": [pool(2)], "estate_budget": {"setup": 10, "monthly": "10.0"}}
    assert tcxc.play("plan").code == 0
    assert sandbox.calls().count("list") == 1  # of an account that owns nothing, and no second look at it
    first = tcxc.play("provision", "-vvvv", "-e", f"estate_approved_plan={tcxc.artifact('plan')['digest']}")
    assert_no_secret(tcxc, first)
    assert (first.code, first.count("changed")) == (0, 1), first.output
    assert [row["status"] for row in tcxc.artifact("applied")["actions"]] == ["done", "done"]
    assert sandbox.calls(writes=True) == ["purchase", "purchase"]

    again = tcxc.play("provision")
    assert (again.code, again.count("changed")) == (0, 0), again.output
    assert tcxc.artifact("plan")["actions"] == []
    assert len(sandbox.calls(writes=True)) == 2


def test_check_mode_plans_all_of_an_empty_account_and_writes_nothing(vitcom: Host, sandbox: Sandbox) -> None:
    run = vitcom.play("provision", "--check")
    assert (run.code, run.count("changed") > 0) == (0, True), run.output
    plan = vitcom.artifact("plan")
    expected = ["create trunk_group", "create termination_trunk", "purchase number", "port port_in"]
    assert (plan["complete"], kinds(plan["actions"])) == (True, expected)
    assert guard(vitcom, "budget_setup")["value"] == "unknown"
    assert sandbox.calls(writes=True) == []
    assert not (vitcom.folder / "artifacts" / "acme.applied.json").exists()


def test_everything_is_applied_in_order_and_ported_numbers_are_routed_when_they_are_here(
    vitcom: Host, sandbox: Sandbox
) -> None:
    vitcom.variables |= {"estate_trunk_groups": [TRUNK_GROUP, BRANCH]}
    vitcom.variables |= {"estate_ports": [{**PORT, "trunk_group": "branch"}]}
    run = vitcom.play("provision", "-vvvv", "--diff")
    assert run.code == 0, run.output
    assert_no_secret(vitcom, run)
    applied = vitcom.artifact("applied")
    assert kinds(applied["actions"]) == kinds(vitcom.artifact("plan")["actions"])
    assert {row["status"] for row in applied["actions"]} == {"done", "pending"}

    sandbox.control("clock", {"advance": 10 * 86400})
    run = vitcom.play("provision")
    assert run.code == 0, run.output
    actions = vitcom.artifact("plan")["actions"]
    assert [(each["action"], each["name"], each["after"]) for each in actions] == [
        ("update", "+12065550123", {"trunk_group": "hq"}),
        ("update", "+12065550124", {"trunk_group": "branch"}),
    ]
    assert vitcom.artifact("plan")["unmanaged"] == []


def test_a_plan_over_budget_is_shown_whole_and_held_back(tcxc: Host, sandbox: Sandbox) -> None:
    tcxc.variables |= {"estate_pools": [pool(3)], "estate_budget": {"monthly": "0.01"}}
    tcxc.variables |= {"estate_limits": {"max_purchases": 2}}
    run = tcxc.play("provision")
    assert run.code == 2
    assert "budget_monthly:" in run.text
    assert "max_purchases: 3 would be bought" in run.text
    assert len(tcxc.artifact("plan")["actions"]) == 3
    assert guard(tcxc, "budget_monthly")["blocks"]
    assert sandbox.calls(writes=True) == []


def test_what_cannot_be_planned_does_not_hide_the_rest(failed: dict[str, Failed]) -> None:
    plan = failed["acme"].host.artifact("plan")
    assert not plan["complete"]
    assert "nowhere" in plan["incomplete"][0]
    assert kinds(plan["actions"]) == ["create trunk_group", "create termination_trunk", "port port_in"]
    assert failed["acme"].calls
    assert not WRITES & {*failed["acme"].calls}


def test_when_one_kind_fails_later_kinds_are_skipped_and_written_down(failed: dict[str, Failed]) -> None:
    late = failed["late"]
    held = {"name": "budget_setup", "limit": "0.01", "value": "unknown", "blocks": False}
    assert guard(late.host, "budget_setup") == held
    statuses = {(row["resource"], row["status"]) for row in late.host.artifact("applied")["actions"]}
    assert ("trunk_group", "done") in statuses
    assert ("port_in", "skipped") in statuses
    assert not {("number", "done"), ("port_in", "pending")} & statuses
    assert "The plan was not carried out as a whole" in late.text
    assert "defineTrunk" in late.calls
    assert not {"process_order", "generate_lnp_order"} & {*late.calls}


def test_a_refused_declaration_leaves_no_artifact_of_an_earlier_run(failed: dict[str, Failed]) -> None:
    refused = failed["refused"]
    assert "did you mean max_releases" in refused.text
    assert [name for name in EARLIER if (refused.host.folder / "artifacts" / name).exists()] == []


def test_the_budget_holds_over_all_port_in_orders(failed: dict[str, Failed]) -> None:
    ports = failed["ports"]
    assert [call for call in ports.calls if call in WRITES] == ["generate_lnp_order"] * 2
    assert [row["status"] for row in ports.host.artifact("applied")["actions"]] == ["pending"] * 2 + ["skipped"] * 2
    assert "+12065550125: nothing is left of the budget" in ports.text


def test_a_trunk_group_is_retitled_while_numbers_are_routed_by_its_new_title(vitcom: Host, sandbox: Sandbox) -> None:
    account = sandbox.options("vitcom")
    found = run_module("trunk_group", account | TRUNK_GROUP)["results"][0]["id"]
    run_module("did_purchase", account | {"pools": [{**SEATTLE, "count": 1}], "trunk_group": "hq"})
    vitcom.variables |= {name: [] for name in vitcom.variables if name.startswith("estate_")}
    vitcom.variables |= {
        "estate_trunk_groups": [{"id": found, "title": "new"}],
        "estate_defaults": {"trunk_group": "new"},
    }
    vitcom.variables |= {"estate_pools": [{**SEATTLE, "count": 2}], "estate_budget": {}}
    run = vitcom.play("provision")
    assert run.code == 0, run.output
    actions = vitcom.artifact("applied")["actions"]
    assert [(each["resource"], each["status"]) for each in actions] == [("trunk_group", "done"), ("number", "done")]
    assert actions[1]["after"] == {"trunk_group": "new"}


def test_protected_numbers_are_never_released(tcxc: Host, sandbox: Sandbox) -> None:
    contacts = {key: ROUTING[key] for key in ("contact", "smpp_contact")}
    sandbox.control("grant", {"api": "tcxc", "numbers": ["12065550001", "12065550002"], "fields": contacts})
    sandbox.control("grant", {"api": "tcxc", "numbers": ["12065550003"]})
    tcxc.variables |= {
        "estate_pools": [pool(0, exact=True, routed_elsewhere="ignore")],
        "estate_limits": {"max_releases": 2},
        "estate_protected": ["+1 206 555 0001"],
    }
    run = tcxc.play("provision")
    assert run.code == 2
    assert "protected: +12065550001 would be released" in run.text
    assert tcxc.artifact("plan")["unmanaged"] == [{"resource": "number", "name": "+12065550003"}]
    assert sandbox.calls(writes=True) == []


def test_many_numbers_go_by_a_file_that_does_not_stay(tcxc: Host, sandbox: Sandbox) -> None:
    numbers = [f"1206555{at:04}" for at in range(600)]
    contacts = {"contact": ROUTING["contact"], "smpp_contact": ROUTING["smpp_contact"]}
    sandbox.control("grant", {"api": "tcxc", "numbers": numbers, "fields": contacts})
    tcxc.variables["estate_numbers"] = numbers
    run = tcxc.play("provision", "-v")
    assert (run.code, run.count("changed")) == (0, 0), run.output
    assert "dialtone-numbers-" in run.output
    assert list(tcxc.folder.rglob("dialtone-numbers-*")) == []


@pytest.mark.usefixtures("impatient")
def test_an_open_order_that_the_balance_does_not_pay_is_held_back(vitcom: Host, sandbox: Sandbox) -> None:
    sandbox.control("reset", {"balance": "0.50"})
    account = sandbox.options("vitcom")
    run_module("trunk_group", {**account, **TRUNK_GROUP})
    cut = run_module("did_purchase", {**account, "pools": [SEATTLE], "trunk_group": "hq"})
    assert (cut["failed"], "gen_order" in sandbox.calls()) == (True, True), cut
    vitcom.variables |= {"estate_ports": [], "estate_numbers": [], "estate_termination_trunks": []}
    run = vitcom.play("plan")
    assert run.code == 2
    assert kinds(vitcom.artifact("plan")["actions"]) == ["adopt number"]
    held = guard(vitcom, "balance")
    assert (held["limit"], held["blocks"], float(held["value"]) > 0.5) == ("0.50", True, True)
