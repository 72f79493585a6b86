# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Many rounds, on several cores, and their figures."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.chaos.oracle import KINDS
from tests.chaos.rounds import play
from tests.support.sandbox import Sandbox

CARRIERS = ("tcxc", "vitcom")


@dataclass
class Figures:
    """What a campaign comes to: ``rounds`` by carrier, ``struck`` by kind of fault, ``complaints`` by their kind."""

    rounds: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    complaints: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, other: Figures) -> None:
        self.rounds += other.rounds
        self.struck += other.struck
        self.complaints += other.complaints

    def lines(self) -> list[str]:
        """The figures as people read them."""
        total = self.rounds.total()
        shares = ", ".join(f"{count} on {carrier}" for carrier, count in sorted(self.rounds.items()))
        faults = [f"  {count:6} {kind}" for kind, count in sorted(self.struck.items())]
        found = [f"{kind}: {self.complaints[kind]}" for kind in KINDS]
        return [
            f"{total} rounds ({shares}) in {self.seconds:.0f} s",
            f"{self.struck.total()} faults:",
            *faults,
            *found,
        ]


def campaign(seeds: Sequence[int], carriers: Sequence[str], workers: int) -> Figures:
    """Play the rounds of all seeds; those that the oracle complains about are printed."""
    begin, figures = time.monotonic(), Figures()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        parts = [pool.submit(_play, seeds[at::workers], carriers) for at in range(workers)]
        for part in parts:
            figures.add(part.result())
    figures.seconds = time.monotonic() - begin
    return figures


def _play(seeds: Iterable[int], carriers: Sequence[str]) -> Figures:
    """One worker's rounds on a sandbox of its own."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(Path(folder) / "sandbox.sqlite", numbers=0)
        sandbox.start()
        try:
            for seed in seeds:
                _one(sandbox, seed, carriers[seed % len(carriers)], figures)
        finally:
            sandbox.kill()
    return figures


def _one(sandbox: Sandbox, seed: int, carrier: str, figures: Figures) -> None:
    this = play(sandbox, carrier, seed)
    figures.rounds[carrier] += 1
    figures.struck += this.struck
    figures.complaints += Counter(complaint.kind for complaint in this.complaints)
    if this.complaints:
        again = f"again: make chaos SEED={seed} ROUNDS=1 CARRIER={carrier}"
        print(this.story(), again, sep="\n", flush=True)
