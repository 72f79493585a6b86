# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The number modules in a real ansible-playbook: YAML as people write it, defaults of the action group."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.support.customer import BLOCK, Customer
from tests.support.environment import BIN, ansible_environment

PLAY = """
- hosts: localhost
  gather_facts: false
  module_defaults:
    group/dialtone.telecom.account: {account}
  tasks:
    - name: Own them
      dialtone.telecom.did_purchase: &own
        numbers: [{one}, number: {two}]
        count: 1
        select: {{prefix: 12067770}}
        contact: sip:{{number}}@here.example.com
        smpp_contact: smpp:acme:hush-hush:{{number}}@here.example.com:2776
        billing_account: 1
        budget: {{setup: 3, monthly: 7.50}}
      register: bought
    - name: Own them again
      dialtone.telecom.did_purchase: *own
      register: again
    - name: List them
      dialtone.telecom.number_info:
      register: owned
    - ansible.builtin.assert:
        that:
          - bought is changed
          - bought.cost == dict(setup="3.0000", monthly="7.5000")
          - again is not changed
          - owned.numbers | map(attribute="number") == {block}
"""


def test_numbers_unquoted_in_yaml_and_defaults_of_the_group(tcxc: Customer, tmp_path: Path) -> None:
    account = json.dumps(tcxc.sandbox.options("tcxc"))
    text = PLAY.format(account=account, one=BLOCK[0], two=BLOCK[1][1:], block=BLOCK[:3])
    (tmp_path / "play.yml").write_text(text)
    command = [str(BIN / "ansible-playbook"), str(tmp_path / "play.yml")]
    run = subprocess.run(
        command, env=ansible_environment(tmp_path), capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert sorted(tcxc.bought()) == BLOCK[:3]
