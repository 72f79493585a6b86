# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The one error of the control interface."""

from __future__ import annotations


class BadInputError(ValueError):
    """What was posted to /_sandbox/ makes no sense; the text says why and what would. Answered as HTTP 400."""
