# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Every molecule scenario converges, changes nothing the second time, and verifies."""

from __future__ import annotations

import os
from pathlib import Path

from tests.quality.command import CHECKOUT, run
from tests.support.environment import BIN, BYTECODE

STAND_INS = Path(__file__).parent / "stand_ins"

SCENARIOS = {path.parent.name for path in CHECKOUT.glob("extensions/molecule/*/molecule.yml")} - {"default"}
ROLES = {path.parent.parent.name for path in CHECKOUT.glob("roles/*/meta/main.yml")}


def test_all_scenarios(tmp_path: Path) -> None:
    # Molecule runs Ansible with a configuration of its own, which does not know the collection path of the checkout.
    collections = str(CHECKOUT / "collections")
    path = os.pathsep.join([str(STAND_INS), str(BIN), os.environ["PATH"]])
    places = {"ANSIBLE_COLLECTIONS_PATH": collections, "MOLECULE_EPHEMERAL_DIRECTORY": str(tmp_path), "PATH": path}
    printed = run("molecule", "test", "--all", cwd=CHECKOUT, **places, **BYTECODE)
    steps = [f"{name} > {step}" for name in SCENARIOS for step in ("converge", "idempotence", "verify")]
    wanted = ["default > create", *steps, "default > destroy"]
    assert [step for step in wanted if f"{step}: Executed: Successful" not in printed] == []


def test_every_role_has_a_scenario() -> None:
    assert ROLES <= SCENARIOS
