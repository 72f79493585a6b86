# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The gate in front of the carrier APIs: one request at a time, logged, and struck by faults."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send

from dialtone_sandbox import log
from dialtone_sandbox.arrival import Arrival, arrived, run
from dialtone_sandbox.connection import Wire
from dialtone_sandbox.context import Api, Sandbox
from dialtone_sandbox.delivery import NO_ANSWER, Answer, deliver, instead
from dialtone_sandbox.faults import Delivery, Effect, Fault
from dialtone_sandbox.replays import Replays


class Carriers:
    """All carrier APIs over one sandbox. `turn` is held while anything reads or changes the store."""

    def __init__(self, sandbox: Sandbox, apis: Mapping[str, Api]) -> None:
        self.sandbox = sandbox
        self.apis = apis
        self.turn = asyncio.Lock()
        self.replays = Replays(sandbox.store)
        self._apps = {
            name: ExceptionMiddleware(Router(api.routes(sandbox), redirect_slashes=False)) for name, api in apis.items()
        }

    def gate(self, api: str) -> ASGIApp:
        """The ASGI app that answers for one API."""

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            arrival = await arrived(api, scope, receive, self.sandbox.clock.unix())
            if arrival is not None:
                await self._handle(arrival, Wire(scope, receive, send))

        return app

    async def settle(self) -> None:
        """Let the late effects happen whose time has come. To be called with `turn` held."""
        while self.replays.next_due <= self.sandbox.clock.unix():
            with self.sandbox.store.transaction():
                arrival = await self.replays.pop()
                with self.sandbox.clock.pinned(arrival.received):
                    await run(self._apps[arrival.api], arrival)

    async def _handle(self, arrival: Arrival, wire: Wire) -> None:
        resets, arrived_at = self.sandbox.resets, asyncio.get_running_loop().time()
        call = self.apis[arrival.api].call_name(arrival.path, arrival.params)
        async with self.turn:
            fault = self.sandbox.faults.take(arrival.full_path, call)
        slow = fault.delay if fault and fault.kind == "slow_before" else 0.0
        await _until(arrived_at + self.sandbox.latency / 2 + slow)
        async with self.turn:
            reset_meanwhile = self.sandbox.resets != resets
            answer = NO_ANSWER if reset_meanwhile else await self._act(arrival, call, fault)
        await _until(arrived_at + self.sandbox.latency + slow)
        if reset_meanwhile:
            await wire.cut()
        else:
            await deliver(answer, fault, wire)

    async def _act(self, arrival: Arrival, call: str, fault: Fault | None) -> Answer:
        """Run the request as far as the fault lets it, log it, and commit: all in one transaction."""
        await self.settle()
        with self.sandbox.store.transaction():
            answer = await self._effect(arrival, fault)
            if fault is not None:
                answer = instead(fault, answer, self._elsewhere(arrival))
            self._log(arrival, call, fault, answer.status)
        return answer

    async def _effect(self, arrival: Arrival, fault: Fault | None) -> Answer:
        app = self._apps[arrival.api]
        if fault is None or fault.effect is Effect.DONE:
            if fault is not None and fault.kind == "sold_meanwhile":
                self.apis[arrival.api].sold_meanwhile(self.sandbox, arrival.params)
            return await run(app, arrival)
        if fault.effect is Effect.NONE:
            return NO_ANSWER
        with self.sandbox.store.discarded():
            answer = await run(app, arrival)
        if fault.effect is Effect.LATE:
            self.replays.add(arrival, arrival.received + fault.delay)
        return answer

    def _elsewhere(self, arrival: Arrival) -> str:
        """The same place under another host name, so that a client that follows shows up in the log."""
        return f"http://localhost:{urlsplit(self.sandbox.base_url).port or 80}{arrival.full_path}"

    def _log(self, arrival: Arrival, call: str, fault: Fault | None, status: int) -> None:
        unanswered = fault is not None and fault.delivery in (Delivery.CUT, Delivery.RESET)
        effect = Effect.DONE if fault is None else fault.effect
        log.write(
            self.sandbox.store,
            {
                "time": datetime.fromtimestamp(arrival.received, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f"),
                "api": arrival.api,
                "call": call,
                "path": arrival.full_path,
                "method": arrival.method,
                "status": None if unanswered else status,
                "fault": None if fault is None else fault.kind,
                "effect": effect.value,
            },
            arrival.params,
        )


async def _until(moment: float) -> None:
    """Wait for a moment of the event loop's clock: what the sandbox itself takes is part of the latency."""
    if (left := moment - asyncio.get_running_loop().time()) > 0:
        await asyncio.sleep(left)
