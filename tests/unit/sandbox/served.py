# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The sandbox's app served over HTTP by a thread of this process, so that coverage sees it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from typing import Any

import requests
import uvicorn

from dialtone_sandbox.apis import APIS
from dialtone_sandbox.app import build
from dialtone_sandbox.connection import Protocol
from dialtone_sandbox.context import Api
from dialtone_sandbox.worlds import World


class Served:
    """A running sandbox and its control interface."""

    def __init__(self, data: str, apis: Mapping[str, Api] = APIS, latency: float = 0.0) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._app = build(data, self.url, World(), latency, apis)
        config = uvicorn.Config(self._app, http=Protocol, ws="none", lifespan="off", log_level="warning")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))
        self._thread.start()
        self.http = requests.Session()
        self.http.trust_env = False

    def stop(self) -> None:
        self.http.close()
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
        self._app.state.sandbox.store.close()

    def get(self, name: str) -> Any:
        return self.http.get(f"{self.url}/_sandbox/{name}", timeout=20).json()

    def post(self, name: str, body: object) -> requests.Response:
        return self.http.post(f"{self.url}/_sandbox/{name}", json=body, timeout=20)

    def control(self, name: str, body: object) -> Any:
        """POST to a control endpoint; a refusal fails the test with its text."""
        response = self.post(name, body)
        assert response.ok, response.text
        return response.json()
