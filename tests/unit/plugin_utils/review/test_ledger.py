# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The table of a run, out of the results of its tasks."""

from __future__ import annotations

from typing import Any

from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.ledger import HELD_BACK, NOT_REACHED, Ledger
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.screen import screen
from tests.unit.plugin_utils.review.plans import action, many


def result(*actions: dict[str, Any], status: str = "planned", ok: int = 0, **facts: Any) -> dict[str, Any]:
    """What a task returns."""
    rows = [{"name": each["name"], "action": each["action"], "status": status, **facts} for each in actions]
    return {"plan": list(actions), "results": rows, "counts": {"ok": ok}}


def table(ledger: Ledger) -> list[list[str]]:
    """The rows as words, without the header."""
    return [line.split() for line in screen(ledger, 200)[1:]]


def told(*results: tuple[str, dict[str, Any]], host: str = "acme") -> Ledger:
    """A ledger that was told of the results of tasks, those that are planned being from check mode."""
    ledger = Ledger()
    for place, each in results:
        planned = any(row.get("status") == "planned" for row in each.get("results", []))
        ledger.tell(host, place, each, planned=planned)
    return ledger


def test_what_was_carried_out_takes_the_place_of_what_was_planned() -> None:
    other = action("hq", "create", resource="trunk_group", after={})
    ledger = told(("a", result(action())), ("b", result(other)), ("a", result(action(), status="done")))
    assert table(ledger) == [
        ["acme", "create", "trunk_group", "hq", "0.50", "1.10", "planned"],
        [*"acme purchase number +12062190001 sip:12062190001@pbx.example.com 0.50 1.10 done".split()],
        ["acme", "total", "1.00", "2.20"],
    ]


def test_a_task_that_runs_twice_tells_twice() -> None:
    ledger = told(*(("a", result(action(name), status="done")) for name in ("+12062190001", "+12062190002")))
    assert [entry.name for entry in ledger.hosts["acme"]] == ["+12062190001", "+12062190002"]


def test_every_turn_of_a_loop_is_told() -> None:
    turns = [{"ansible_loop_var": "at", **result(action(name))} for name in ("+12062190001", "+12062190002")]
    assert len(told(("a", {"results": turns})).hosts["acme"]) == 2


def test_what_the_plan_holds_back_costs_nothing() -> None:
    ledger = told(("a", result(action())))
    ledger.settle("acme", HELD_BACK)
    assert table(ledger)[0][-2:] == ["held", "back"]
    assert table(ledger)[1] == ["acme", "total", "0", "0"]
    done = told(("a", result(action(), status="done")))
    done.settle("acme", NOT_REACHED)
    assert table(done)[0][-1] == "done"


def test_a_price_told_at_ordering_is_told() -> None:
    untold = action(cost={"setup": None, "monthly": None})
    assert table(told(("a", result(untold))))[0][-3:] == ["unknown", "unknown", "planned"]
    done = result(untold, status="done", setup_fee="0.50", monthly_fee=None)
    assert table(told(("a", done)))[0][-3:] == ["0.50", "unknown", "done"]


def test_members_of_a_pool_and_many_of_a_kind_share_a_row() -> None:
    ledger = told(("a", result(*many(3, pool="seattle"))), ("b", result(*many(2000, "release"))))
    assert table(ledger)[0][1:8] == [*"purchase number 3 for pool seattle sip:{number}@pbx.example.com".split()]
    assert table(ledger)[1][1:6] == ["release", "number", "2,000,", "+12060000000", "..."]


def test_a_number_that_replaced_another_is_named() -> None:
    replaced = result(action(), status="done", instead_of="+12062190001")
    replaced["results"][0]["name"] = "+12062190009"
    assert table(told(("a", replaced)))[0][3] == "+12062190009"


def test_accounts_stand_together_and_what_is_as_declared_is_said() -> None:
    ledger = told(("a", result(ok=2)), ("b", result(ok=1)), host="globex")
    ledger.tell("acme", "a", result(action()), planned=True)
    assert [row[0] for row in table(ledger)] == ["acme", "acme", "globex"]
    assert table(ledger)[2] == [*"globex nothing to do 3 as declared".split()]


