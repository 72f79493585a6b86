# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Starts dialtone.telecom.termination_trunk."""

from __future__ import annotations

from ansible_collections.dialtone.telecom.plugins.plugin_utils.in_place import ActionModule

__all__ = ["ActionModule"]
