# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The sandbox as one Starlette app: the carrier APIs behind their gate, and the control interface."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.routing import Mount, Route

from dialtone_sandbox.apis import APIS
from dialtone_sandbox.context import Api
from dialtone_sandbox.control import Control
from dialtone_sandbox.gate import Carriers
from dialtone_sandbox.worlds import World, Worlds


def build(path: str, base_url: str, world: World, latency: float = 0.0, apis: Mapping[str, Api] = APIS) -> Starlette:
    """The app over the data file at `path`, reachable at `base_url`; `latency` in seconds: no answer comes sooner.

    `world` is what a new file starts with. Raises sqlite3.Error when the file cannot be used.
    """
    worlds = Worlds(path, apis, world)
    carriers = Carriers(worlds.open(base_url, latency), apis)
    control = Control(carriers, worlds)
    app = Starlette(
        routes=[
            *[Mount(f"/{name}", carriers.gate(name)) for name in apis],
            Route("/_sandbox/", control.page, methods=["GET"]),
            Route("/_sandbox/{name:path}", control.answer, methods=["GET", "POST", "DELETE"]),
        ]
    )
    app.state.sandbox = carriers.sandbox
    return app
