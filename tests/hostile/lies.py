# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What a hostile carrier, or whoever sits between, answers in place of a good answer: as strategies."""

from __future__ import annotations

import copy
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from hypothesis import strategies as st

from tests.hostile import values
from tests.hostile.replay import Answer

Place: TypeAlias = tuple[Any, ...]
#: Beside what options are given: what only a carrier says.
SAID = (
    *("9" * 5_000, "1e999999999", "1E+30", "-0", "0x10", "1_000", "\uff11\uff12", "0.000000000000000000001"),
    *("https://evil.example/a.pdf", "//evil.example/a.csv", "file:///etc/passwd", "http://u:p@127.0.0.1/x.csv"),
    *(
        "../../../a.csv",
        "/uploads/..%2f..%2fetc%2fpasswd",
        "a.pdf\r\nHost: evil.example",
        "http://[::1",
        "http://a:b/c",
    ),
    *("0000-00-00", "9999-99-99 99:99:99", "2015-02-30", "1" * 30, "success", "200", "Invalid token", "Invalid number"),
    *("\ud800", "\u2028", "\ufeff", "smpp:a:sEcReT:1@x" * 50, "token=" * 500, '"' * 900, "\\" * 901, "*" * 10_000),
    *("+12062190001", "2062190001", "12062190002,2062190001", "None", "ACCESS_NUMBER:1:2:3", "STATUS_OK:{{ 7*7 }}"),
)
said = st.one_of(values.anything, st.sampled_from(SAID), st.sampled_from((10**400, 1e400, [[]] * 3_000, {"": {}})))
BODIES = (
    *(
        b"",
        b" ",
        b"\x00",
        b"null",
        b"true",
        b'"',
        b"{",
        b"[]",
        b"{}",
        b"[null]",
        b"\xff\xfe{\x00}\x00",
        b"\xef\xbb\xbf{}",
    ),
    *(b"[" * 100_000, b'{"a":' * 100_000, b'"' + b'\\"' * 40_000, b"{" * 100_000, b"," * 100_000, b"9" * 100_000),
    *(b'{"status":' + b"9" * 5_000 + b"}", b'{"status":1e999999999}', b'{"status":"success","status":"fail"}'),
    *(b"<" * 50_000, b"<![", b"<html><script>alert(1)</script>" + b"<b>" * 9_000, b"<!--" * 9_000, b"&#x1b;[2J<p>"),
    *(
        b"ACCESS_NUMBER:",
        b"STATUS_OK",
        b"STATUS_OK:" + b"x" * 9_999,
        b"ACCESS_BALANCE:NaN",
        b"A" * 100_000,
        b"BANNED:\x1b[2J",
    ),
    *(b"a,b\n" + b'"' * 9_999, b"a" * 200_000, b"\n" * 9_999, b"a,a,,\n=1+1,@x,\x00", b"A:" * 30_000, b"smpp:" * 9_000),
)
STATUSES = (100, 201, 204, 206, 300, 302, 304, 307, 400, 401, 403, 404, 405, 418, 429, 451, 500, 503, 599, 999)
HEADERS = (
    *(
        ("Location", value)
        for value in ("http://evil.example/", "", "//evil.example", "http://[", "\x1b[2J", "javascript:1")
    ),
    *(
        ("Retry-After", value)
        for value in ("-1", "9" * 400, "nan", "\u0661", "Mon, 01 Jan 0001 00:00:00 +9999", "x" * 900)
    ),
    *(("Retry-After", value) for value in ("Fri, 31 Dec 9999 23:59:59 -0000", "Mon, 01 Jan 1900 00:00:00 GMT", "0.5")),
    *(("Content-Type", value) for value in ("text/html", "text/csv", "text/csv; charset=\x00", "", "a" * 9_000)),
    *(("Content-Length", value) for value in ("9" * 5_000, "-1", "1,2", "\u0661", "", "0")),
    *(
        ("Set-Cookie", "a=b; Domain=evil.example"),
        ("WWW-Authenticate", "Digest realm=x, nonce=y"),
        ("Refresh", "0;url=x"),
    ),
)
PACKED = ("gzip", "deflate", "gzip, gzip", "br", "zstd", "compress", "identity", "x", "gzip" + ", gzip" * 50)


