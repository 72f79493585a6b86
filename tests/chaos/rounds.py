# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""One round: a random estate, a run under faults or a kill, a run without, and one that finds nothing to do."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from tests.chaos import estates, harm, oracle
from tests.chaos.books import Books, books_of
from tests.chaos.estates import Estate
from tests.chaos.harm import Harm
from tests.chaos.oracle import Complaint
from tests.chaos.runs import Run, killed_run, run
from tests.support.sandbox import Sandbox

#: After so many seconds of the carrier's clock everything has happened that was under way.
AT_REST = 120
#: A killed run's last request is through after so many real seconds.
THROUGH = 0.02
#: A reservation that is answered and takes effect later, as the log tells it.
MISLEADING = ("bulkreserve", "late_effect", 200)
#: Runs that may fail in a row for what is not to be had any more.
MOST_RUNS = 3


@dataclass
class Round:
    """What happened in a round; ``complaints`` are empty when all is well."""

    seed: int
    carrier: str
    estate: Estate
    harm: Harm
    struck: Counter[str] = field(default_factory=Counter)
    runs: list[Run] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    log: list[dict[str, Any]] = field(default_factory=list)

    def story(self) -> str:
        """All that is needed to understand a complaint."""
        told = {"estate": asdict(self.estate), "harm": asdict(self.harm)}
        lines = [f"{name}: {json.dumps(part, default=sorted)}" for name, part in told.items()]
        lines += [f"{row['call']} {row['fault'] or ''} {row['status']}" for row in self.log]
        lines += [f"run: {'killed ' if each.killed else ''}{each.text}" for each in self.runs]
        return "\n".join(
            [f"seed {self.seed}, {self.carrier}:", *(f"{kind}: {text}" for kind, text in self.complaints), *lines]
        )


def play(sandbox: Sandbox, carrier: str, seed: int) -> Round:
    """Play the round that a seed stands for."""
    dice = Random(f"{carrier}:{seed}")
    estate = estates.drawn(dice, carrier)
    game = _Game(sandbox, Round(seed, carrier, estate, harm.drawn(dice, estate)))
    game.play()
    return game.round


class _Game:
    def __init__(self, sandbox: Sandbox, this: Round) -> None:
        self.sandbox = sandbox
        self.round = this
        self._login = str(sandbox.accounts[this.carrier]["account"])

    def play(self) -> None:
        this = self.round
        this.estate.found(self.sandbox)
        before = self._books()
        this.runs.append(self._harmed())
        after = self._books()
        self._come_to_rest()
        this.log = self.sandbox.log()
        late = self._books()
        misled = any((row["call"], row["fault"], row["status"]) == MISLEADING for row in this.log)
        this.complaints += oracle.truth(this.estate, this.runs[0], oracle.Sight(before, after, late, misled))
        this.complaints += oracle.money(late)
        self._converge(before)

    def _harmed(self) -> Run:
        this = self.round
        planned = list(self.sandbox.control("faults", list(this.harm.faults)))
        tasks, options = this.estate.tasks(), this.harm.options
        if this.harm.kill is None:
            done = run(self.sandbox, this.carrier, tasks, **options)
        else:
            done = killed_run(self.sandbox, this.carrier, tasks, this.harm.kill, **options)
            time.sleep(THROUGH if done.killed else 0)
        this.struck = harm.struck(self.sandbox, planned)
        if done.killed:
            this.struck["SIGKILL"] += 1
        return done

    def _come_to_rest(self) -> None:
        self.sandbox.clear_faults()
        self.sandbox.control("clock", {"advance": AT_REST})

    def _converge(self, first: Books) -> None:
        """A second run brings the estate about, a third finds nothing to do."""
        this = self.round
        for _time in range(MOST_RUNS):
            if not self._one_more():
                break
        this.runs.append(self._plain())
        this.complaints += oracle.empty(this.runs[-1])
        last = self._books()
        this.estate = this.estate.without(oracle.blocked_by(last))
        this.complaints += oracle.money(last)
        this.complaints += oracle.converged(this.estate, first, last)

    def _one_more(self) -> bool:
        """A run without faults; whether it failed, as it may for what is not to be had any more."""
        this, before = self.round, self._books()
        this.runs.append(self._plain())
        after = self._books()
        this.complaints += oracle.truth(this.estate, this.runs[-1], oracle.Sight(before, after, after))
        if this.runs[-1].failed:
            this.complaints += oracle.excused(this.estate, this.runs[-1], before)
            this.estate = this.estate.without(oracle.blocked_by(after))
        return this.runs[-1].failed

    def _plain(self) -> Run:
        return run(self.sandbox, self.round.carrier, self.round.estate.tasks())

    def _books(self) -> Books:
        return books_of(self.round.carrier, self._login, self.sandbox.state())
