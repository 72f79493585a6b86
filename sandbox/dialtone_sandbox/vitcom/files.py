# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The files that answers link to: daily CDRs, invoices, documents of port-ins, settings of termination trunks."""

from __future__ import annotations

import mimetypes
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dialtone_sandbox.context import Sandbox
from dialtone_sandbox.vitcom import daily, invoices
from dialtone_sandbox.vitcom.links import account_of
from dialtone_sandbox.vitcom.pdf import pdf
from dialtone_sandbox.vitcom.wire import Call

Serve = Callable[[Sandbox, dict[str, str]], Response]


def _made(sandbox: Sandbox, content: Callable[[Call, str], bytes | None], kind: str, place: dict[str, str]) -> Response:
    """A file of an account's folder, made when it is asked for."""
    account = account_of(sandbox, place["folder"])
    made = content(Call(sandbox, account, {}, {}), place["name"]) if account else None
    return _missing() if made is None else Response(made, media_type=kind)


def _daily(sandbox: Sandbox, place: dict[str, str]) -> Response:
    return _made(sandbox, daily.content, "text/csv", place)


def _invoice(sandbox: Sandbox, place: dict[str, str]) -> Response:
    return _made(sandbox, invoices.content, "application/pdf", place)


def _document(sandbox: Sandbox, place: dict[str, str]) -> Response:
    """A document of a port-in, as it was uploaded."""
    orderno, _dash, field = place["name"].partition("-")
    row = sandbox.store.one(
        "SELECT * FROM vitcom_documents WHERE CAST(orderno AS TEXT) = ? AND field = ?", (orderno, field)
    )
    if row is None:
        return _missing()
    kind = mimetypes.guess_type(row["filename"])[0] or "application/octet-stream"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(row['filename'])}"}
    return Response(row["content"], media_type=kind, headers=headers)


def _settings(sandbox: Sandbox, place: dict[str, str]) -> Response:
    """How a customer's switch at this address is set up."""
    row = sandbox.store.one("SELECT * FROM vitcom_termination_trunks WHERE ip = ? ORDER BY id DESC", (place["ip"],))
    if row is None:
        return _missing()
    lines = [f"Termination settings of {row['ip']}", f"Ports: {row['ports']}", f"Calls per second: {row['cps']}"]
    return Response(pdf(lines), media_type="application/pdf")


def _missing() -> Response:
    return Response("Not Found", 404)


FILES: dict[str, Serve] = {
    "/uploads/cdr_{folder}/{name}": _daily,
    "/downloads/invoices_{folder}/{name}": _invoice,
    "/uploads/portin/{name}": _document,
    "/ajax/settings_pdf/{ip}": _settings,
}


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    """All files, by GET."""
    return [Route(path, _endpoint(sandbox, serve), methods=["GET"]) for path, serve in FILES.items()]


def _endpoint(sandbox: Sandbox, serve: Serve) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return serve(sandbox, request.path_params)

    return endpoint
