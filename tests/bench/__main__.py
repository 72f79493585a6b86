# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""`make bench`: measure, print one table, keep it as JSON. Exit code 1 when something is beyond its limit."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench import cdr_memory, sandbox_rate
from tests.bench.table import Row, data, text
from tests.support.sandbox import Sandbox


@dataclass(frozen=True)
class Sizes:
    """How much is measured."""

    calls: int
    few: int
    many: int


FULL = Sizes(calls=3000, few=10_000, many=1_000_000)
#: Too small to tell anything: shows that the benchmarks work.
TINY = Sizes(calls=8, few=20, many=60)

Bench = Callable[[Sandbox, Path, Sizes], Iterable[Row]]
BENCHES: Mapping[str, Bench] = {
    "sandbox": lambda sandbox, _folder, sizes: sandbox_rate.measure(sandbox, sizes.calls),
    "cdr_info": lambda sandbox, folder, sizes: cdr_memory.measure(sandbox, folder, sizes.few, sizes.many),
}


@contextmanager
def fresh_sandbox() -> Iterator[tuple[Sandbox, Path]]:
    """A sandbox of its own, and the folder that goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(Path(folder) / "bench.sqlite3")
        sandbox.start()
        try:
            yield sandbox, Path(folder)
        finally:
            sandbox.kill()


def run(names: Iterable[str], sizes: Sizes) -> Iterator[Row]:
    """The rows of these benchmarks, as they come."""
    for name in names:
        with fresh_sandbox() as (sandbox, folder):
            yield from BENCHES[name](sandbox, folder, sizes)


def main(arguments: list[str]) -> int:
    """Print the table; the exit code."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure, print one table, keep it as JSON.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which benchmarks: {', '.join(BENCHES)} (all)")
    parser.add_argument("--tiny", action="store_true", help="so little that it only shows that the benchmarks work")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to keep the table as JSON")
    given = parser.parse_args(arguments)
    if unknown := sorted(set(given.names) - BENCHES.keys()):
        parser.error(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHES)}")
    rows = []
    for row in run(given.names or BENCHES, TINY if given.tiny else FULL):
        print(f"measured: {row.what}", file=sys.stderr, flush=True)
        rows.append(row)
    print(text(rows))
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(data(rows), indent=2) + "\n")
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
