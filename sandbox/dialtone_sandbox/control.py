# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The control interface under /_sandbox/: what tests and people use to look at the sandbox and to steer it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dialtone_sandbox import log
from dialtone_sandbox.accounts import FEWEST
from dialtone_sandbox.context import Json
from dialtone_sandbox.errors import BadInputError
from dialtone_sandbox.faults import parse
from dialtone_sandbox.gate import Carriers
from dialtone_sandbox.page import overview
from dialtone_sandbox.worlds import World, Worlds

MOST_ACCOUNTS = 100
Body = Mapping[str, Json]
Action = Callable[[Json], Json]


class Control:
    """Answers /_sandbox/<name>: a GET action is given the query, the others the posted JSON."""

    def __init__(self, carriers: Carriers, worlds: Worlds) -> None:
        self._carriers = carriers
        self._sandbox = carriers.sandbox
        self._worlds = worlds
        self._actions: dict[tuple[str, str], Action] = {
            ("GET", "accounts"): self._accounts,
            ("GET", "data"): self._data,
            ("GET", "state"): self._state,
            ("GET", "log"): self._log,
            ("DELETE", "log"): self._clear_log,
            ("GET", "clock"): self._clock,
            ("POST", "clock"): self._move_clock,
            ("GET", "readings"): self._readings,
            ("POST", "readings"): self._change_readings,
            ("GET", "faults"): self._faults,
            ("POST", "faults"): self._add_faults,
            ("DELETE", "faults"): self._clear_faults,
            ("POST", "reset"): self._reset,
        }
        for aid in {aid for api in carriers.apis.values() for aid in api.AIDS}:
            self._actions["POST", aid] = self._aid(aid)

    async def answer(self, request: Request) -> Response:
        """One request to /_sandbox/<name>."""
        key = (request.method, request.path_params["name"].rstrip("/"))
        body = await request.body()
        async with self._carriers.turn:
            await self._carriers.settle()
            return self._answer(key, body, dict(request.query_params))

    async def page(self, _request: Request) -> Response:
        """The page for people."""
        async with self._carriers.turn:
            await self._carriers.settle()
            return HTMLResponse(overview(self._sandbox, self._carriers.apis))

    def _answer(self, key: tuple[str, str], body: bytes, query: Body) -> Response:
        action = self._actions.get(key)
        if action is None:
            known = ", ".join(sorted(f"{method} {name}" for method, name in self._actions))
            return JSONResponse({"error": f"no {' '.join(key)} here; there are: {known}"}, 404)
        try:
            return JSONResponse(action(json.loads(body or b"{}") if key[0] == "POST" else query))
        except json.JSONDecodeError as error:
            return JSONResponse({"error": f"the body is no JSON: {error}"}, 400)
        except BadInputError as error:
            return JSONResponse({"error": str(error)}, 400)

    def _accounts(self, _query: Body) -> Json:
        return self._sandbox.accounts.listing(self._sandbox.base_url)

    def _data(self, _query: Body) -> Json:
        return {"file": self._sandbox.store.path}

    def _state(self, query: Body) -> Json:
        with self._sandbox.store.transaction():
            return {
                name: api.state(self._sandbox)
                for name, api in self._carriers.apis.items()
                if query.get("api", name) == name
            }

    def _log(self, query: Body) -> Json:
        since = query.get("since", "0")
        if not since.isdecimal():
            raise BadInputError(f"since is the id of a request, not {since!r}")
        return log.read(self._sandbox.store, int(since))

    def _clear_log(self, _query: Body) -> Json:
        log.clear(self._sandbox.store)
        return []

    def _clock(self, _query: Body) -> Json:
        clock = self._sandbox.clock
        return {"now": clock.now().isoformat(), "unix": clock.unix(), "offset": clock.offset}

    def _move_clock(self, body: Json) -> Json:
        move = {"advance": self._sandbox.clock.advance, "offset": self._sandbox.clock.set_offset}
        if not isinstance(body, dict) or len(body) != 1 or not set(body) <= set(move):
            raise BadInputError('clock takes {"advance": seconds} or {"offset": seconds}')
        [(name, seconds)] = body.items()
        if not _is_number(seconds):
            raise BadInputError(f"{name} is a number of seconds, not {seconds!r}")
        move[name](seconds)
        return self._clock({})

    def _readings(self, _query: Body) -> Json:
        return self._sandbox.readings.all()

    def _change_readings(self, body: Json) -> Json:
        self._sandbox.readings.change(_object(body))
        return self._sandbox.readings.all()

    def _faults(self, _query: Body) -> Json:
        return self._sandbox.faults.pending()

    def _add_faults(self, body: Json) -> Json:
        entries = body if isinstance(body, list) else [body]
        self._sandbox.faults.add([parse(_object(entry)) for entry in entries])
        return self._sandbox.faults.pending()

    def _clear_faults(self, _query: Body) -> Json:
        self._sandbox.faults.clear()
        return []

    def _reset(self, body: Json) -> Json:
        given = _object(body)
        if unknown := sorted(set(given) - {"numbers", "seed", "balance", "accounts"}):
            raise BadInputError(f"reset takes numbers, seed, balance and accounts, not {', '.join(unknown)}")
        first = self._worlds.first
        self._worlds.reset(
            self._sandbox,
            World(
                _count("numbers", given.get("numbers", first.numbers)),
                _count("seed", given.get("seed", first.seed)),
                _amount(given.get("balance", first.balance)),
                _customers(given.get("accounts", first.customers)),
            ),
        )
        self._carriers.replays.load()
        return self._accounts({})

    def _aid(self, aid: str) -> Action:
        able = [name for name, api in self._carriers.apis.items() if aid in api.AIDS]

        def act(body: Json) -> Json:
            given = dict(_object(body))
            name = given.pop("api", able[0] if len(able) == 1 else None)
            if name not in able:
                raise BadInputError(f"{aid} needs an api, one of: {', '.join(able)}")
            with self._sandbox.store.transaction():
                return self._carriers.apis[name].AIDS[aid](self._sandbox, given)

        return act


def _object(body: Json) -> Body:
    if not isinstance(body, dict):
        raise BadInputError(f"expected a JSON object, got {body!r}")
    return body


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _count(name: str, value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadInputError(f"{name} is a whole number from 0 on, not {value!r}")
    return value


def _customers(value: Json) -> int:
    if not FEWEST <= (count := _count("accounts", value)) <= MOST_ACCOUNTS:
        raise BadInputError(f"accounts is how many each API has, {FEWEST} to {MOST_ACCOUNTS}, not {value!r}")
    return count


def _amount(value: Json) -> str:
    try:
        return f"{Decimal(str(value)):.4f}"
    except InvalidOperation:
        raise BadInputError(f'balance is an amount of money such as "1000.00", not {value!r}') from None
