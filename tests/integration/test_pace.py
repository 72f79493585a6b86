# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The pace of a whole task as the carrier sees it, by the times in its log."""

from __future__ import annotations

from typing import Any

from tests.bench.pace import arrivals, silence
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

CONCURRENCY = 8


def bought(sandbox: Sandbox, count: int, **pace: Any) -> dict[str, Any]:
    """So many purchases, all alike."""
    facts = {"verification_required": 0, "sms": 0, "setup_fee": "0.10", "monthly_fee": "0.10"}
    rows = [{"number": f"1206777{at:04}", **facts} for at in range(count)]
    sandbox.control("market", {"api": "tcxc", "add": rows})
    sandbox.clear_log()
    wanted = {"count": count, "select": {"prefix": "1206777"}, "contact": "sip:a@b.example", "billing_account": "1"}
    return run_module("did_purchase", sandbox.options("tcxc") | wanted | {"concurrency": CONCURRENCY} | pace)


def test_rate_limit_holds_for_all_workers_together(sandbox: Sandbox) -> None:
    rate = 25
    assert bought(sandbox, 30, rate_limit=rate)["counts"]["done"] == 30
    times = [time for time, _status in arrivals(sandbox)]
    # A first burst of as many as may be in flight; then one after the other, however many workers there are.
    assert times[-1] - times[0] >= (len(times) - CONCURRENCY) / rate * 0.9


def test_a_429_stops_all_workers_of_the_account(sandbox: Sandbox) -> None:
    sandbox.fault("purchase", "rate_limit", after=12, seconds=1)
    result = bought(sandbox, 40)
    assert (result["counts"]["done"], result["api_calls"]["write"]) == (40, 41)
    longest, came_before = silence(arrivals(sandbox))
    assert longest >= 0.9
    # Those in flight, and one more of each worker that was answered before the 429 reached the client.
    assert came_before <= 2 * (CONCURRENCY - 1)
