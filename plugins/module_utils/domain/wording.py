# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Counts in sentences."""

from __future__ import annotations


def counted(count: int, what: str) -> str:
    """A count with its noun: 1 number, 2 numbers."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
