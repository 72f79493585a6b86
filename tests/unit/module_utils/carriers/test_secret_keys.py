# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a request proves the account with is never shown: each carrier names those parameters."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.account import Account
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.every import capability_of
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.call import LiveCallQuery
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import Select
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.redact import Redactor
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Params, Request, Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings

#: A read by capability: together they show each way in which a carrier's requests are made.
READS: dict[str, Callable[[Any], object]] = {
    "numbers": lambda numbers: numbers.list_owned(Select()),
    "live_calls": lambda calls: calls.live_calls(LiveCallQuery(path="/v.php", filters={}, login_type="buyer")),
    "balance": lambda balance: balance.balance(),
}
SENT = [(name, each) for name, carrier in CARRIERS.items() for each in carrier.capabilities if each in READS]


class NotSentError(Exception):
    """The parameters of a request that is not sent."""

    def __init__(self, params: Params) -> None:
        self.params = params


class Unsent(Session):
    in_header = False

    def authenticate(self, way: Callable[[Any], Any]) -> None:
        self.in_header = True

    def read(self, request: Request, interpret: Callable[[Answer], Any]) -> Any:
        raise NotSentError(request.params())


def params(carrier: str, capability: str, key: str) -> tuple[Params, bool]:
    """What a request says, and whether its header says who asks."""
    session = Unsent(Settings(base_url="http://127.0.0.1:9"))
    account = Account(carrier=carrier, login="1", api_key=Secret(key), auth="signature", session=session)
    with pytest.raises(NotSentError) as sent:
        READS[capability](capability_of(account, capability))
    return sent.value.params, session.in_header


@pytest.mark.parametrize(("carrier", "capability"), SENT)
def test_what_depends_on_the_key_is_never_shown(carrier: str, capability: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 0.0)
    (one, in_header), (other, _same) = (params(carrier, capability, key) for key in ("key-one", "key-two"))
    secret = [name for name in one if one[name] != other[name]]
    redact = Redactor([], CARRIERS[carrier].secret_keys)
    assert [redact.hides(name) for name in secret] == ([] if in_header else [True])


def test_every_carrier_is_read() -> None:
    assert {carrier for carrier, _capability in SENT} == set(CARRIERS)


def test_keys_are_written_in_small_letters() -> None:
    assert all(key == key.lower() for carrier in CARRIERS.values() for key in carrier.secret_keys)
