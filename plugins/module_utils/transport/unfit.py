# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Settings by which no carrier can be reached, in words. Imported only then."""

from __future__ import annotations

from ..domain.errors import InputError
from ..domain.problem import Problem
from .settings import LIMITS, Settings


def unfit(settings: Settings, wrong: str | None) -> InputError:
    """All that is wrong with them; ``wrong``: with the address."""
    problems = [Problem((), ("api_url",), wrong)] if wrong else []
    for name, (low, high) in LIMITS.items():
        if not low <= (given := getattr(settings, name)) <= high:
            words = f"must be between {low:g} and {high:g}, not {_shown(given)}"
            problems.append(Problem((), (name,), words))
    if not settings.has_ca:
        problems.append(Problem((), ("ca_path",), f"{settings.ca_path!r} does not exist"))
    return InputError(problems)


def _shown(value: float) -> str:
    return str(value) if abs(value) < 1e9 else "anything like that"
