# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How many requests many numbers take: what `make bench` measures in seconds is held here by counting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

CONTACT = "sip:{number}@pbx.example.com"


def file_of(folder: Path, numbers: list[str]) -> str:
    """A CSV file of numbers."""
    path = folder / "numbers.csv"
    path.write_text("\n".join(["number", *numbers, ""]))
    return str(path)


def trunk_groups(sandbox: Sandbox, *titles: str) -> list[int]:
    """Their ids."""
    for title in titles:
        group = {"title": title, "primary": {"ip": "192.0.2.1"}, "billing_type": "metered"}
        run_module("trunk_group", sandbox.options("vitcom") | group)
    return [int(row["id"]) for row in sandbox.state()["vitcom"]["trunk_groups"]]


def test_moving_numbers_takes_one_write_for_a_thousand(sandbox: Sandbox, tmp_path: Path) -> None:
    old, _new = trunk_groups(sandbox, "old", "new")
    numbers = [f"206{2_000_000 + at}" for at in range(2100)]
    sandbox.control("grant", {"api": "vitcom", "numbers": numbers, "fields": {"trunk": old}})
    sandbox.clear_log()
    wanted = {"numbers_file": file_of(tmp_path, numbers), "trunk_group": "new"}
    result = run_module("number_update", sandbox.options("vitcom") | wanted)
    assert (result["counts"]["done"], result["api_calls"]["write"]) == (2100, 3)
    sent = [row["params"]["number"].count(",") + 1 for row in sandbox.log() if row["call"] == "updatenumber"]
    assert sorted(sent) == [100, 1000, 1000]
    assert result["api_calls"]["read"] <= 6


def test_a_pool_is_reserved_ordered_and_paid_in_one_write_each(sandbox: Sandbox) -> None:
    sandbox.control("reset", {"balance": "10000"})
    trunk_groups(sandbox, "hq")
    rows = [{"number": f"206777{at:04}", "state": "WA", "price": "1.00"} for at in range(300)]
    sandbox.control("market", {"api": "vitcom", "add": rows})
    sandbox.clear_log()
    pool: dict[str, Any] = {"count": 300, "select": {"category": "landline", "state": "WA", "npanxx": "206777"}}
    result = run_module("did_purchase", sandbox.options("vitcom") | pool | {"trunk_group": "hq"})
    assert result["counts"]["done"] == 300
    assert sandbox.calls(writes=True) == ["bulkreserve", "gen_order", "process_order"]


def test_numbers_as_they_should_be_cost_their_pages_and_no_more_than_a_window(sandbox: Sandbox, tmp_path: Path) -> None:
    numbers = [f"1206{2_000_000 + at}" for at in range(2600)]
    fields = {"contact": CONTACT, "verification_required": 0}
    sandbox.control("grant", {"api": "tcxc", "numbers": numbers, "fields": fields})
    sandbox.clear_log()
    wanted = {"numbers_file": file_of(tmp_path, numbers), "contact": CONTACT, "result_detail": "changed"}
    result = run_module("did_purchase", sandbox.options("tcxc") | wanted | {"concurrency": 4})
    assert (result["changed"], result["results"], result["counts"]["ok"]) == (False, [], 2600)
    assert result["api_calls"]["write"] == 0
    pages = 2600 // 500 + 1
    assert pages <= result["api_calls"]["read"] <= pages + 4
