# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Complaints as they are printed."""

from __future__ import annotations

from collections.abc import Iterable

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problem


def texts(problems: Iterable[Problem]) -> list[str]:
    """One sentence each."""
    return [str(problem) for problem in problems]
