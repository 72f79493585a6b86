# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Many rounds of chaos: `python -m tests.chaos --seed 1 --rounds 100`.

Exit code 1 when the oracle complains, or a round breaks.
"""

from __future__ import annotations

import argparse
import sys

from tests.chaos.campaign import CARRIERS, campaign


def main() -> int:
    """Play the rounds, print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the first round; the next one has the next seed")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--carrier", choices=[*CARRIERS, "all"], default="all")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    carriers = CARRIERS if given.carrier == "all" else (given.carrier,)
    figures = campaign(range(given.seed, given.seed + given.rounds), carriers, given.workers)
    print(*figures.lines(), sep="\n")
    return 0 if figures.well else 1


if __name__ == "__main__":
    sys.exit(main())
