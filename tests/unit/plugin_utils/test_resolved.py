# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whether the variables of the account come to anything."""

from __future__ import annotations

import pytest
from ansible.template import trust_as_template

from tests.support.actions import run_action


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("{{ vault_key }}", "telecom_api_key: 'vault_key' is undefined"),
        ("{{ undef(hint='no answer of http://127.0.0.1:8099/_sandbox/accounts') }}", "Is the sandbox carrier running"),
    ],
)
def test_an_account_that_cannot_be_looked_up_stops_a_plan_at_once_and_no_check(reference: str, told: str) -> None:
    variables = {"telecom_carrier": "tcxc", "telecom_api_key": trust_as_template(reference)}
    assert not run_action("estate_declaration", {"role": "estate"}, variables)["failed"]
    message = run_action("estate_declaration", {"role": "estate", "resolve": True}, variables)["msg"]
    assert message.startswith("1 problem in the declaration, nothing was sent:")
    assert told in message
    assert not run_action("estate_declaration", {"role": "estate", "resolve": True}, {"telecom_carrier": "tcxc"})[
        "failed"
    ]
