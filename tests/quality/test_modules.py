# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What holds for every module of the collection."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.quality.command import CHECKOUT, account_modules

MODULES = account_modules()


def test_the_action_group_lists_every_module_of_an_account() -> None:
    runtime = yaml.safe_load((CHECKOUT / "meta" / "runtime.yml").read_text())
    assert runtime["action_groups"]["account"] == sorted(path.stem for path in MODULES)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_the_module_has_an_integration_test(module: Path) -> None:
    wanted = CHECKOUT / "tests" / "integration" / f"test_{module.name}"
    assert wanted.is_file(), f"{wanted.relative_to(CHECKOUT)} is missing"
