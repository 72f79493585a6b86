# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Requests over the wire: bounded, paced, repeated only where that is harmless."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import (
    AmbiguousError,
    ContractError,
    LostAnswerError,
    RefusedError,
    UnreachableError,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.secret import MASK, Secret
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.confirm import OnceWrite, RepeatableWrite
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.failures import unusable
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Answer, Request, Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings
from tests.support.accounts import session
from tests.support.patience import hurry
from tests.support.sandbox import Sandbox, free_port

BREAKS = ["drop_before", "drop_after", "refuse", "truncated", "error_500", "error_500_after"]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time is spent on what never comes."""
    hurry(monkeypatch)


def request(**more: Any) -> Request:
    """A call that the carrier refuses politely: its signature is wrong."""
    params = {"searchform": "1", "api_login": "nobody", "ts": "0", "signature": "wrong"}
    return Request(**{"call": "tcxc list", "path": "/number/list", "params": lambda: params, **more})


def _whole(answer: Answer) -> Answer:
    return answer


@contextmanager
def dripping(beginning: bytes) -> Iterator[str]:
    """The address of a server whose headers come a byte at a time and never end."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError), server.accept()[0] as client:
                client.sendall(beginning)
                for _byte in range(200):
                    client.sendall(b"X")
                    time.sleep(0.05)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    thread.join()


def read(http: Session, **more: Any) -> Answer:
    return http.read(request(**more), _whole)


def write_once(http: Session) -> Answer:
    return http.write(OnceWrite(request=request(), interpret=_whole, settle=lambda: None))


def test_an_answer_comes_whole(sandbox: Sandbox) -> None:
    answer = read(session(sandbox))
    assert answer.status == 200
    assert answer.content_type.startswith("application/json")
    assert "Wrong signature" in answer.text


@pytest.mark.parametrize(("method", "as_json"), [("GET", False), ("POST", False), ("POST", True)])
def test_parameters_arrive_in_each_way(sandbox: Sandbox, method: str, as_json: bool) -> None:
    read(session(sandbox), method=method, as_json=as_json, params=lambda: {"prefix": "1206 +&"})
    (logged,) = sandbox.log()
    assert (logged["method"], logged["params"]) == (method, {"prefix": "1206 +&"})


def test_files_travel_as_a_form_of_parts(sandbox: Sandbox) -> None:
    read(session(sandbox), files={"loa": ("loa.pdf", b"%PDF", "application/pdf")})
    assert sandbox.log()[0]["params"]["searchform"] == "1"


