# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The house rules that no linter knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import pytest

from tests.quality.command import CHECKOUT, listed_files
from tests.quality.source import functions, lines_of_code

LICENCE = (
    "# Copyright: (c) 2026, Dialtone contributors\n"
    "# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)\n"
)
# Assembled, so that this file keeps its own rule.
HIDING = re.compile("type: " + "ignore" + "|except " + "Exception")


def python_files(*folders: str) -> list[Path]:
    """The Python files below the given folders, or of the whole checkout."""
    return listed_files(*(f"{folder}/*.py" for folder in folders)) if folders else listed_files("*.py")


def nothing(offenders: Iterable[object]) -> None:
    """Fail with one line for each offender."""
    lines = [str(each) for each in offenders]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def test_files_are_at_most_300_lines() -> None:
    sizes = {path.relative_to(CHECKOUT): lines_of_code(path) for path in python_files()}
    nothing(f"{path}: {size}" for path, size in sizes.items() if size > 300)


def test_modules_are_at_most_60_lines_below_their_documentation() -> None:
    sizes = {path.name: lines_of_code(path) for path in python_files("plugins/modules")}
    nothing(f"{name}: {size}" for name, size in sizes.items() if size > 60)


def test_functions_are_at_most_40_lines() -> None:
    nothing(each for path in python_files() for each in functions(path) if each.lines > 40)


def test_blocks_nest_at_most_three_deep() -> None:
    nothing(each for path in python_files() for each in functions(path) if each.nesting > 3)


def test_half_of_all_functions_have_at_most_8_lines() -> None:
    assert median(each.lines for path in python_files("plugins", "sandbox") for each in functions(path)) <= 8


def test_half_of_all_tests_have_at_most_15_lines() -> None:
    found = [each for path in python_files("tests") for each in functions(path)]
    assert median(each.lines for each in found if " test_" in each.place) <= 15


def test_python_files_name_the_licence() -> None:
    texts = {path: path.read_text().removeprefix("#!/usr/bin/python\n") for path in python_files()}
    nothing(path for path, text in texts.items() if text and not text.startswith(LICENCE))


def test_no_error_is_hidden() -> None:
    nothing(
        f"{path.relative_to(CHECKOUT)}:{number}: {line.strip()}"
        for path in python_files()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if HIDING.search(line)
    )
