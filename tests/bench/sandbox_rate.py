# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How many simple calls a second the sandbox answers, over a few connections that stay open."""

from __future__ import annotations

import hashlib
import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

from tests.bench.buying import LATENCY, stock
from tests.bench.floor import CONCURRENCY
from tests.bench.place import Place
from tests.bench.table import Row
from tests.support.modules import run_module

THREADS = 4
#: The best of so many rounds counts: what else the machine does at the time slows some of them down.
ROUNDS = 3
LEAST = 1000
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

Request = tuple[str, str, str]
"""Method, path, form."""


def tcxc_list(account: dict[str, str]) -> Request:
    """A signed search of the owned numbers."""
    ts = str(int(time.time()))
    secret = f"c_dids{account['api_key']}{account['account']}{ts}"
    signature = hashlib.sha256(secret.encode()).hexdigest()
    form = {"ts": ts, "api_login": account["account"], "signature": signature, "searchform": "1"}
    return "POST", "/tcxc/number/list", urlencode(form)


def vitcom_trunks(account: dict[str, str]) -> Request:
    """The trunk groups."""
    return "POST", "/vitcom/get_trunk", urlencode({"token": account["api_key"], "accountno": account["account"]})


def smsbower_balance(account: dict[str, str]) -> Request:
    """The balance."""
    path = urlsplit(account["api_url"]).path
    return "GET", f"{path}?{urlencode({'api_key': account['api_key'], 'action': 'getBalance'})}", ""


SIMPLE: dict[str, tuple[str, Callable[[dict[str, str]], Request]]] = {
    "tcxc list": ("tcxc", tcxc_list),
    "vitcom get_trunk": ("vitcom", vitcom_trunks),
    "smsbower getBalance": ("smsbower", smsbower_balance),
}


def rate(port: int, request: Request, calls: int) -> float:
    """Calls a second. A call that is not answered as it should be ends it."""

    def ask(count: int) -> None:
        method, path, form = request
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for _call in range(count):
            connection.request(method, path, form, FORM if form else {})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, f"{path.partition('?')[0]} answered HTTP {answer.status}"
        connection.close()

    began = time.monotonic()
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, [calls // THREADS] * THREADS))
    return calls / (time.monotonic() - began)


def measure(place: Place) -> Iterator[Row]:
    """A row for each API, and how fast it sells and lists: what the other benchmarks can find at most."""
    sandbox, calls = place.sandbox, place.sizes.calls
    for name, (api, make) in SIMPLE.items():
        found = max(rate(sandbox.port, make(sandbox.accounts[api]), calls) for _round in range(ROUNDS))
        yield Row(what=f"sandbox: {name}", unit="calls/s", value=found, least=LEAST)
    count = place.sizes.bought[-1]
    stock(place, count)
    market = run_module("did_market_info", place.options("tcxc", select={"prefix": "1206777"}))
    form = {"add": "1", "billing_i_account": "1", "contact": "sip:a@b.example"}
    purchases = [("/number/purchase", {**form, "i_did": row["id"]}) for row in market["numbers"][:count]]
    sold = place.floor("tcxc", [purchases])
    asked = CONCURRENCY / LATENCY
    why = "eight at a time of 50 ms each"
    yield Row(
        what="sandbox: tcxc purchase", unit="calls/s", value=count / sold.seconds, base=asked, against=why, least=asked
    )
    page = ("/number/list", {"searchform": "1", "pager": "500", "off": "0"})
    pages = max(1, count // 50)
    listed = place.floor("tcxc", [[page] * pages])
    rows = min(count, 500) * pages
    yield Row(what="sandbox: tcxc list, rows in pages of 500", unit="rows/s", value=rows / listed.seconds)
