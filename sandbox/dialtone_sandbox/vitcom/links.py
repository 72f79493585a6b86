# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Where the files are that answers link to. A link needs no token, as in seed 003; its folder is hard to guess."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from dialtone_sandbox.accounts import Account
from dialtone_sandbox.context import Sandbox

FILE_CALLS = {"uploads", "downloads", "ajax"}
"""The first part of a file's path, which the log and the faults call it by."""


def link(sandbox: Sandbox, path: str) -> str:
    """The URL of a file; under the reading `file_links` another host's name, which still leads here."""
    if sandbox.readings.text("file_links") == "own_host":
        return f"{sandbox.base_url}/vitcom/{path}"
    return f"http://localhost:{urlsplit(sandbox.base_url).port or 80}/vitcom/{path}"


def folder(sandbox: Sandbox, account: str) -> str:
    """The folder of an account's files."""
    found = sandbox.accounts.find("vitcom", account)
    return _folder(found) if found else ""


def account_of(sandbox: Sandbox, name: str) -> str | None:
    """Whose folder this is."""
    return next((entry.account for entry in sandbox.accounts.of("vitcom") if _folder(entry) == name), None)


def _folder(account: Account) -> str:
    return hashlib.sha256(f"files:{account.account}:{account.api_key}".encode()).hexdigest()[:24]
