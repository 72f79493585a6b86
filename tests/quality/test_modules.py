# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What holds for every module of the collection."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from tests.quality.command import CHECKOUT, listed_files
from tests.quality.source import imported_files

MODULES = listed_files("plugins/modules/*.py")
CARRIER_FOLDERS = CHECKOUT / "plugins" / "module_utils" / "carriers"


def task_imports(module: Path, carrier: str) -> set[Path]:
    """The module_utils files that a task of this module imports when it works on this carrier."""
    others = [CARRIER_FOLDERS / name for name in CARRIERS if name != carrier]
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        new = imported_files(waiting.pop()) - found
        found |= new
        waiting += [path for path in new if path.parent not in others]
    return {path for path in found if path.parent not in others}


def test_the_action_group_lists_every_module() -> None:
    runtime = yaml.safe_load((CHECKOUT / "meta" / "runtime.yml").read_text())
    assert runtime["action_groups"]["account"] == sorted(path.stem for path in MODULES)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_the_module_has_an_integration_test(module: Path) -> None:
    assert (CHECKOUT / "tests" / "integration" / f"test_{module.name}").is_file()


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_task_imports_less_than_3000_lines(module: Path, carrier: str) -> None:
    sizes = {path: len(path.read_text().splitlines()) for path in task_imports(module, carrier)}
    assert sum(sizes.values()) < 3000, sorted((size, path.name) for path, size in sizes.items())
