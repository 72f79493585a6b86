# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Addresses and paces that cannot work are refused before any request."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import MASK
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.module import masked_params
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings, is_loopback
from tests.support.problems import texts


@pytest.mark.parametrize(
    "url", ["https://api.example.com", "https://api.example.com:8443/base", "http://127.0.0.1:8080", "http://[::1]/x"]
)
def test_addresses_that_are_taken(url: str) -> None:
    assert Settings(base_url=url).base_url == url


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("api.example.com", "must be an http.s. URL with a host"),
        ("ftp://api.example.com", "must be an http.s. URL with a host"),
        ("https://", "must be an http.s. URL with a host"),
        ("https://api.example.com:http", "is not a URL"),
        ("https://[::1", "is not a URL"),
        ("https://me:key@api.example.com", "neither credentials nor a query"),
        ("https://api.example.com/?key=1", "neither credentials nor a query"),
        ("https://api.example.com/#x", "neither credentials nor a query"),
        ("http://api.example.com", "would send the credentials unencrypted"),
    ],
)
def test_addresses_that_are_refused(url: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        Settings(base_url=url)
    assert "me:key" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://user:S3cr#tPw@api.example.com",
        "https://user:S3cr/tPw@api.example.com",
        "https://user:S3cr?tPw@api.example.com",
        "https://user:S3crtPw/",
        "https://user:S3crtPw@[api.example.com",
        "ftp://user:S3crtPw@api.example.com",
        "user:S3crtPw@api.example.com",
    ],
)
def test_of_what_is_no_address_nothing_is_told(url: str) -> None:
    with pytest.raises(InputError, match="credentials go to account and api_key") as caught:
        Settings(base_url=url)
    assert not [part for part in ("user", "S3cr", "tPw") if part in str(caught.value)]
    assert masked_params({"api_url": url}) == {"api_url": MASK}


@pytest.mark.parametrize("url", [None, "https://api.example.com/base", "http://carrier.example"])
def test_an_address_is_shown_as_it_is(url: str | None) -> None:
    assert masked_params({"api_url": url}) == {"api_url": url}


def test_plain_http_to_another_host_has_to_be_allowed() -> None:
    assert Settings(base_url="http://10.0.0.1", allow_insecure_http=True).base_url == "http://10.0.0.1"


def test_everything_wrong_is_named_at_once() -> None:
    wrong: dict[str, Any] = {"timeout": 0, "retries": 21, "concurrency": 0, "rate_limit": -1, "ca_path": "/no/such.pem"}
    with pytest.raises(InputError) as caught:
        Settings(base_url="nowhere", **wrong)
    assert len(caught.value.problems) == 6
    assert "retries must be between 0 and 20, not 21" in texts(caught.value.problems)
    assert "ca_path '/no/such.pem' does not exist" in texts(caught.value.problems)


def test_a_ca_path_that_is_not_used_is_not_looked_at() -> None:
    assert Settings(base_url="https://a.example", ca_path="/no/such.pem", validate_certs=False).ca_path


@pytest.mark.parametrize(
    ("host", "is_so"), [("localhost", True), ("127.9.9.9", True), ("::1", True), ("10.0.0.1", False), ("a.b", False)]
)
def test_loopback(host: str, is_so: bool) -> None:
    assert is_loopback(host) is is_so
