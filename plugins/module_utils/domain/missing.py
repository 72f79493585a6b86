# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Python libraries that are not there."""

from __future__ import annotations

import sys


def named_missing(error: ImportError) -> str:
    """Which library is missing, and the command that installs it for this interpreter."""
    name = (error.name or str(error)).partition(".")[0]
    return f"the Python library {name} is missing: {sys.executable} -m pip install {name}"
