# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Where modules tell how far a run is."""

from __future__ import annotations

#: Names, in the environment, the folder in which the callback dialtone.telecom.plan looks how far a run is.
PROGRESS = "DIALTONE_PROGRESS"
