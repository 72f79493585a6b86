# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Keeps the bytecode of what Python imports from a ZIP, which Python itself compiles anew in each process.

Ansible runs each module from a ZIP, and a third of a task's time goes there. With this folder on PYTHONPATH the same
payloads run in the same processes, only sooner: see ``tests.support.bytecode``.
"""

from __future__ import annotations

import _imp
import hashlib
import marshal
import os
import sys
import zipimport
from pathlib import Path
from types import CodeType

KEPT = Path(os.environ["BYTECODE_CACHE"], str(sys.implementation.cache_tag))
compile_source = vars(zipimport)["_compile_source"]
correct_filename = vars(_imp)["_fix_co_filename"]


def cached(path: str, source: bytes) -> CodeType:
    """The code of a file in a ZIP."""
    kept = KEPT / hashlib.blake2b(source, digest_size=16).hexdigest()
    try:
        code: CodeType = marshal.loads(kept.read_bytes())
    except FileNotFoundError:
        code = compile_source(path, source)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(marshal.dumps(code))
        unfinished.replace(kept)
    else:
        correct_filename(code, path)
    return code


KEPT.mkdir(parents=True, exist_ok=True)
vars(zipimport)["_compile_source"] = cached
