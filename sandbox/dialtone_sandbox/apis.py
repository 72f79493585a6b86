# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The carrier APIs that the sandbox plays, by the name under which they are served."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dialtone_sandbox import smsbower, tcxc, vitcom
from dialtone_sandbox.context import Api

APIS: Mapping[str, Api] = MappingProxyType({"tcxc": tcxc, "vitcom": vitcom, "smsbower": smsbower})
