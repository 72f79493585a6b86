# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Bearer tokens in the header of a request."""

from __future__ import annotations

import pytest
import requests

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.bearer import bearer


def test_the_token_stands_in_the_header_alone() -> None:
    sent = requests.Request("POST", "http://127.0.0.1/", json={}, auth=bearer(Secret("the-token"))).prepare()
    assert sent.headers["Authorization"] == "Bearer the-token"
    assert "the-token" not in f"{sent.url}{sent.body!r}"


@pytest.mark.parametrize("token", ["two words", "a-line\n", "sch\u00f6n", ""])
def test_what_no_header_can_carry_is_refused(token: str) -> None:
    with pytest.raises(InputError, match="api_key holds"):
        bearer(Secret(token))
