# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Ansible runs a module from a ZIP, and Python compiles each file of a ZIP twice: for its name, and to run it."""

from __future__ import annotations

import sys
from zipimport import zipimporter


class NamedByPlace(zipimporter):
    """Imports from a ZIP, and compiles no file to learn what it is called: a tenth of a task's time."""

    def get_filename(self, fullname: str) -> str:
        end = "/__init__.py" if self.is_package(fullname) else ".py"
        return f"{self.archive}/{self.prefix}{fullname.rpartition('.')[2]}{end}"


# For what is imported from now on, out of folders that nothing was imported from yet.
if isinstance(getattr(__spec__, "loader", None), zipimporter):
    sys.path_hooks.insert(0, NamedByPlace)
