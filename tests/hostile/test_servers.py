# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a server can do beside answering nonsense: never end, pack much into little, and send people elsewhere."""

from __future__ import annotations

import itertools
import json
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.hostile.judge import sound
from tests.hostile.server import OK, Script, villain
from tests.hostile.waiting import no_waiting
from tests.support.modules import run_module

#: A task of each carrier that asks a single thing, and one of HTTP Digest.
ASKING: list[tuple[str, dict[str, Any]]] = [
    ("number_info", {"carrier": "tcxc"}),
    ("number_info", {"carrier": "tcxc", "auth": "digest"}),
    ("live_call_info", {"carrier": "tcxc"}),
    ("trunk_group_info", {"carrier": "vitcom"}),
    ("balance_info", {"carrier": "smsbower"}),
]
KEY = "sEcReT-9f3b"
CHALLENGE = b'HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm="x", nonce="y", qop="auth"\r\n'
MIB = 1024 * 1024


def zeros(mib: int) -> Iterator[bytes]:
    """So many MiB as gzip, a thousandth of that on the wire."""
    packer = zlib.compressobj(wbits=31)
    first = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return itertools.chain([OK + b"Content-Encoding: gzip\r\n\r\n", first], itertools.repeat(again, mib))


def nothing_for_ever() -> Iterator[bytes]:
    """gzip of no byte at all, without end."""
    packer = zlib.compressobj(wbits=31)
    beginning = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    empty = packer.flush(zlib.Z_FULL_FLUSH) or b"\x00\x00\x00\xff\xff"
    return itertools.chain([OK + b"Content-Encoding: gzip\r\n\r\n", beginning], itertools.repeat(empty * 1_000))


def without_end(head: bytes, again: bytes) -> Script:
    return lambda _head: itertools.chain([head], itertools.repeat(again))


def behind_an_end(packed: bytes) -> Script:
    """A whole gzip stream, and rubbish after it without end."""
    return without_end(OK + b"Content-Encoding: gzip\r\n\r\n" + packed, b"\x00" * 65536)


ENDLESS: dict[str, Script] = {
    "redirect": without_end(b"HTTP/1.1 302 Go\r\nLocation: /\r\n\r\n", b"x" * 65536),
    "packed nothing": lambda _head: nothing_for_ever(),
    "rubbish behind gzip": behind_an_end(zlib.compress(b"{}", wbits=31)),
    "continue": without_end(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "headers": without_end(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 100),
    "one header": without_end(b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 65536),
    "status": without_end(b"HTTP/1.1 200 ", b"O" * 65536),
    "chunk": without_end(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 65536),
    "challenge": without_end(CHALLENGE + b"\r\n", b"x" * 65536),
}


def peak(work: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], float]:
    """A result, and how many MiB it took at most."""
    tracemalloc.start(1)
    try:
        result = work()
        return result, tracemalloc.get_traced_memory()[1] / MIB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ENDLESS)
def test_what_never_ends_is_ended(kind: str) -> None:
    """By what bounds an answer or by the time-out; digest alone reads the page of a challenge."""
    begin = time.monotonic()
    auth = {"auth": "digest"} if kind == "challenge" else {}
    with villain(ENDLESS[kind]) as server:
        result = run_module("number_info", server.options("tcxc", timeout=0.3, **auth))
    sound(result)
    assert result["failed"]
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (lambda _head: zeros(300), "larger than 64 MiB"),
        (lambda _head: iter([OK + b"\r\n", b"[" + b"[],[[0]]," * MIB]), "holds millions of values"),
        (lambda _head: iter([OK + b"\r\n", b"[" * MIB]), "nested without end"),
        (lambda _head: iter([OK + b"\r\n", b'{"a":"' + b'\\"' * MIB]), "no JSON"),
    ],
    ids=["gzip", "values", "depth", "quotes"],
)
def test_what_fills_the_memory_is_not_read(script: Script, said: str) -> None:
    with villain(script) as server:
        result, taken = peak(lambda: run_module("trunk_group_info", server.options("vitcom", timeout=5)))
    sound(result)
    assert said in result["msg"]
    assert taken < 200


def test_a_packed_answer_is_unpacked() -> None:
    body = zlib.compress(b"ACCESS_BALANCE:12.50", wbits=31)
    with villain(OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body) + body) as server:
        assert run_module("balance_info", server.options("smsbower"))["balance"] == "12.50"


def packed(text: bytes) -> bytes:
    return zlib.compress(text, wbits=31)


@pytest.mark.parametrize("cut", [1, 8, 9, 15])
def test_a_packed_answer_that_ends_before_its_end_is_a_lost_one(cut: int) -> None:
    """Though as much came as was announced: what is left of it reads like an answer, 12 of 12.50."""
    packer = zlib.compressobj(0, wbits=31)
    body = (packer.compress(b"ACCESS_BALANCE:12.50") + packer.flush())[:-cut]
    with villain(OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body) + body) as server:
        result = run_module("balance_info", server.options("smsbower"))
    sound(result)
    assert "cannot be unpacked (it ends before its end)" in result["msg"]


