# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A guard, how it is taken away, and the tests that have to notice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.support.environment import CHECKOUT

PLUGINS = "plugins/module_utils"
UNIT = "tests/unit/module_utils"
LOST = f"{UNIT}/carriers/vitcom/test_buying_lost.py"
PURCHASE = "tests/integration/test_did_purchase"
TRAPS = "tests/chaos/test_traps.py"


@dataclass(frozen=True)
class Mutant:
    """``find`` stands exactly once in ``file`` and becomes ``put``; one of ``tests`` fails then.

    ``also``: where two guards keep the same thing, what of the second becomes what.
    """

    name: str
    file: str
    find: str
    put: str
    tests: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()

    def applied(self, root: Path = CHECKOUT) -> str:
        """The file's text with the guard taken away. Raises LookupError where it does not stand there once."""
        text = (root / self.file).read_text()
        for find, put in ((self.find, self.put), *self.also):
            if text.count(find) != 1:
                raise LookupError(f"{self.name}: {self.file} holds it {text.count(find)} times: {find!r}")
            text = text.replace(find, put)
        return text
