# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The one way in which the tcxc API says no."""

from __future__ import annotations

SOLD = "This DID can not be purchased, it has been already sold"


class RefusedError(Exception):
    """The call is answered `{"status": "error", "message": ...}`; the text is the message."""


def refused(why: str) -> RefusedError:
    """A refusal that begins as the seed's does and adds the reason."""
    return RefusedError(f"There was an error. {why}")
