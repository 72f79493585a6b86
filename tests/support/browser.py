# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Headless Chromium over its DevTools protocol, spoken through a pipe: needs nothing but the program."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-extensions", "--disable-background-networking", "--no-proxy-server", "--remote-debugging-pipe"),
)
LOWEST_DESCRIPTOR = 10


def program() -> str | None:
    """The path of a Chromium, or None when there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """One page in one Chromium; `errors` gathers what it complains about on its console."""

    def __init__(self, chromium: str, profile: Path) -> None:
        to_read, self._write = _pipe()
        self._read, to_write = _pipe()
        # Chromium reads its orders from descriptor 3 and answers on 4.
        command = f'exec "$@" 3<&{to_read} 4>&{to_write}'
        self._process = subprocess.Popen(
            ["bash", "-c", command, "bash", chromium, *OPTIONS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._rest = b""
        self._last = 0
        self._events: list[dict[str, Any]] = []
        self.errors: list[str] = []
        self._session = self._attach()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def _attach(self) -> str:
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        session = str(self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        self._session = session
        for domain in ("Page", "Runtime", "Log"):
            self._call(f"{domain}.enable", session)
        return session

    def open(self, url: str, width: int, height: int = 800, *, mobile: bool = False) -> None:
        """Show a page in a window of this size, and wait until it is loaded."""
        self._events.clear()
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self._call("Emulation.setDeviceMetricsOverride", self._session, **metrics)
        self._call("Page.navigate", self._session, url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._receive()

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression, awaited when it is a promise."""
        options = {"returnByValue": True, "awaitPromise": True}
        answer = self._call("Runtime.evaluate", self._session, expression=script, **options)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def screenshot(self, file: Path, top: tuple[int, int] | None = None) -> None:
        """The whole page as a PNG file, or its top of this width and height."""
        options: dict[str, Any] = {"format": "png", "captureBeyondViewport": True}
        if top:
            options["clip"] = {"x": 0, "y": 0, "width": top[0], "height": top[1], "scale": 1}
        file.write_bytes(base64.b64decode(self._call("Page.captureScreenshot", self._session, **options)["data"]))

    def _call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        self._last += 1
        message = {"id": self._last, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _receive(self, patience: float = 30.0) -> dict[str, Any]:
        """The next message; events are kept."""
        deadline = time.monotonic() + patience
        while b"\0" not in self._rest:
            ready, _write, _other = select.select([self._read], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "Chromium does not answer"
            part = os.read(self._read, 1 << 16)
            assert part, "Chromium ended"
            self._rest += part
        text, _end, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        if "method" in message:
            self._events.append(message)
            self._note_error(message)
        return message

    def _note_error(self, event: dict[str, Any]) -> None:
        params = event["params"]
        if event["method"] == "Runtime.exceptionThrown":
            self.errors.append(str(params["exceptionDetails"].get("text")))
        elif event["method"] == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
        elif event["method"] == "Runtime.consoleAPICalled" and params["type"] in ("error", "assert"):
            self.errors.append(json.dumps(params["args"]))


def _pipe() -> tuple[int, int]:
    """A pipe whose ends do not stand where a child's are put."""
    ends = os.pipe()
    moved = (
        fcntl.fcntl(ends[0], fcntl.F_DUPFD_CLOEXEC, LOWEST_DESCRIPTOR),
        fcntl.fcntl(ends[1], fcntl.F_DUPFD_CLOEXEC, LOWEST_DESCRIPTOR),
    )
    for end in ends:
        os.close(end)
    return moved
