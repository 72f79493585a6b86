# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What rows link to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ...transport.download import Downloads


class Files(Protocol):
    """Beside a capability whose rows link to files."""

    def files(self, *, anywhere: bool) -> Downloads:
        """What fetches them; from other hosts than the carrier's only where ``anywhere``."""
