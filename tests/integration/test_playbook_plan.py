# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The playbook plan: it tells, compares with what was approved, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template

from tests.support.environment import CHECKOUT
from tests.support.playbook import Host
from tests.support.sandbox import Sandbox


def test_it_compares_with_the_approved_plan_and_changes_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    defaults = {"trunk_group": "hq"}
    group = {"title": "hq", "primary": {"ip": "192.0.2.10"}, "billing_type": "metered"}
    host = Host(tmp_path, sandbox, "vitcom", estate_defaults=defaults, estate_trunk_groups=[group])
    run = host.play("plan", "-e", f"estate_approved_plan={'0' * 64}")
    assert run.code == 2
    assert "approved_plan: this is not the plan that was approved" in run.text
    assert [action["name"] for action in host.artifact("plan")["actions"]] == ["hq"]
    assert sandbox.calls(writes=True) == []
    assert "api_key" not in host.artifact("plan")
    page = (tmp_path / "artifacts" / "acme.plan.md").read_text()
    assert "the approved plan is not in the folder of artifacts" in page
    assert "| trunk group | `hq` | create |" in page


@pytest.mark.parametrize(("to_split", "told"), [(False, "estate_approved_plan=d1"), (True, "split the change")])
def test_it_ends_with_how_the_plan_is_approved_or_that_it_is_to_be_split(to_split: bool, told: str) -> None:
    (play,) = yaml.safe_load((CHECKOUT / "playbooks" / "plan.yml").read_text())
    text = trust_as_template(play["tasks"][-1]["ansible.builtin.debug"]["msg"])
    plan = {"path": "/a/acme.plan.json", "digest": "d1", "to_split": to_split}
    said = Templar(DataLoader(), variables={"_estate_plan": plan}).template(text)
    assert said.startswith("/a/acme.plan.md. ")
    assert (said.endswith(told), "d1" in said) == (True, not to_split)


def test_a_wrong_key_is_no_empty_plan_but_told_once_and_the_rest_is_not_tried(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "loa.txt").write_text("letter")
    letter = {"loa_authorizing_person": "Jane Doe", "loa_files": ["loa.txt"], "carrier_files": ["loa.txt"]}
    port = {"category": "landline", "subscriber_type": "business", **letter}
    ports = [{"numbers": [number], **port} for number in ("+12065550123", "+12065550124")]
    group = {"title": "hq", "primary": {"ip": "192.0.2.10"}, "billing_type": "metered"}
    trunk = {"title": "out", "ip": "192.0.2.10", "ports": 10}
    host = Host(tmp_path, sandbox, "vitcom", estate_ports=ports, telecom_api_key="wrong-key-1")
    more = {"estate_trunk_groups": [group], "estate_termination_trunks": [trunk], "telecom_api_key": "wrong-key-2"}
    nothing = Host(tmp_path, sandbox, "tcxc", telecom_api_key="wrong").variables
    host.others = {"globex": {**host.variables, **more}, "initech": nothing}
    run = host.play("plan")
    assert run.code == 2, run.output
    assert sorted(sandbox.calls()) == ["get_lnp_orders", "get_trunk", "list"]
    # As a message and as a result, of the last task alone.
    assert "ignoring" not in run.output
    assert run.text.count("get_lnp_orders: the carrier does not accept the credentials") == 2
    plan = json.loads((tmp_path / "artifacts" / "initech.plan.json").read_text())
    assert (plan["complete"], plan["actions"]) == (False, [])
    assert "what is on the account could not be read" in plan["incomplete"][0]
    (reason,) = host.artifact("plan")["incomplete"]
    assert reason.startswith(
        "ports: vitcom get_lnp_orders: the carrier does not accept the credentials (Invalid token)"
    )