def lie(good: Answer) -> st.SearchStrategy[Answer]:
    """Something else than this, mostly with a single thing in it that is wrong."""
    body = good.body if isinstance(good.body, bytes) else b""
    return st.one_of(
        *[_in_values(body)] * 4,
        st.sampled_from(BODIES),
        st.integers(0, len(body)).map(lambda end: body[:end]),
        st.binary(max_size=40),
    ).map(lambda spoilt: _sent(good, spoilt)) | _in_the_envelope(good, body)


def _sent(good: Answer, body: bytes) -> Answer:
    return replace(good, body=body, headers={**good.headers, "Content-Length": str(len(body))})


def _in_values(body: bytes) -> st.SearchStrategy[bytes]:
    """JSON with another value somewhere, without a key, or with a row a thousand times; words with another part."""
    try:
        good = json.loads(body)
    except ValueError:
        return _in_words(body)
    places = list(_places(good))
    place = st.sampled_from(places)
    changed = st.builds(lambda at, value: _with(good, at, value), place, said)
    repeated = place.map(lambda at: _with(good, at, [_at(good, at)] * 1_000))
    missing = place.map(lambda at: _without(good, at))
    twice = st.builds(lambda at, value: _with(_with(good, at, value), (*at[:-1], ""), value), place, said)
    return st.one_of(changed, changed, changed, repeated, missing, twice).map(_written)


def _in_words(body: bytes) -> st.SearchStrategy[bytes]:
    """Plain words and CSV: with something else in place of one of their parts."""
    text = body.decode("utf-8", "replace")
    odd = st.one_of(values.texts, st.sampled_from(SAID))
    mark = next((mark for mark in (":", ",") if mark in text), "\n")
    parts = text.split(mark)
    at = st.integers(0, len(parts) - 1)
    return st.builds(lambda at, odd: _encoded(mark.join([*parts[:at], odd, *parts[at + 1 :]])), at, odd)


def _in_the_envelope(good: Answer, body: bytes) -> st.SearchStrategy[Answer]:
    """Another status, a header, or a way of packing that fits the body or does not."""
    status = st.sampled_from(STATUSES) | st.just(good.status)
    headers = st.lists(st.sampled_from(HEADERS), max_size=3).map(lambda pairs: {**good.headers, **dict(pairs)})
    marked = st.builds(lambda code, told: replace(good, status=code, headers=told), status, headers)
    packing = st.sampled_from((gzip.compress, zlib.compress, bytes, lambda plain: gzip.compress(plain)[:-4]))
    packed = st.builds(lambda way, name: _packed(good, way(body), name), packing, st.sampled_from(PACKED))
    return marked | packed


def _packed(good: Answer, body: bytes, name: str) -> Answer:
    return replace(
        good, body=body, headers={**good.headers, "Content-Length": str(len(body)), "Content-Encoding": name}
    )


def _written(value: Any) -> bytes:
    return json.dumps(value, default=str).encode()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Where everything is; of a list the first two rows and the last."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for at in sorted({0, 1, len(value) - 1} & set(range(len(value)))):
            yield from _places(value[at], (*path, at))


def _at(value: Any, path: Place) -> Any:
    for key in path:
        value = value[key]
    return value


def _with(good: Any, path: Place, wrong: Any) -> Any:
    if not path:
        return wrong
    changed = copy.deepcopy(good)
    holder = _at(changed, path[:-1])
    if isinstance(holder, list) and path[-1] == "":
        holder.append(wrong)
    elif isinstance(holder, (list, dict)):
        holder[path[-1]] = wrong
    return changed


def _without(good: Any, path: Place) -> Any:
    if not path:
        return None
    changed = copy.deepcopy(good)
    del _at(changed, path[:-1])[path[-1]]
    return changed