def still(status: str, *names: str, **counts: int) -> dict[str, Any]:
    """What a task returns that has nothing to do; of the counts, only these are listed by name."""
    rows = [{"name": name, "action": None, "status": status} for name in names]
    return {"plan": [], "results": rows, "counts": counts}


def test_what_waits_is_told_beside_what_is_as_declared_and_once() -> None:
    ported = still("pending", "+12065550100", "+12065550101", ok=3, pending=2)
    ledger = told(
        ("numbers", still("ok", ok=12)), ("ports", ported), ("routes", still("skipped", "+12065550199", ok=0))
    )
    ledger.tell("acme", "again", ported | {"counts": {"pending": 2}}, planned=False)
    assert table(ledger) == [[*"acme nothing to do 15 as declared, 2 pending, 1 skipped".split()]]


def test_what_is_left_out_is_told_where_something_is_due() -> None:
    due = action()
    ledger = told(("a", result(due)), ("b", still("skipped", "+12065550199", due["name"], skipped=2)))
    assert table(ledger)[-1] == [*"acme total 0.50 1.10 and 1 skipped".split()]


def test_a_trunk_that_moves_and_a_payment_say_where_to_and_what_it_took() -> None:
    moved = action("hq", "update", resource="trunk_group", after={"primary": {"ip": "198.51.100.20", "port": 5060}})
    paid = action("3410944", "pay", resource="payment", after=None, cost={"setup": None, "monthly": None})
    facts: dict[str, Any] = {"balance": "83.25", "funded_amount": "50.00", "amount": "48.25"}
    ledger = told(("a", result(moved, status="done")), ("b", result(paid, status="done", **facts)))
    assert table(ledger)[0][4] == "198.51.100.20:5060"
    assert table(ledger)[1][4:] == ["balance", "83.25", "50.00", "0", "done"]


def test_a_task_that_failed_is_no_nothing_to_do() -> None:
    ledger = told(("a", result(ok=2)))
    ledger.fail("acme", "b")
    assert table(ledger) == [["acme", "not", "known", "failed"]]
    ledger.tell("acme", "b", result(), planned=False)
    assert table(ledger) == [[*"acme nothing to do 2 as declared".split()]]


def test_a_run_without_a_plan_prints_nothing() -> None:
    assert screen(told(("a", {"changed": False, "numbers": []})), 200) == []


def test_what_a_carrier_says_moves_no_cursor() -> None:
    hostile = action("\x1b[2Jhq\nroot", "create", resource="trunk_group", after={})
    assert screen(told(("a", result(hostile))), 200)[1].split()[3:5] == ["\ufffd[2Jhq", "root"]


def test_a_line_fits_and_no_number_and_no_price_is_cut() -> None:
    dear = action("+123456789012345", after={"contact": "sip:+123456789012345@pbx.of.a.long.name.example.com"}) | {
        "cost": {"setup": "123456789.50", "monthly": "1234.10"}
    }
    ledger = told(("a", result(dear, action(f"hq {'x' * 60}", "create", resource="termination_trunk"))), host="h" * 60)
    wide, narrow, least = (screen(ledger, width) for width in (400, 120, 1))
    assert (max(map(len, wide)) > 120, max(map(len, narrow)) <= 120) == (True, True)
    assert "  sip:{number}@pbx" in wide[1].replace("+123456789012345@", "{number}@")
    assert "  pbx.of.a.lo\u2026  " in narrow[1]
    assert "  terminatio\u2026  " in narrow[2]
    for lines in (wide, narrow, least):
        assert "+123456789012345 " in lines[1]
        assert "  123456789.50  1234.10  planned" in lines[1]
    assert {len(line) for line in least[1:3]} == {max(map(len, least))}


def test_what_is_counted_is_not_cut() -> None:
    ledger = told(("a", result(action())), ("b", {"plan": [], "results": [], "counts": {"ok": 1234, "pending": 393}}))
    ledger.mention("other")
    ledger.tell("other", "b", {"plan": [], "results": [], "counts": {"ok": 1234, "pending": 393}}, planned=True)
    lines = screen(ledger, 20)
    assert lines[-1].endswith("  1,234 as declared, 393 pending")
    assert any(line.endswith("  and 393 pending") for line in lines)


def test_a_line_that_fits_is_left_alone() -> None:
    [_header, row, _total] = screen(told(("a", result(action()))), 100)
    assert "sip:12062190001@pbx.example.com" in row
