# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account variables of the inventory, looked at offline."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.lookup.account import OPTIONS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_account import (
    WHERE,
    account_problems,
    misspelt_account,
    undefined,
)
from tests.support.problems import texts

INSECURE = {"account": "1", "api_url": "http://api.example.com"}
UNSAFE = "send the credentials unencrypted: use https, or set telecom_allow_insecure_http when the way there is safe"


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("telecom_api_kye", "telecom_api_key"),
        ("telecom_url", "telecom_api_url"),
        ("telecom_accountno", "telecom_account"),
        ("telecom_host", "telecom_hosts"),
        ("telecom_api_keys", "telecom_api_key"),
    ],
)
def test_a_misspelt_variable_is_told_with_the_right_one(name: str, right: str) -> None:
    told = texts(misspelt_account([name, "telecom_carrier"], OPTIONS))
    assert told == [f"unknown variable {name!r}; did you mean {right}?"]


def test_variables_of_the_users_own_are_left_alone() -> None:
    own = ["telecom_api_keys", "telecom_api_key", "telecom_region", "telecom_smpp_passwords", "telecom_contact_team"]
    assert misspelt_account([*own, *(f"telecom_{option}" for option in OPTIONS), "telecom_hosts"], OPTIONS) == []


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, []),
        ({"timeout": 5, "validate_certs": "no", "rate_limit": None}, []),
        ({"timeout": "soon"}, ["telecom_timeout: 'soon' is not a number"]),
        ({"auth": "digst"}, ["telecom_auth: 'digst' is not one of signature, digest; did you mean digest?"]),
        ({"concurrency": 900}, ["telecom_concurrency must be between 1 and 64, not 900"]),
        ({"lock_timeout": "long", "retries": 90}, ["telecom_lock_timeout: 'long' is not", "telecom_retries must be"]),
        ({"validate_certs": "perhaps"}, ["telecom_validate_certs: 'perhaps' is not true or false"]),
        ({"ca_path": "/no/such", "timeout": -1}, ["telecom_timeout must be", "telecom_ca_path '/no/such' does not"]),
    ],
)
def test_a_pace_that_cannot_work_is_told(values: dict[str, Any], problems: list[str]) -> None:
    told = texts(account_problems("tcxc", values, WHERE))
    assert [text[: len(problem)] for text, problem in zip(told, problems, strict=True)] == problems


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        (
            {},
            [
                "telecom_account is required for carrier vitcom",
                "telecom_api_url is required for carrier vitcom: it pub",
            ],
        ),
        ({"account": "1", "api_url": "https://api.example.com"}, []),
        ({"account": "1", "api_url": "http://127.0.0.1:8099/vitcom"}, []),
        (INSECURE, [f"telecom_api_url 'http://api.example.com' would {UNSAFE}"]),
        ({**INSECURE, "allow_insecure_http": True}, []),
        ({"account": "1", "api_url": "api.example.com"}, ["telecom_api_url must be an http(s) URL with a host"]),
        (
            {"account": " ", "api_url": "https://a.example", "auth": "digest"},
            [
                "telecom_account is required",
                "telecom_auth is not for carrier vitcom, which has one way in: leave it out",
            ],
        ),
    ],
)
def test_an_account_that_no_module_would_take_is_told(values: dict[str, Any], problems: list[str]) -> None:
    told = texts(account_problems("vitcom", values))
    assert [text[: len(problem)] for text, problem in zip(told, problems, strict=True)] == problems


def test_a_reference_to_nothing_is_told_and_nothing_is_evaluated() -> None:
    keys = {"telecom_api_key": "{{ key }}", "key": "{{vault_key}}", "telecom_account": "{{ login }}", "login": "acme"}
    told = ["telecom_api_key: 'vault_key' is undefined here, and the carrier cannot be asked without it"]
    assert texts(undefined(keys, OPTIONS)) == told
    for able in ("{{ lookup('pipe', 'false') }}", "{{ vault_key | default('x') }}", "{{ omit }}", "{{ key }}", None):
        assert undefined({**keys, "key": able}, OPTIONS) == []
