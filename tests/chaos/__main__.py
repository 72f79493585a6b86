# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Many rounds of chaos: `python -m tests.chaos --seed 1 --rounds 100`; exit code 1 when the oracle complains."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.chaos.rounds import Round, play
from tests.support.sandbox import Sandbox

CARRIERS = ("tcxc", "vitcom")


def main() -> int:
    """Play the rounds, print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the first round; the next one has the next seed")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--carrier", choices=CARRIERS, action="append")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(Path(folder) / "sandbox.sqlite", numbers=0)
        sandbox.start()
        try:
            return _campaign(sandbox, given.carrier or CARRIERS, range(given.seed, given.seed + given.rounds))
        finally:
            sandbox.kill()


def _campaign(sandbox: Sandbox, carriers: tuple[str, ...], seeds: range) -> int:
    begin, struck, bad = time.monotonic(), Counter[str](), list[Round]()
    for seed in seeds:
        this = play(sandbox, carriers[seed % len(carriers)], seed)
        struck += this.struck
        if this.complaints:
            bad.append(this)
            print(this.story(), f"again: make chaos SEED={seed} ROUNDS=1", sep="\n", flush=True)
    seconds = round(time.monotonic() - begin, 1)
    print(json.dumps({"rounds": len(seeds), "seconds": seconds, "complaints": len(bad), "struck": dict(struck)}))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
