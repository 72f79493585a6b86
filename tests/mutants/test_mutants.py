# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Every mutant still applies, and the tests that have to notice it are there. `make mutants` tries them."""

from __future__ import annotations

import pytest

from tests.mutants.mutant import Mutant
from tests.mutants.mutants import MUTANTS
from tests.support.environment import CHECKOUT

each_mutant = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)


@each_mutant
def test_what_a_mutant_takes_away_stands_in_its_file_once_and_leaves_python(mutant: Mutant) -> None:
    compile(mutant.applied(), mutant.file, "exec")


@each_mutant
def test_the_tests_that_have_to_notice_are_there(mutant: Mutant) -> None:
    for test in mutant.tests:
        path, _colons, name = test.partition("::")
        assert f"def {name or 'test_'}" in (CHECKOUT / path).read_text()


def test_every_mutant_has_a_name_of_its_own() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
