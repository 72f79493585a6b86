# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The environment in which the tests run Ansible's commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
#: Tasks need not compile again what an earlier task compiled: see ``site/sitecustomize.py``.
BYTECODE = {
    "PYTHONPATH": str(CHECKOUT / "tests" / "support" / "site"),
    "BYTECODE_CACHE": str(CHECKOUT / ".cache" / "bytecode"),
    **{name: value for name, value in os.environ.items() if name == "PRELOADED" and value != "0"},
}


def ansible_environment(home: Path | str, **more: str) -> dict[str, str]:
    """An environment in which Ansible's commands find the collection in the checkout, and nothing of the user's."""
    return {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "ANSIBLE_COLLECTIONS_PATH": str(CHECKOUT / "collections"),
        "ANSIBLE_NOCOLOR": "1",
        **BYTECODE,
        **more,
    }
