# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Keeps the bytecode of what Python imports from a ZIP, which Python itself compiles anew in each process.

Ansible runs each module from a ZIP, and a third of a task's time goes there. With this folder on PYTHONPATH the same
payloads run in the same processes, only sooner; ``kept`` spares Ansible the search for what goes into the ZIP.
"""

from __future__ import annotations

import _imp
import marshal
import os
import sys
import zipimport
from _blake2 import blake2b
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

# Each module starts with this file, so it takes what Python has loaded anyway: os.path is sooner there than pathlib.
KEPT = f"{os.environ['BYTECODE_CACHE']}/{sys.implementation.cache_tag}"
#: What ``kept`` changes when it is loaded.
WATCHED = {
    "ansible.config.manager",
    "ansible.plugins.connection",
    "ansible.plugins.loader",
    "ansible.utils.collection_loader._collection_meta",
    "ansible.utils.plugin_docs",
}
compile_source = vars(zipimport)["_compile_source"]
correct_filename = vars(_imp)["_fix_co_filename"]


def cached(path: str, source: bytes) -> CodeType:
    """The code of a file in a ZIP."""
    kept = f"{KEPT}/{blake2b(source, digest_size=16).hexdigest()}"
    try:
        with open(kept, "rb") as file:
            code: CodeType = marshal.loads(file.read())
    except FileNotFoundError:
        code = compile_source(path, source)
        import_module("kept").keep(kept, marshal.dumps(code))
    else:
        correct_filename(code, path)
    return code


class Watch:
    """Finds the modules of Ansible that are watched where they are, and lets ``kept`` change them."""

    @classmethod
    def find_spec(
        cls, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        if fullname not in WATCHED:
            return None
        WATCHED.remove(fullname)  # or it would be found here again
        spec: ModuleSpec = import_module("kept").spec(fullname)
        return spec


vars(zipimport)["_compile_source"] = cached
sys.meta_path.insert(0, Watch)
