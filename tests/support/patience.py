# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Less waiting, where a test is about what never comes."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.transport import confirm, lost
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look after lost answers for a moment instead of several seconds, and repeat at once."""
    defaults = Settings.__init__.__kwdefaults__ or {}
    assert defaults["patience"] > 5
    monkeypatch.setitem(defaults, "patience", 0.3)
    for module in (confirm, lost):
        monkeypatch.setattr(module, "backoff", lambda _attempt: 0.05)
