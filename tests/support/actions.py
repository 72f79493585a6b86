# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Runs a real action plugin in this process."""

from __future__ import annotations

import importlib
from typing import Any

from ansible.errors import AnsibleActionFail
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.play_context import PlayContext
from ansible.playbook.task import Task
from ansible.plugins.loader import connection_loader
from ansible.template import Templar

PACKAGE = "ansible_collections.dialtone.telecom.plugins.action"


def started(name: str, arguments: dict[str, Any], variables: dict[str, Any]) -> dict[str, Any]:
    """The result of an action on the host acme. Errors: what the action raises."""
    known = {"inventory_hostname": "acme", **variables}
    loader, task, context = DataLoader(), Task(), PlayContext()
    task.args, task.action = arguments, f"dialtone.telecom.{name}"
    action = importlib.import_module(f"{PACKAGE}.{name}").ActionModule(
        task=task,
        connection=connection_loader.get("local", context),
        play_context=context,
        loader=loader,
        templar=Templar(loader, known),
    )
    return dict(action.run(task_vars=known))


def run_action(name: str, arguments: dict[str, Any], variables: dict[str, Any]) -> dict[str, Any]:
    """As Ansible tells it; ``failed`` is always set."""
    try:
        return {"failed": False, **started(name, arguments, variables)}
    except AnsibleActionFail as error:
        return {"failed": True, "msg": str(error)}
