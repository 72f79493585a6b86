# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""``python -m tests.bench.task MODULE FILE``: a module with its options from FILE; prints what it took as JSON."""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

from tests.support.modules import PACKAGE, run_module


def main(module: str, options: str) -> None:
    """Run it; what is imported before is not counted, for ``start_up`` measures that."""
    given = json.loads(Path(options).read_text())
    importlib.import_module(f"{PACKAGE}.{module}")
    importlib.import_module(f"{PACKAGE.removesuffix('modules')}module_utils.carriers.{given['carrier']}.numbers")
    importlib.import_module("requests")
    began, worked = time.perf_counter(), time.process_time()
    result = run_module(module, given)
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - worked}
    assert not result["failed"], result["msg"]
    print(json.dumps({**took, "told": {key: result[key] for key in ("changed", "counts", "api_calls")}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