@pytest.mark.parametrize("kind", BREAKS)
def test_a_read_that_broke_is_repeated(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("list", kind)
    http = session(sandbox)
    assert read(http).status == 200
    assert http.calls.read == 2


@pytest.mark.parametrize("kind", BREAKS)
def test_repeating_ends_with_the_retries(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("list", kind, times=9)
    http = session(sandbox)
    with pytest.raises(LostAnswerError, match=r"connection broke|HTTP 500"):
        read(http)
    assert http.calls.read == len(sandbox.calls()) == 2


@pytest.mark.parametrize("kind", BREAKS)
def test_a_write_that_must_not_be_doubled_is_sent_once(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("list", kind, times=9)
    http = session(sandbox, retries=3)
    with pytest.raises(AmbiguousError):
        write_once(http)
    assert http.calls.write == len(sandbox.calls()) == 1


def test_a_repeatable_write_is_repeated(sandbox: Sandbox) -> None:
    sandbox.fault("list", "drop_after")
    http = session(sandbox)
    assert http.write(RepeatableWrite(request=request(), interpret=_whole)).status == 200
    assert (http.calls.read, http.calls.write) == (0, 2)


def test_each_attempt_makes_its_parameters_anew(sandbox: Sandbox) -> None:
    stamps = iter("12")
    sandbox.fault("list", "drop_before")
    read(session(sandbox), params=lambda: {"ts": next(stamps)})
    assert [row["params"]["ts"] for row in sandbox.log()] == ["1", "2"]


@pytest.mark.parametrize("kind", ["slow", "drip"])
def test_the_time_out_runs_to_the_end_of_the_answer(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("list", kind, seconds=20)
    begin = time.monotonic()
    with pytest.raises(LostAnswerError, match=r"no answer within 0\.3 s|did not end within"):
        read(session(sandbox, timeout=0.3, retries=0))
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 404 Not Found\r\n"])
def test_headers_that_drip_end_with_the_time_out(beginning: bytes) -> None:
    begin = time.monotonic()
    with (
        dripping(beginning) as url,
        pytest.raises(LostAnswerError, match=r"no answer within 0\.3 s|did not end within"),
    ):
        read(Session(Settings(base_url=url, timeout=0.3, retries=0)))
    assert time.monotonic() - begin < 1


def test_an_answer_without_end_is_refused_unread(sandbox: Sandbox) -> None:
    sandbox.fault("list", "huge")
    with pytest.raises(LostAnswerError, match="larger than 64 MiB"):
        read(session(sandbox, retries=0))


def test_a_redirect_is_not_followed(sandbox: Sandbox) -> None:
    sandbox.fault("list", "redirect")
    with pytest.raises(ContractError, match=rf"redirects to localhost:{sandbox.port}, which is not followed.*api_url"):
        read(session(sandbox, retries=0))
    assert len(sandbox.log()) == 1


@pytest.mark.parametrize(
    ("location", "where"),
    [
        ("/v2/number/list?token=hush#x", "/v2/number/list on the same host"),
        ("//other.example/x", "other.example"),
        ("?token=hush", "elsewhere"),
        ("", "elsewhere"),
    ],
)
def test_a_redirect_is_told_by_where_it_leads(location: str, where: str) -> None:
    assert str(unusable(302, location, "tcxc list")).startswith(
        f"tcxc list: the carrier redirects to {where}, which is not followed"
    )


def test_429_is_waited_out_and_slows_everybody(sandbox: Sandbox) -> None:
    sandbox.fault("list", "rate_limit", seconds=1)
    http = session(sandbox)
    begin = time.monotonic()
    assert {answer.status for answer in http.parallel(lambda _n: read(http), range(3))} == {200}
    assert time.monotonic() - begin >= 1
    assert len(sandbox.log()) == 4


def test_429_allows_even_a_write_to_be_sent_again(sandbox: Sandbox) -> None:
    sandbox.fault("list", "rate_limit")
    http = session(sandbox)
    assert write_once(http).status == 200
    assert http.calls.write == 2


def test_429_without_end_is_told(sandbox: Sandbox) -> None:
    sandbox.fault("list", "rate_limit", times=9)
    with pytest.raises(RefusedError, match=r"no more calls at present \(HTTP 429.*Nothing was done.*rate_limit"):
        read(session(sandbox))
    assert len(sandbox.log()) == 2


def test_a_pause_of_hours_is_told_instead_of_waited_for(sandbox: Sandbox) -> None:
    sandbox.fault("list", "rate_limit", seconds=3600, times=9)
    with pytest.raises(RefusedError, match="HTTP 429, Retry-After 3600 s"):
        read(session(sandbox, retries=5))
    assert len(sandbox.log()) == 1


def test_a_refused_connection_names_the_host_and_sent_nothing() -> None:
    port = free_port()
    http = Session(Settings(base_url=f"http://127.0.0.1:{port}", retries=0))
    with pytest.raises(UnreachableError, match=rf"127\.0\.0\.1:{port} cannot be reached .*refused.*Check api_url"):
        read(http)


def test_a_host_that_is_not_known_is_out_of_reach() -> None:
    http = Session(Settings(base_url="https://carrier.invalid", retries=0, timeout=5))
    with pytest.raises(UnreachableError, match=r"carrier\.invalid cannot be reached"):
        read(http)


def test_work_goes_in_parallel_and_keeps_its_order(sandbox: Sandbox) -> None:
    http = session(sandbox, concurrency=4)
    together = threading.Barrier(4, timeout=5)

    def meet(number: int) -> int:
        together.wait()
        return number

    assert http.parallel(meet, range(4)) == [0, 1, 2, 3]
    assert http.parallel(str, []) == []


def test_the_trace_tells_every_request_without_secrets(sandbox: Sandbox) -> None:
    http = session(sandbox)
    key = sandbox.accounts["tcxc"]["api_key"]
    read(http, params=lambda: {"signature": key, "smpp_contact": "smpp:me:hush:1@h.example", "note": key})
    assert http.trace == [
        "POST /number/list signature=******** smpp_contact=smpp:me:********:1@h.example note=********"
    ]


def test_what_was_hidden_stays_hidden() -> None:
    found = Session(Settings(base_url="http://127.0.0.1:9"), secrets=[Secret("the-account-key")])
    found.hide([Secret("the-first-card")])
    found.hide([Secret("the-second-card")])
    told = found.redact.text("the-account-key, the-first-card, the-second-card")
    assert told == ", ".join([MASK] * 3)


def test_netrc_is_not_consulted(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login thief password stolen\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    http, sent = session(sandbox), []
    http._http.hooks["response"].append(lambda response, **_more: sent.append(response.request.headers))
    read(http)
    assert len(sent) == 1
    assert "Authorization" not in sent[0]


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    monkeypatch.delenv("no_proxy", raising=False)
    http = Session(Settings(base_url="http://carrier.example", allow_insecure_http=True, retries=0))
    with pytest.raises(UnreachableError, match=r"carrier\.example cannot be reached"):
        read(http)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST"])
@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy"])
def test_what_is_for_this_machine_does_not_leave_it_by_a_proxy(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, variable: str, host: str
) -> None:
    monkeypatch.setenv(variable, f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    url = sandbox.accounts["tcxc"]["api_url"].replace("127.0.0.1", host)
    assert read(session(sandbox, base_url=url, retries=0)).status == 200
