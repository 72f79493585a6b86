# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a carrier tells of the actions that it carries out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Outcome


def told(carry_out: Callable[[Sequence[Any], Callable[[Outcome], None]], object], *actions: Any) -> list[Outcome]:
    """The outcomes, in the order in which they became known."""
    outcomes: list[Outcome] = []
    carry_out(actions, outcomes.append)
    return outcomes


def statuses(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]
