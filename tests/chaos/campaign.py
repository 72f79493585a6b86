# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Many rounds, on several cores, and their figures."""

from __future__ import annotations

import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from tests.chaos.oracle import KINDS
from tests.chaos.rounds import Round, play
from tests.support.sandbox import Sandbox

CARRIERS = ("tcxc", "vitcom")


@dataclass
class Figures:
    """What a campaign comes to: ``rounds`` by carrier, ``struck`` by kind of fault, ``complaints`` by their kind.

    ``broken``: the rounds that did not come to their end, by carrier.
    """

    rounds: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    complaints: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, other: Figures) -> None:
        self.rounds += other.rounds
        self.struck += other.struck
        self.complaints += other.complaints
        self.broken += other.broken

    @property
    def well(self) -> bool:
        return not self.complaints and not self.broken

    def lines(self) -> list[str]:
        """The figures as people read them."""
        total = self.rounds.total()
        shares = ", ".join(f"{count} on {carrier}" for carrier, count in sorted(self.rounds.items()))
        faults = [f"  {count:6} {kind}" for kind, count in sorted(self.struck.items())]
        found = [f"{kind}: {self.complaints[kind]}" for kind in KINDS]
        found += [f"broken rounds: {self.broken.total()}"] if self.broken else []
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
        parts = [pool.submit(played, seeds[at::workers], carriers) for at in range(workers)]
        for part in parts:
            figures.add(part.result())
    figures.seconds = time.monotonic() - begin
    return figures


def played(seeds: Iterable[int], carriers: Sequence[str]) -> Figures:
    """One worker's rounds on a sandbox of its own, up to one that breaks: the next would break too."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(Path(folder) / "sandbox.sqlite", numbers=0)
        sandbox.start()
        try:
            _play(sandbox, seeds, carriers, figures)
        finally:
            sandbox.kill()
    return figures


def _play(sandbox: Sandbox, seeds: Iterable[int], carriers: Sequence[str], figures: Figures) -> None:
    for seed in seeds:
        with _Told(seed, carriers[seed % len(carriers)], figures) as this:
            this.add(play(sandbox, this.carrier, seed))
        if figures.broken:
            return


@dataclass
class _Told:
    """A round that goes into the figures, and is printed where anything is wrong with it; one that breaks, too."""

    seed: int
    carrier: str
    figures: Figures

    def add(self, this: Round) -> None:
        self.figures.rounds[self.carrier] += 1
        self.figures.struck += this.struck
        self.figures.complaints += Counter(complaint.kind for complaint in this.complaints)
        if this.complaints:
            self._print(this.story())

    def _print(self, what: str) -> None:
        print(what, f"again: make chaos SEED={self.seed} ROUNDS=1 CARRIER={self.carrier}", sep="\n", flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, Exception):
            return False
        self.figures.broken[self.carrier] += 1
        self._print(f"seed {self.seed}, {self.carrier} broke:\n{''.join(traceback.format_exception(error))}")
        return True
