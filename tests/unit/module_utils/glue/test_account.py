# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The account options that every module takes."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.capabilities.every import capability_of
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.account import (
    account_spec,
    open_account,
)
from tests.support.options import options

ENVIRONMENT = {
    "CARRIER": "vitcom",
    "ACCOUNT": "from-env",
    "API_KEY": "key-from-env",
    "API_URL": "https://env.example.com",
    "AUTH": "signature",
    "VALIDATE_CERTS": "false",
    "CA_PATH": "/env/ca.pem",
}


def opened(carrier: str = "tcxc", **given: Any) -> Any:
    return open_account(options({}, carrier, **given))


@pytest.mark.parametrize(
    ("carrier", "auth", "url"),
    [
        ("tcxc", "signature", "https://api.telecomsxchange.com"),
        ("tcxc", "digest", "https://apiv2.telecomsxchange.com"),
        ("vitcom", "signature", "https://vitcom.example.com/api"),
    ],
)
def test_a_carrier_has_its_usual_address(carrier: str, auth: str, url: str) -> None:
    given = url if carrier == "vitcom" else None
    assert opened(carrier, auth=auth, api_url=given).session.settings.base_url == url


@pytest.mark.parametrize(("carrier", "seconds"), [("tcxc", 30), ("vitcom", 60)])
def test_a_carrier_has_its_usual_time_out(carrier: str, seconds: float) -> None:
    assert opened(carrier).session.settings.timeout == seconds
    assert opened(carrier, timeout=5).session.settings.timeout == 5


def test_the_pace_is_handed_on() -> None:
    settings = opened(retries=1, concurrency=2, rate_limit=3.5).session.settings
    assert (settings.retries, settings.concurrency, settings.rate_limit) == (1, 2, 3.5)


def test_the_usual_patience_is_several_seconds() -> None:
    assert opened().session.settings.patience >= 5


@pytest.mark.parametrize(
    ("carrier", "given", "problem"),
    [
        ("tcxc", {"account": " "}, "account is required for carrier tcxc"),
        ("tcxc", {"api_key": ""}, "api_key is empty"),
        ("vitcom", {"api_url": None}, "api_url is required for carrier vitcom: it publishes no address"),
        ("vitcom", {"auth": "digest"}, "auth is not for carrier vitcom, which has one way in: leave it out"),
        ("tcxc", {"timeout": 0}, "timeout must be between 0.001 and 3600, not 0"),
        ("tcxc", {"retries": 99}, "retries must be between 0 and 20, not 99"),
        ("tcxc", {"api_url": "http://api.example.com"}, "would send the credentials unencrypted"),
    ],
)
def test_options_that_cannot_work_are_told(carrier: str, given: dict[str, Any], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        opened(carrier, **given)


def test_what_is_wrong_with_the_account_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        opened("vitcom", account=None, api_key="", api_url="")
    assert len(caught.value.problems) == 3


def test_every_option_of_the_contract_has_its_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(f"DIALTONE_{name}", value)
    spec = account_spec("numbers")
    found = {name: fallback(*names) for name, (fallback, names) in _fallbacks(spec)}
    assert found == {name.lower(): value for name, value in ENVIRONMENT.items()}


def _fallbacks(spec: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, option["fallback"]) for name, option in spec.items() if "fallback" in option]


def test_only_carriers_that_can_do_the_job_are_choices() -> None:
    sells, trunks = (account_spec(job)["carrier"]["choices"] for job in ("numbers", "trunk_groups"))
    assert {"tcxc", "vitcom", "smsbower"}.intersection(sells) == {"tcxc", "vitcom"}
    assert {"tcxc", "vitcom", "smsbower"}.intersection(trunks) == {"vitcom"}


def test_a_capability_belongs_to_the_account() -> None:
    account = opened()
    assert capability_of(account, "numbers").session is account.session


def test_the_key_is_a_secret() -> None:
    assert "key-of-acme" not in repr(opened(api_key="key-of-acme"))
