# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""HTTP Digest on tcxc, beside the signature: spoken by curl and by requests."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from typing import Any

import pytest
import requests
from requests.auth import HTTPDigestAuth

from tests.unit.sandbox.tcxc_client import Tcxc


def curl(tcxc: Tcxc, path: str, *options: str, key: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run `curl --digest` against a path."""
    program = shutil.which("curl")
    assert program, "CI installs curl"
    user = f"{tcxc.account['account']}:{key or tcxc.account['api_key']}"
    command = [program, "--silent", "--noproxy", "*", "--digest", "--user", user, *options]
    return subprocess.run(
        [*command, tcxc.account["api_url"] + path], capture_output=True, text=True, check=True, timeout=20
    )


def digest(tcxc: Tcxc, path: str, **params: object) -> requests.Response:
    """POST with requests' Digest."""
    auth = HTTPDigestAuth(tcxc.account["account"], tcxc.account["api_key"])
    url = tcxc.account["api_url"] + path
    return tcxc.served.http.post(url, data=params, auth=auth, timeout=20)


def unsigned(tcxc: Tcxc) -> requests.Response:
    return tcxc.served.http.post(tcxc.account["api_url"] + "/number/list", timeout=20)


@pytest.mark.parametrize("path", ["/number/market", "/buyers/callhistory/", "/c_cdrs.php"])
def test_curl_gets_in_by_digest(tcxc: Tcxc, path: str) -> None:
    assert json.loads(curl(tcxc, path, "--data", "pager=3&off=0").stdout)["status"] == "success"


def test_curl_reads_by_get(tcxc: Tcxc) -> None:
    answer: Any = json.loads(curl(tcxc, "/number/market?prefix=1206219&pager=2&off=0").stdout)
    assert [row["number"][:7] for row in answer["dids"]] == ["1206219"] * 2


def test_curl_buys_and_changes_and_gives_back(tcxc: Tcxc) -> None:
    i_did = tcxc.for_sale()
    contacts = "contact=sip:a@192.0.2.1&smpp_contact=smpp:login:secret:a@192.0.2.1:2776"
    curl(tcxc, "/number/purchase", "--data", f"i_did={i_did}&billing_i_account=1&{contacts}")
    curl(tcxc, "/number/update", "--data", f"edit={i_did}&{contacts.replace('sip:a', 'sip:b')}")
    assert [row["contact"] for row in tcxc.owned()] == ["sip:b@192.0.2.1"]
    curl(tcxc, "/number/unsubscribe", "--data", f"unsubscribe={i_did}")
    assert tcxc.owned() == []


def test_a_wrong_key_is_challenged_again(tcxc: Tcxc) -> None:
    shown = curl(tcxc, "/number/list", "--data", "x=1", "--write-out", "%{http_code}", key="wrong").stdout
    assert shown.endswith("401")


def test_requests_gets_in_by_digest(tcxc: Tcxc) -> None:
    assert digest(tcxc, "/number/list").json() == {"status": "success", "dids": []}


def test_the_challenge_names_realm_and_quality(tcxc: Tcxc) -> None:
    answer = unsigned(tcxc)
    asked = answer.headers["www-authenticate"]
    assert (answer.status_code, asked.startswith("Digest realm=")) == (401, True)
    assert 'qop="auth"' in asked
    assert "algorithm=MD5" in asked


def test_a_nonce_grows_old(tcxc: Tcxc) -> None:
    auth = HTTPDigestAuth(tcxc.account["account"], tcxc.account["api_key"])
    url = tcxc.account["api_url"] + "/number/list"
    tcxc.served.http.post(url, auth=auth, timeout=20)
    tcxc.served.control("clock", {"advance": 400})
    renewed = tcxc.served.http.post(url, auth=auth, timeout=20)
    assert renewed.json()["status"] == "success"
    assert [row["status"] for row in tcxc.served.get("log")] == [401, 200, 401, 200]


@pytest.mark.parametrize("header", ["Digest nonsense", 'Digest username="x"', "Digest", "Basic eDp5"])
def test_a_header_that_proves_nothing_is_challenged(tcxc: Tcxc, header: str) -> None:
    url = tcxc.account["api_url"] + "/number/list"
    answer = tcxc.served.http.post(url, headers={"Authorization": header}, timeout=20)
    assert answer.status_code == 401


def test_a_header_for_another_path_is_challenged(tcxc: Tcxc) -> None:
    header = str(digest(tcxc, "/number/list").request.headers["Authorization"])
    url = tcxc.account["api_url"] + "/number/market"
    assert tcxc.served.http.post(url, headers={"Authorization": header}, timeout=20).status_code == 401


def test_only_the_signature_may_be_taken(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"tcxc_auth": "signature"})
    assert unsigned(tcxc).json()["error"] == "Wrong signature"
    assert tcxc.owned() == []


def test_only_digest_may_be_taken(tcxc: Tcxc) -> None:
    tcxc.served.control("readings", {"tcxc_auth": "digest"})
    assert tcxc.send("/number/list", searchform=1, ts=int(time.time())).status_code == 401
    assert digest(tcxc, "/number/list").status_code == 200


def test_live_calls_take_digest_too(tcxc: Tcxc) -> None:
    shown = curl(tcxc, "/v_livecalls.php?prefix=1954&api=1&login_type=seller", "--include").stdout
    assert "content-type: text/csv" in shown
    assert "Setup Time,CLI,CLD" in shown
    assert unsigned(tcxc).status_code == 401