@pytest.mark.parametrize(
    "members",
    [
        [b"ACCESS_", b"BALANCE:", b"12.50"],
        [b"", b"ACCESS_BALANCE:12.50", b""],
        list(map(bytes, zip(b"ACCESS_BALANCE:12.50"))),
    ],
)
def test_a_packed_answer_of_several_members_is_read_whole(members: list[bytes]) -> None:
    with villain(OK + b"Content-Encoding: gzip\r\n\r\n" + b"".join(map(packed, members))) as server:
        assert run_module("balance_info", server.options("smsbower"))["balance"] == "12.50"


def test_many_members_are_bounded_like_one() -> None:
    member = packed(bytes(MIB))
    with villain(
        lambda _head: itertools.chain([OK + b"Content-Encoding: gzip\r\n\r\n"], itertools.repeat(member, 300))
    ) as server:
        result, taken = peak(lambda: run_module("trunk_group_info", server.options("vitcom", timeout=5)))
    assert "larger than 64 MiB" in result["msg"]
    assert taken < 200


def test_an_empty_answer_that_calls_itself_packed_is_an_empty_one() -> None:
    with villain(OK + b"Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n") as server:
        result = run_module("balance_info", server.options("smsbower"))
    sound(result)
    assert "unpacked" not in result["msg"]


@pytest.mark.parametrize("packing", [b"br", b"gzip, gzip", b"x"])
def test_an_answer_that_cannot_be_unpacked_is_told(packing: bytes) -> None:
    with villain(OK + b"Content-Encoding: " + packing + b"\r\n\r\n\x0b\x02\x80") as server:
        result = run_module("balance_info", server.options("smsbower"))
    sound(result)
    assert "cannot be unpacked" in result["msg"]


@pytest.mark.parametrize("status", [302, 307])
@pytest.mark.parametrize(("module", "options"), ASKING)
def test_a_redirect_never_carries_credentials_to_another_host(
    module: str, options: dict[str, Any], status: int
) -> None:
    with villain(OK + b"Content-Length: 2\r\n\r\n{}") as other:
        away = f"HTTP/1.1 {status} Go\r\nLocation: {other.url}/{KEY}\r\nContent-Length: 0\r\n\r\n".encode()
        with villain(away) as server:
            result = run_module(module, server.options(**options))
    assert f"redirects to 127.0.0.1:{other.server_address[1]}, which is not followed" in result["msg"]
    assert (len(server.heads), other.heads) == (1, [])


def test_a_file_on_another_host_is_fetched_without_credentials(tmp_path: Any) -> None:
    """Where the user trusts the host; the carrier's own link may lead there, and a redirect on the way."""
    with villain(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole") as other:

        def answers(head: str) -> Iterator[bytes]:
            rows = [{"date": "2025-05-15 00:00:00", "success": "/uploads/a.csv", "failed": ""}]
            body = json.dumps({"status": "200", "data": rows}).encode()
            away = f"HTTP/1.1 302 Go\r\nSet-Cookie: session={KEY}\r\nLocation: {other.url}/a.csv\r\n\r\n"
            yield away.encode() if "/uploads/" in head else OK + b"Content-Length: %d\r\n\r\n" % len(body) + body

        with villain(answers) as server:
            options = {"report": "daily_files", "dest": str(tmp_path), "allow_other_hosts": True}
            result = run_module("traffic_info", server.options("vitcom", **options))
    assert not result["failed"], result["msg"]
    assert len(other.heads) == 1
    told = {line.partition(":")[0].lower() for line in other.heard.splitlines()}
    assert not told & {"authorization", "cookie", "referer"}
    assert KEY not in other.heard


def test_a_cookie_is_not_sent_back() -> None:
    body = b"ACCESS_BALANCE:1"
    # It hangs up behind each answer, and says so: or the next request may go where nobody listens any more.
    ends = b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    with villain(OK + b"Set-Cookie: session=1; Domain=127.0.0.1; Path=/\r\n" + ends + body) as server, no_waiting():
        run_module("sms_activation", server.options("smsbower", service="tg", country="1", wait=False))
    assert len(server.heads) > 1
    assert "cookie" not in server.heard.lower()


@pytest.mark.parametrize("host", ["192.0.2.1", "127.0.0.1.example.com", "localhost.example.com", "[2001:db8::1]"])
@pytest.mark.parametrize(("module", "options"), ASKING)
def test_credentials_over_plain_http_are_refused_before_anything_is_sent(
    module: str, options: dict[str, Any], host: str
) -> None:
    account = {"account": "4711", "api_key": KEY, "api_url": f"http://{host}:1/"}
    result = run_module(module, {**account, **options})
    assert "would send the credentials unencrypted: use https, or set allow_insecure_http" in result["msg"]
    assert result.get("api_calls", {}).get("read", 0) == 0


def test_plain_http_is_used_where_the_user_calls_the_way_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    """By way of a proxy, for no other host is within reach of a test."""
    with villain(OK + b"Content-Length: 16\r\n\r\nACCESS_BALANCE:1") as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        options = {**proxy.options("smsbower"), "api_url": "http://carrier.example/handler"}
        assert run_module("balance_info", options)["failed"]
        assert proxy.heads == []
        assert run_module("balance_info", {**options, "allow_insecure_http": True})["balance"] == "1"
