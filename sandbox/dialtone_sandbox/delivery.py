# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""How an answer travels to the client: whole, late, broken, or another one in its place."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from itertools import pairwise

from dialtone_sandbox.connection import Wire
from dialtone_sandbox.faults import Delivery, Fault

HTML = b"""<!DOCTYPE html>
<html><head><title>Service status</title></head>
<body><h1>We will be right back</h1><p>The portal is being maintained.</p></body></html>
"""
DRIPS_PER_SECOND = 50
HUGE_PART = b" " * 65536
HUGE_PARTS = 16384


@dataclass(frozen=True)
class Answer:
    """A complete HTTP answer."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


NO_ANSWER = Answer(200, [], b"")


def instead(fault: Fault, answer: Answer, elsewhere: str) -> Answer:
    """What is sent in place of `answer` under this fault; `elsewhere` is where a redirect points."""
    if fault.delivery is Delivery.ERROR_500:
        return _page(500, b"text/html", b"<html><body><h1>500 Internal Server Error</h1></body></html>")
    if fault.delivery is Delivery.HTML:
        return _page(200, b"text/html; charset=utf-8", HTML)
    if fault.delivery is Delivery.REDIRECT:
        return _page(302, b"text/html", b"", (b"location", elsewhere.encode("latin-1")))
    if fault.delivery is Delivery.RATE_LIMIT:
        wait = [] if fault.seconds is None else [(b"retry-after", str(math.ceil(fault.seconds)).encode())]
        return _page(429, b"text/plain", b"Too Many Requests", *wait)
    return answer


def _page(status: int, kind: bytes, body: bytes, *headers: tuple[bytes, bytes]) -> Answer:
    return Answer(status, [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *headers], body)


async def deliver(answer: Answer, fault: Fault | None, wire: Wire) -> None:
    """Send the answer in the manner of the fault."""
    if fault is None:
        await _whole(answer, wire)
        return
    match fault.delivery:
        case Delivery.RESET:
            await wire.reset()
        case Delivery.CUT:
            await wire.cut()
        case Delivery.TRUNCATED:
            await _truncated(answer, wire)
        case Delivery.DRIP:
            await _drip(answer, fault.delay, wire)
        case Delivery.HUGE:
            await _huge(answer, wire)
        case _:
            await asyncio.sleep(fault.delay if fault.delivery is Delivery.SLOW else 0)
            await _whole(answer, wire)


async def _whole(answer: Answer, wire: Wire) -> None:
    await wire.start(answer.status, answer.headers)
    await wire.body(answer.body)


async def _truncated(answer: Answer, wire: Wire) -> None:
    await wire.start(answer.status, answer.headers)
    await wire.body(answer.body[: len(answer.body) // 2], more=True)
    await wire.cut()


async def _drip(answer: Answer, seconds: float, wire: Wire) -> None:
    """A few bytes at a time, so that the whole body takes `seconds`."""
    steps = max(1, min(len(answer.body), math.ceil(seconds * DRIPS_PER_SECOND)))
    edges = [len(answer.body) * step // steps for step in range(steps + 1)]
    await wire.start(answer.status, answer.headers)
    for begin, end in pairwise(edges):
        await asyncio.sleep(seconds / steps)
        if wire.gone:
            return
        await wire.body(answer.body[begin:end], more=True)
    await wire.body(b"")


async def _huge(answer: Answer, wire: Wire) -> None:
    """The body, and then a gigabyte of blanks."""
    await wire.start(answer.status, [(name, value) for name, value in answer.headers if name != b"content-length"])
    await wire.body(answer.body, more=True)
    for _time in range(HUGE_PARTS):
        if wire.gone:
            return
        await wire.body(HUGE_PART, more=True)
    await wire.body(b"")
