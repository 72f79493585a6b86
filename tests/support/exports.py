# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Exported files as Ansible reads them."""

from __future__ import annotations

from typing import Any

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template


def declared(text: str, passwords: dict[str, str] | None = None) -> dict[str, Any]:
    """The variables of an exported file, templated as those of host_vars are."""
    loader = DataLoader()
    variables = loader.load(trust_as_template(text)) or {}
    known = {"telecom_smpp_passwords": passwords or {}}
    return dict(Templar(loader, known).template(variables))
