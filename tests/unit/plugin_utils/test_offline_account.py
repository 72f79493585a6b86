# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account of a host, judged without asking anybody for anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template

from ansible_collections.dialtone.telecom.plugins.plugin_utils.offline_account import (
    OfflineAccount,
    asks,
    offline_account,
)
from tests.support.actions import run_action
from tests.support.problems import texts

HTTPS = "https://api.example.com"
UNSAFE = "'http://api.example.com' would send the credentials unencrypted"


def read(**variables: Any) -> OfflineAccount:
    """The account that some variables come to."""
    known = {name: trust_as_template(value) if isinstance(value, str) else value for name, value in variables.items()}
    return offline_account(Templar(DataLoader(), known), known)


def told(**account: Any) -> tuple[list[str], ...]:
    """What is wrong with an account on vitcom, and what it lacks; the first words of each."""
    carrier = {"telecom_carrier": "vitcom", "telecom_account": "1", "telecom_api_url": HTTPS}
    found = read(**carrier | account)
    return tuple([text.split(": ")[0] for text in texts(part)] for part in (found.problems, found.lacks))


def test_an_address_is_judged_where_nothing_has_to_be_asked_for_it() -> None:
    assert told() == ([], [])
    made = {"telecom_api_url": "http://{{ region }}.example.com", "region": "{{ zone }}", "zone": "api"}
    assert told(**made) == ([f"telecom_api_url {UNSAFE}"], [])
    assert told(**made, telecom_allow_insecure_http=True) == ([], [])
    assert told(**made | {"zone": "{{ lookup('pipe', 'exit 1') }}"}) == ([], [])
    assert told(**made | {"zone": "{{ gone }}"}) == ([], [])


def test_what_is_not_given_lacks_and_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = {"telecom_account": None, "telecom_api_url": "{{ omit }}"}
    lacks = [f"telecom_{option} is required for carrier vitcom" for option in ("account", "api_url")]
    assert told(**nothing) == ([], lacks)
    monkeypatch.setenv("DIALTONE_ACCOUNT", "1")
    monkeypatch.setenv("DIALTONE_API_URL", "http://api.example.com")
    assert told(**nothing) == ([f"telecom_api_url {UNSAFE}"], [])


@pytest.mark.parametrize("option", ["carrier", "timeout", "allow_insecure_http"])
def test_an_option_that_comes_to_nothing_is_told_with_the_rest(option: str) -> None:
    variables = {"telecom_carrier": "vitcom", f"telecom_{option}": trust_as_template("{{ gone }}"), "estate_limits": 1}
    lines = run_action("estate_declaration", {"role": "estate"}, variables)["msg"].splitlines()
    assert lines[0] == "2 problems in the declaration, nothing was sent:"
    assert lines[-1] == f"- telecom_{option}: 'gone' is undefined"


def test_an_address_that_is_not_safe_has_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acme.yml").write_text("telecom_carrier: tcxc\ntelecom_api_url: http://api.example.com\n")
    variables = DataLoader().load_from_file(str(tmp_path / "acme.yml"))
    words = run_action("estate_declaration", {"role": "estate"}, variables)["msg"]
    assert f"- telecom_api_url {UNSAFE}: use https, or set telecom_allow_insecure_http when" in words
    assert words.endswith("(acme.yml:2)")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, False),
        ("lookup of nothing", False),
        ("{{ a }}", False),
        ("{{ a.b[c] }}", False),
        ("{{ lookup('env', 'X') }}", True),
        ("{{ query('x') }}{{ a }}", True),
        ("{% if a %}{{ q('x') }}{% endif %}", True),
        ("{{ secret }}", True),
        (["{{ deep.key }}"], True),
        ({"x": "{{ round }}"}, False),
        ("{{ hostvars.other.url }}", True),
    ],
)
def test_what_asks_elsewhere_is_seen_through_all_that_it_refers_to(value: object, expected: bool) -> None:
    variables = {
        "a": "plain",
        "secret": "{{ a }}{{ vault }}",
        "vault": "{{ lookup('vault') }}",
        "deep": {"key": ["{{ secret }}"]},
        "round": "{{ about }}",
        "about": "{{ round }}",
    }
    assert asks(value, variables) is expected
