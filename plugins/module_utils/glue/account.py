# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account options that every module takes, and the account made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible.module_utils.basic import env_fallback

from ..carriers.account import Account
from ..carriers.registry import CARRIERS, carriers_with
from ..domain.errors import InputError
from ..domain.problem import Problems
from ..domain.secret import Secret
from ..transport.session import Session
from ..transport.settings import Settings

#: The ``auth`` of a carrier with one way in, and the usual one of others: named by how tcxc does it.
USUAL = "signature"


def account_spec(capability: str) -> dict[str, Any]:
    """The argument spec of the doc fragment dialtone.telecom.account, for the carriers that can do the job."""

    def env(name: str) -> dict[str, Any]:
        return {"fallback": (env_fallback, [f"DIALTONE_{name}"])}

    return {
        "carrier": {"type": "str", "required": True, "choices": carriers_with(capability), **env("CARRIER")},
        "account": {"type": "str", **env("ACCOUNT")},
        "api_key": {"type": "str", "required": True, "no_log": True, **env("API_KEY")},
        "api_url": {"type": "str", **env("API_URL")},
        "auth": {"type": "str", "choices": [USUAL, "digest"], "default": USUAL, **env("AUTH")},
        "validate_certs": {"type": "bool", "default": True, **env("VALIDATE_CERTS")},
        "ca_path": {"type": "path", **env("CA_PATH")},
        "lock_timeout": {"type": "float", "default": 60},
        "allow_insecure_http": {"type": "bool", "default": False},
        "timeout": {"type": "float"},
        "retries": {"type": "int", "default": 3},
        "concurrency": {"type": "int", "default": 8},
        "rate_limit": {"type": "float", "default": 0},
    }


def open_account(params: Mapping[str, Any]) -> Account:
    """The account; nothing is sent yet. Raises InputError for options that cannot work."""
    name = params["carrier"]
    carrier = CARRIERS[name]
    problems = Problems()
    if carrier.logins and not (params["account"] or "").strip():
        problems.add((), ("account",), f"is required for carrier {name}")
    if not params["api_key"]:
        problems.add((), ("api_key",), "is empty: the secret or environment variable that it comes from is not set")
    ways = {USUAL: carrier.url, **carrier.ways}
    if params["auth"] not in ways:
        problems.add((), ("auth",), f"is not for carrier {name}, which has one way in: leave it out")
    url = params["api_url"] or ways.get(params["auth"])
    if not url:
        problems.add((), ("api_url",), f"is required for carrier {name}: it publishes no address")
    if problems:
        raise InputError(problems)
    key = Secret(params["api_key"])
    settings = Settings(
        base_url=str(url).strip(),
        timeout=carrier.timeout if params["timeout"] is None else params["timeout"],
        **{option: params[option] for option in _SETTINGS},
    )
    session = Session(settings, secrets=[key], secret_keys=carrier.secret_keys)
    return Account(
        carrier=name, login=(params["account"] or "").strip(), api_key=key, auth=params["auth"], session=session
    )


_SETTINGS = ("validate_certs", "ca_path", "allow_insecure_http", "retries", "concurrency", "rate_limit")
