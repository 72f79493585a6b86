# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the modules' documentation says, as ansible-doc reads it, fragments included."""

from __future__ import annotations

import functools
import importlib
import json
import subprocess
import tempfile
from dataclasses import dataclass
from typing import Any

import yaml

from tests.quality.command import account_modules
from tests.support.environment import BIN, CHECKOUT, ansible_environment

COLLECTION = "dialtone.telecom"
MODULES = [path.stem for path in account_modules()]
#: Run on the controller, and have a module for their documentation alone.
ACTIONS = sorted({path.stem for path in (CHECKOUT / "plugins" / "modules").glob("[a-z]*.py")} - set(MODULES))
ROLES = sorted(path.name for path in (CHECKOUT / "roles").glob("*") if path.is_dir())
#: The filters and lookups by their names, and the folder of each.
PLUGINS = {path.stem: kind for kind in ("filter", "lookup") for path in (CHECKOUT / "plugins" / kind).glob("[a-z]*.py")}
#: What Ansible itself documents as the return values of any module.
COMMON_RETURNS = {"changed", "failed", "msg", "invocation", "warnings", "deprecations", "exception"}


@dataclass(frozen=True)
class Documented:
    """One module: ``options`` and ``returns`` as they are documented, ``examples`` as a list of tasks."""

    name: str
    options: dict[str, Any]
    returns: dict[str, Any]
    examples: list[dict[str, Any]]

    @property
    def carriers(self) -> list[str]:
        """The carriers that the module works with. Where it talks to none, its examples are of tcxc."""
        return ["tcxc"] if self.name in ACTIONS else list(self.options["carrier"]["choices"])


@functools.cache
def modules() -> dict[str, Documented]:
    """All modules of the collection by their short names, those that document an action too."""
    names = [f"{COLLECTION}.{name}" for name in (*MODULES, *ACTIONS)]
    command = [str(BIN / "ansible-doc"), "--json", "--type", "module", *names]
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(command, env=ansible_environment(home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {name.removeprefix(f"{COLLECTION}."): _documented(name, found[name]) for name in names}


def _documented(name: str, told: dict[str, Any]) -> Documented:
    short = name.removeprefix(f"{COLLECTION}.")
    examples = yaml.safe_load(told["examples"])
    return Documented(name=short, options=told["doc"]["options"], returns=told["return"], examples=examples)


def plugin_examples(name: str) -> str:
    """EXAMPLES of a filter or lookup."""
    plugin = importlib.import_module(f"ansible_collections.{COLLECTION}.plugins.{PLUGINS[name]}.{name}")
    return str(plugin.EXAMPLES)
