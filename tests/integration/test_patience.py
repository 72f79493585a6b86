# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How long a lost answer is looked after when nobody shortens it."""

from __future__ import annotations

import time

from tests.support.customer import BLOCK, Customer, statuses


def test_an_effect_that_shows_after_some_seconds_is_found(tcxc: Customer) -> None:
    tcxc.sandbox.fault("purchase", "late_effect", seconds=1.5, answer="drop")
    begin = time.monotonic()
    assert statuses(tcxc.buy(numbers=BLOCK[:1], **tcxc.here)) == {BLOCK[0]: "done"}
    assert time.monotonic() - begin >= 1.5
    assert tcxc.bought() == BLOCK[:1]
