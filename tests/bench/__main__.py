# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""`make bench`: measure side by side, print one table, keep it; when all was measured, in the documentation too.

Exit code 1 when something is beyond its limit, 130 when it was stopped: then the table holds what was measured, and
nothing is kept.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench import accounts, buying, cdr_memory, keeping, large, pace, sandbox_rate, start_up
from tests.bench.place import FULL, TINY, Place, Sizes, fresh_place
from tests.bench.published import publish
from tests.bench.table import Row, data, figures, run_now, shown, text
from tests.support.environment import CHECKOUT

ROUNDS = 3
SLOW = int(1000 * buying.LATENCY)


@dataclass(frozen=True)
class Bench:
    """One benchmark. ``latency``: what a call of the sandbox takes at least, in milliseconds."""

    measure: Callable[[Place], Iterable[Row]]
    latency: int = 0
    rounds: int = ROUNDS


BENCHES: Mapping[str, Bench] = {
    "buy_tcxc": Bench(buying.on_tcxc, latency=SLOW),
    "converged": Bench(keeping.converged),
    "buy_vitcom": Bench(buying.on_vitcom, latency=SLOW),
    "move": Bench(keeping.moving),
    "estate": Bench(accounts.measure),
    "start_up": Bench(start_up.measure),
    "large": Bench(large.measure),
    "pace": Bench(pace.measure),
    # Its own rounds are in it; the other one's sizes do not differ from round to round.
    "sandbox": Bench(sandbox_rate.measure, rounds=1),
    "cdr_info": Bench(
        lambda place: cdr_memory.measure(place.sandbox, place.folder, place.sizes.few, place.sizes.many), rounds=1
    ),
}


def run(names: Iterable[str], sizes: Sizes, rounds: int) -> Iterator[Row]:
    """The rows of these benchmarks as they come, round by round, each in a place of its own; tiny ones share one."""
    if sizes.tiny:
        with fresh_place(sizes, 0) as place:
            yield from (row for name in names for row in BENCHES[name].measure(place))
        return
    for name in names:
        bench = BENCHES[name]
        for _round in range(min(rounds, bench.rounds)):
            with fresh_place(sizes, bench.latency) as place:
                yield from bench.measure(place)


def _given(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure side by side, print one table, keep it.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which benchmarks: {', '.join(BENCHES)} (all)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="how often (default: %(default)s)")
    parser.add_argument("--tiny", action="store_true", help="so little that it only shows that the benchmarks work")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to keep the table as JSON")
    given = parser.parse_args(arguments)
    if unknown := sorted(set(given.names) - BENCHES.keys()):
        parser.error(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHES)}")
    if given.rounds < 1:
        parser.error(f"--rounds is at least 1, not {given.rounds}")
    return given


def main(arguments: list[str]) -> int:
    """Print the table; the exit code."""
    given = _given(arguments)
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.unlink(missing_ok=True)  # what an earlier run measured is not taken for this one's
    rows: list[Row] = []
    of = run_now()
    try:
        for row in run(given.names or BENCHES, TINY if given.tiny else FULL, 1 if given.tiny else given.rounds):
            print(f"measured: {row.what}: {shown(row.value)} {row.unit}", file=sys.stderr, flush=True)
            rows.append(row)
    except KeyboardInterrupt:
        print(f"{text(figures(rows))}\nStopped before all was measured: nothing is kept.")
        return 130
    found = figures(rows)
    print(text(found))
    if given.json:
        given.json.write_text(json.dumps(data(found, of), indent=2) + "\n")
    # The documentation says how many rounds its figures are of.
    if not (given.names or given.tiny) and given.rounds == ROUNDS:
        publish(data(found, of), CHECKOUT / "docs")
    return 1 if any(figure.kept is False for figure in found) else 0


if __name__ == "__main__":
    # Stopped from elsewhere is stopped as with Ctrl-C: nothing of it goes on running or stays.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main(sys.argv[1:]))
