# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

# For its effect on folders that nothing was imported from yet: a module begins with this one or with glue.
from .. import zipped

__all__ = ["zipped"]
