# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The carriers that take payments by card."""

from __future__ import annotations


class ModuleDocFragment:
    """The option ``carrier`` of the capability ``payments``."""

    DOCUMENTATION = r"""
options:
  carrier:
    description:
      - The carrier whose API is used.
      - V(vitcom) is VitCom.
      - If not set, the environment variable E(DIALTONE_CARRIER) is used.
    type: str
    choices: [vitcom]
    required: true
"""
