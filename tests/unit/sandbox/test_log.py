# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The request log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.sandbox.tcxc_client import Tcxc


def test_each_request_is_logged_with_its_parameters(tcxc: Tcxc) -> None:
    tcxc.send("/number/market/", searchform=1, prefix="1206", pager=1, off=0)
    [row] = tcxc.served.get("log")
    assert (row["api"], row["call"], row["path"]) == ("tcxc", "market", "/tcxc/number/market")
    assert (row["method"], row["status"], row["fault"], row["effect"]) == ("POST", 200, None, "done")
    assert row["params"]["prefix"] == "1206"


def test_secrets_are_masked(tcxc: Tcxc) -> None:
    url = tcxc.account["api_url"] + "/number/update"
    secrets = {"token": "s3cret", "cvv": "s3cret", "cardnumber": "s3cret", "wirelessPin": "s3cret", "api_key": "s3cret"}
    params = tcxc.signed("/number/update", smpp_contact="smpp:login:s3cret:a@192.0.2.1:2776", **secrets)
    tcxc.served.http.get(url, params=params, timeout=20)
    [row] = tcxc.served.get("log")
    assert row["params"]["smpp_contact"] == "smpp:login:********:a@192.0.2.1:2776"
    assert row["params"]["signature"] == "********"
    assert "s3cret" not in str(row)


def test_uploads_are_logged_by_name_and_size(tcxc: Tcxc) -> None:
    files = {"loa": ("loa.pdf", b"%PDF-")}
    form = {"accountno": "1", "token": "s3cret"}
    tcxc.served.http.post(tcxc.served.url + "/vitcom/generate_lnp_order", data=form, files=files, timeout=20)
    [row] = tcxc.served.get("log")
    assert row["params"] == {"accountno": "1", "token": "********", "loa": "loa.pdf (5 bytes)"}


@pytest.mark.parametrize("body", [b'{"token": "s3cret", "count": 2}', b"[1]", b'{"token": "s3', b"[" * 100_000])
def test_of_a_json_body_the_members_of_an_object_are_logged(tcxc: Tcxc, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    tcxc.served.http.post(tcxc.served.url + "/tcxc/number/list", data=body, headers=headers, timeout=20)
    [row] = tcxc.served.get("log")
    assert row["params"] == ({"token": "********", "count": "2"} if body.endswith(b"}") else {})


def test_log_goes_on_from_an_id(tcxc: Tcxc) -> None:
    for _time in range(3):
        tcxc.send("/number/list", searchform=1)
    rows = tcxc.served.get("log")
    assert tcxc.served.get(f"log?since={rows[1]['id']}") == rows[2:]
    assert "since" in tcxc.served.get("log?since=x")["error"]


def test_cleared_log_is_empty_and_counts_on(tcxc: Tcxc) -> None:
    tcxc.send("/number/list", searchform=1)
    tcxc.served.http.delete(tcxc.served.url + "/_sandbox/log", timeout=20)
    assert tcxc.served.get("log") == []
    tcxc.send("/number/list", searchform=1)
    assert [row["id"] for row in tcxc.served.get("log")] == [2]


def test_unknown_path_is_logged_as_404(tcxc: Tcxc) -> None:
    tcxc.send("/number/nonsense")
    assert [(row["call"], row["status"]) for row in tcxc.served.get("log")] == [("nonsense", 404)]


def test_time_is_the_sandbox_clocks(tcxc: Tcxc) -> None:
    tcxc.served.control("clock", {"offset": -86400})
    tcxc.send("/number/list", searchform=1)
    logged = datetime.fromisoformat(tcxc.served.get("log")[0]["time"])
    yesterday = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=1)
    assert abs(logged - yesterday) < timedelta(seconds=20)


def test_control_requests_are_not_logged(tcxc: Tcxc) -> None:
    tcxc.served.get("state")
    assert tcxc.served.get("log") == []
