# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the carriers say they can do, and what does it."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.every import EVERY
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from tests.support.environment import CHECKOUT

FOLDER = CHECKOUT / "plugins" / "module_utils" / "carriers"


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_carrier_can_do_what_it_says_and_nothing_else(carrier: str) -> None:
    able = {name for name, capability in EVERY.items() if carrier in capability.makers}
    assert able == set(CARRIERS[carrier].capabilities)


def test_every_capability_has_its_file() -> None:
    files = {path.stem for path in (FOLDER / "capabilities").glob("*.py")}
    assert files - EVERY.keys() == {"__init__", "every", "files", "number_protocols", "places"}
