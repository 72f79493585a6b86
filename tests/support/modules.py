# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Runs a real module with real arguments in this process: what the module prints is what the test gets."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
from typing import Any
from unittest.mock import patch

from ansible.module_utils import _internal
from ansible.module_utils.common import warnings
from ansible.module_utils.common.parameters import PASS_VARS
from ansible.module_utils.testing import patch_module_args

PACKAGE = "ansible_collections.dialtone.telecom.plugins.modules"


def run_module(
    name: str, params: dict[str, Any], *, check: bool = False, diff: bool = False, verbosity: int = 0
) -> dict[str, Any]:
    """The module's result; ``failed`` is always set."""
    module = importlib.import_module(f"{PACKAGE}.{name}")
    flags = {"_ansible_check_mode": check, "_ansible_diff": diff, "_ansible_verbosity": verbosity}
    # From ansible-core 2.21 on a result holds what the module was given only where this is asked for.
    flags |= {f"_ansible_{name}": True for name in PASS_VARS if name == "inject_invocation"}
    printed = io.StringIO()
    with (
        # Where tests of action plugins ran before, Ansible would take this process for a controller.
        patch.object(_internal, "is_controller", False),
        # Ansible collects them by process, and a module's process is its own.
        patch.dict(warnings._global_warnings, clear=True),
        patch_module_args({**params, **flags}),
        contextlib.redirect_stdout(printed),
        contextlib.suppress(SystemExit),
    ):
        module.main()
    # A module ends with its process, and frees nothing before; this process goes on.
    gc.unfreeze()
    result: dict[str, Any] = json.loads(printed.getvalue())
    return {"failed": False, **result}
