# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Area codes and states."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.vitcom.places import state_of


@pytest.mark.parametrize(
    ("number", "state"),
    [
        ("+12062190001", "WA"),
        ("+12122190001", "NY"),
        ("+19722190001", "TX"),
        ("+14162190001", "ON"),
        ("+1202219", "DC"),
    ],
)
def test_the_area_code_tells_the_state(number: str, state: str) -> None:
    assert state_of(number) == state


@pytest.mark.parametrize("number", ["+18005550100", "+18445550100", "+19025550100", "+12112190001"])
def test_toll_free_shared_and_unknown_area_codes_tell_none(number: str) -> None:
    assert state_of(number) is None
