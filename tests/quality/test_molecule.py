# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Every molecule scenario converges, changes nothing the second time, and verifies."""

from __future__ import annotations

import pytest

from tests.quality.command import CHECKOUT, run
from tests.support.environment import BYTECODE

SCENARIOS = sorted(path.parent.name for path in CHECKOUT.glob("extensions/molecule/*/molecule.yml"))
ROLES = sorted(path.parent.parent.name for path in CHECKOUT.glob("roles/*/meta/main.yml"))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario(scenario: str) -> None:
    # Molecule runs Ansible with a configuration of its own, which does not know the collection path of the checkout.
    collections = str(CHECKOUT / "collections")
    options = ("--scenario-name", scenario)
    run("molecule", "test", *options, cwd=CHECKOUT, ANSIBLE_COLLECTIONS_PATH=collections, **BYTECODE)


def test_every_role_has_a_scenario() -> None:
    assert set(ROLES) <= set(SCENARIOS)
