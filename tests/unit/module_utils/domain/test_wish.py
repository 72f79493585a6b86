# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a task lacks."""

from __future__ import annotations

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import Lack
from tests.support.numbers import ONE


def test_lacking_nothing_is_false() -> None:
    assert not Lack()
    assert Lack(numbers=(ONE,))
    assert Lack(pools={"lobby": 1})
