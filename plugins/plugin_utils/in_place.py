# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Runs a module from where the collection is installed, when its task is for this machine and Ansible's own Python.

Otherwise Ansible makes a payload of each module in each play, of all files that it can import, and Python compiles them
in each task. That takes longer than all the rest of a task that finds everything as it should be.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields
from importlib.util import find_spec
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

import ansible
from ansible import constants
from ansible.errors import AnsibleError
from ansible.executor import module_common
from ansible.module_utils.common.json import Direction, get_module_encoder
from ansible.plugins.action.normal import ActionModule as Ordinary

PLUGINS = Path(__file__).parents[1]
#: What Ansible is to be told of what it starts, and what starts a module. Another Ansible may want to know more, or in
#: another way: then it makes its payload.
BUILT = getattr(module_common, "_BuiltModule", None)
RUN: Callable[..., None] | None = None
with suppress(ImportError):
    from ansible.module_utils._internal._ansiballz._loader import run_module

    RUN = run_module
BUILT_OF = {"b_module_data", "module_style", "shebang", "serialization_profile"}
STARTED_WITH = {"json_params", "profile", "module_fqn", "modlib_path", "extensions"}
#: How Ansible and a module write to each other; it is the one of all modules that name no other.
PROFILE = "legacy"
#: What Ansible's own Python needs to have, where no interpreter is set: another one that is found may have it.
LIBRARIES = ("phonenumbers", "requests")
#: The names that Ansible has for finding one by itself.
DISCOVERY = {"", "auto", "auto_legacy", "auto_legacy_silent", "auto_silent"}
#: Python reads it from its standard input, so that no process list shows the arguments. Files of the names of Python's
#: modules that are beside the playbook are not meant, nor another Ansible or its collections on Python's path.
SCRIPT = """
import sys
sys.path[:] = dict.fromkeys([*filter(None, sys.path), *{path!r}])
for name, folder in {packages!r}.items():
    package = sys.modules[name] = type(sys)(name)
    package.__path__, package.__file__ = [folder], folder + "/__init__.py"
from ansible.module_utils._internal._ansiballz._loader import run_module
run_module(json_params={args!r}, profile={profile!r}, module_fqn={module!r}, modlib_path={lib!r}, extensions={{}})
"""
PACKAGES = {"ansible": str(Path(ansible.__file__).parent), "ansible_collections": str(PLUGINS.parents[2])}


class ActionModule(Ordinary):
    """The module that the task names. Options, result and check mode are its own; this only starts it."""

    #: Its file, where it runs in place.
    _module: Path | None = None

    def run(self, tmp: str | None = None, task_vars: dict[str, Any] | None = None) -> dict[str, Any]:
        """What the module tells."""
        if is_known() and self._is_here(task_vars or {}):
            self._module = self._own_module()
        result: dict[str, Any] = Ordinary.run(self, tmp, task_vars)
        return result

    def _is_here(self, variables: Mapping[str, Any]) -> bool:
        """Whether Ansible would run it on this machine, as this user, with this Python, and leave nothing behind."""
        connection, task = self._connection, self._task
        if connection.transport != "local" or connection.become or task.async_val:
            return False
        if vars(constants)["DEFAULT_KEEP_REMOTE_FILES"]:
            return False
        of_the_host = variables["ansible_delegated_vars"][task.delegate_to] if task.delegate_to else variables
        given = constants.config.get_config_value("INTERPRETER_PYTHON", variables=of_the_host)
        try:
            python = str(self._templar.template(given) or "").strip()
        except AnsibleError:
            # Ansible tells it, or knows what to do where it comes to nothing.
            return False
        return all(map(find_spec, LIBRARIES)) if python in DISCOVERY else python == sys.executable

    def _own_module(self) -> Path | None:
        """The file that Ansible takes for the module, if it is of this collection: a short name may mean another."""
        loader = self._shared_loader_obj.module_loader
        found = loader.find_plugin_with_context(self._task.action, ".py", collection_list=self._task.collections)
        path = Path(found.plugin_resolved_path or "")
        return path if path.parent == PLUGINS / "modules" else None

    def _is_pipelining_enabled(self, module_style: str, wrap_async: bool = False) -> bool:
        return self._module is not None or bool(super()._is_pipelining_enabled(module_style, wrap_async))

    def _configure_module(
        self, module_name: str, module_args: dict[str, Any], task_vars: dict[str, Any]
    ) -> tuple[Any, str]:
        """What Ansible starts, and the module's file."""
        if not (BUILT and self._module):
            configured: tuple[Any, str] = super()._configure_module(module_name, module_args, task_vars)
            return configured
        encoder = get_module_encoder(PROFILE, Direction.CONTROLLER_TO_MODULE)
        script = SCRIPT.format(
            path=sys.path,
            packages=PACKAGES,
            args=json.dumps({"ANSIBLE_MODULE_ARGS": module_args}, cls=encoder).encode(),
            profile=PROFILE,
            module=f"ansible_collections.dialtone.telecom.plugins.modules.{self._module.stem}",
            lib=str(PLUGINS.parents[3]),
        )
        built = BUILT(
            b_module_data=script.encode(),
            module_style="new",
            shebang=f"#!{sys.executable}",
            serialization_profile=PROFILE,
        )
        return built, str(self._module)


def is_known() -> bool:
    """Whether this Ansible takes what ``ActionModule`` tells it."""
    if BUILT is None or RUN is None:
        return False
    wanted = {name for name, each in signature(RUN).parameters.items() if each.default is Parameter.empty}
    return wanted == STARTED_WITH and {each.name for each in fields(BUILT) if each.default is MISSING} == BUILT_OF
