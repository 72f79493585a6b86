# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""traffic_info against the sandbox: typed rows, one trunk group a call, and files that come whole."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.traffic import totals
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

ONE, TWO = "+12062190001", "+12062190002"
TYPES = {"processed": int, "completed": int, "peak": int, "acd": float, "asr": int, "mou": int}
DAYS: dict[str, Any] = {"report": "daily_files", "date_from": "2025-05-14", "date_to": "2025-05-15"}


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("traffic_info", sandbox.options("vitcom") | options, check=check)


@pytest.fixture
def owner(sandbox: Sandbox) -> Sandbox:
    """Two trunk groups with a number each, and a termination trunk."""
    for title in ("West", "East"):
        group = {"title": title, "primary": {"ip": "203.0.113.10"}, "billing_type": "metered"}
        run_module("trunk_group", sandbox.options("vitcom") | group)
    for group_id, number in zip(groups(sandbox), (ONE, TWO), strict=True):
        sandbox.control("grant", {"api": "vitcom", "numbers": [number[2:]], "fields": {"trunk": group_id}})
    trunk = {"title": "Dialler", "ip": "198.51.100.10", "ports": 50}
    run_module("termination_trunk", sandbox.options("vitcom") | trunk)
    return sandbox


def groups(sandbox: Sandbox) -> list[str]:
    return [str(row["id"]) for row in sandbox.state()["vitcom"]["trunk_groups"]]


def sent(sandbox: Sandbox, call: str) -> list[dict[str, str]]:
    """The parameters of each request of a call, but for the credentials."""
    rows = [row["params"] for row in sandbox.log() if row["call"] == call]
    return [{key: value for key, value in row.items() if key not in ("token", "accountno")} for row in rows]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wrong: list[tuple[dict[str, Any], list[str]]] = [
        (
            {"report": "numbers", "direction": "termination", "numbers": ["1", ONE, ONE], "year": 2025},
            [
                "of origination only",
                "numbers[0]: '1' is not",
                "is listed twice",
                "year does not apply to report numbers",
            ],
        ),
        (
            {"report": "monthly", "month": 13, "numbers": [ONE]},
            ["year is required", "month must be between 1 and 12", "numbers does not apply"],
        ),
        (
            {"report": "trunk_groups", "trunk_group_ids": ["3", "x", "3"], "allow_other_hosts": True},
            ["trunk_group_ids[1]: 'x' is not an id", "3 is listed twice", "allow_other_hosts does not apply"],
        ),
        ({"report": "trunk_groups", "trunk_group_ids": []}, ["trunk_group_ids is empty"]),
        (
            {**DAYS, "date_to": "2025-05-13", "dest": str(tmp_path / "file")},
            ["date_from 2025-05-14 is after date_to 2025-05-13", "file' is not a folder"],
        ),
        ({"report": "daily_files", "date_from": "yesterday"}, ["date_from 'yesterday' is not a day such as"]),
    ]
    for options, words in wrong:
        told = run(sandbox, **options)["msg"]
        assert [word for word in words if word not in told] == []
    assert not sandbox.calls()


@pytest.mark.parametrize("check", [False, True])
def test_numbers_have_typed_figures(owner: Sandbox, check: bool) -> None:
    result = run(owner, report="numbers", numbers=[TWO, "2062190001"], check=check)
    assert [row["number"] for row in result["rows"]] == [TWO, ONE]
    for row in result["rows"]:
        assert {key: type(row[key]) for key in TYPES} == TYPES
        assert row["completed"] * 100 // row["processed"] == row["asr"]
    assert sent(owner, "did_stats") == [{"number": "2062190002,2062190001"}]
    assert (result["changed"], result["api_calls"]) == (False, {"read": 1, "write": 0})


def test_without_numbers_all_of_the_account_are_told(owner: Sandbox) -> None:
    owner.control("grant", {"api": "vitcom", "numbers": ["2062190003"], "fields": {"status": "2"}})
    assert [row["number"] for row in run(owner, report="numbers")["rows"]] == [ONE, TWO]


def test_an_account_without_numbers_has_no_traffic(sandbox: Sandbox) -> None:
    assert run(sandbox, report="numbers")["rows"] == []
    assert sandbox.calls() == ["getnumbers"]


def test_numbers_of_others_are_named(owner: Sandbox) -> None:
    assert "not on this account: +12062190009" in run(owner, report="numbers", numbers=[ONE, "2062190009"])["msg"]


def test_each_trunk_group_is_asked_for_by_itself(owner: Sandbox) -> None:
    rows = run(owner, report="trunk_groups")["rows"]
    west, east = groups(owner)
    assert [(row["trunk_group_id"], row["number"]) for row in rows] == [(west, ONE), (east, TWO)]
    assert sorted(row["tg_id"] for row in sent(owner, "tg_stats")) == sorted([west, east])
    assert run(owner, report="trunk_groups", trunk_group_ids=[east])["rows"] == rows[1:]


def test_termination_trunks_tell_their_callers(owner: Sandbox) -> None:
    rows = run(owner, direction="termination", report="trunk_groups", trunk_group_ids=["5001"])["rows"]
    assert {row["trunk_group_id"] for row in rows} == {"5001"}
    assert sent(owner, "tg_stats_termination") == [{"tg_id": "5001"}]
    assert run(owner, direction="termination", report="trunk_groups")["rows"] == rows


@pytest.mark.parametrize("direction", ["origination", "termination"])
def test_a_trunk_group_that_is_none_is_named(owner: Sandbox, direction: str) -> None:
    result = run(owner, direction=direction, report="trunk_groups", trunk_group_ids=["999"])
    assert "trunk group 999" in result["msg"]


@pytest.mark.parametrize(("direction", "suffix"), [("origination", ""), ("termination", "_termination")])
def test_months_are_dates(owner: Sandbox, direction: str, suffix: str) -> None:
    year = run(owner, direction=direction, report="monthly", year=2025)["rows"]
    assert [row["month"] for row in year[::2]] == [f"2025-{month:02}-01" for month in range(1, 13)]
    assert run(owner, direction=direction, report="monthly", year=2025, month=2)["rows"] == year[2:4]
    assert sent(owner, f"monthly_summary{suffix}") == [{"year": "2025"}, {"year": "2025", "month": "2"}]


@pytest.mark.parametrize("reading", [{"trailing_commas": True}, {"number_digits": "11"}])
def test_other_readings_of_the_answer_are_understood(owner: Sandbox, reading: dict[str, Any]) -> None:
    owner.control("readings", reading)
    assert [row["number"] for row in run(owner, report="numbers", numbers=[ONE, TWO])["rows"]] == [ONE, TWO]


@pytest.mark.parametrize(("direction", "suffix"), [("origination", ""), ("termination", "_termination")])
def test_without_a_folder_the_links_are_told(owner: Sandbox, direction: str, suffix: str) -> None:
    rows = run(owner, direction=direction, **DAYS)["rows"]
    assert [row["date"] for row in rows] == ["2025-05-15T00:00:00", "2025-05-14T00:00:00"]
    assert all(row["success"].startswith(owner.url) and row["failed"].endswith(".csv") for row in rows)
    assert sent(owner, f"daily_cdrs{suffix}") == [{"from": "2025-05-14", "to": "2025-05-15"}]


@pytest.mark.parametrize("check", [False, True])
@pytest.mark.parametrize("direction", ["origination", "termination"])
def test_the_files_come_whole(owner: Sandbox, tmp_path: Path, direction: str, check: bool) -> None:
    folder = tmp_path / "a" / "b"
    result = run(owner, direction=direction, **DAYS, dest=str(folder), check=check)
    account = owner.accounts["vitcom"]["account"]
    days = ("2025-05-14", "2025-05-15")
    assert files(folder) == sorted(
        f"{account}-{direction}-{kind}-{day}.csv" for kind in ("failed", "success") for day in days
    )
    for row in result["rows"]:
        for outcome in ("success", "failed"):
            with open(row[f"{outcome}_path"], newline="") as file:
                calls = list(csv.DictReader(file))
            assert calls
            assert {call["Duration"] == "0" for call in calls} == {outcome == "failed"}
    assert (result["changed"], result["api_calls"]) == (False, {"read": 5, "write": 0})


def test_no_credentials_go_along(owner: Sandbox, tmp_path: Path) -> None:
    run(owner, **DAYS, dest=str(tmp_path))
    assert [row["params"] for row in owner.log() if row["call"] == "uploads"] == [{}] * 4


def test_fetched_again_only_what_differs_is_replaced(owner: Sandbox, tmp_path: Path) -> None:
    rows = run(owner, **DAYS, dest=str(tmp_path))["rows"]
    (tmp_path / "mine.csv").write_text("mine")
    first, second = Path(rows[0]["success_path"]), Path(rows[1]["success_path"])
    kept, whole = first.stat(), second.read_bytes()
    second.write_bytes(whole[:-1] + b"x")
    run(owner, **DAYS, dest=str(tmp_path))
    assert (first.stat().st_ino, first.stat().st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)
    assert (second.read_bytes(), len(files(tmp_path))) == (whole, 5)


@pytest.mark.parametrize("kind", ["drop_after", "truncated", "error_500", "html", "rate_limit"])
def test_a_broken_download_is_begun_anew(owner: Sandbox, tmp_path: Path, kind: str) -> None:
    owner.fault("uploads", kind)
    assert not run(owner, **DAYS, dest=str(tmp_path))["failed"]
    assert len(files(tmp_path)) == 4
    assert all((tmp_path / name).read_text().startswith("Date,") for name in files(tmp_path))


@pytest.mark.parametrize("kind", ["truncated", "drip", "huge", "redirect"])
def test_half_a_file_is_none(owner: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    limit = "ansible_collections.dialtone.telecom.plugins.module_utils.transport.download.LARGEST_FILE"
    monkeypatch.setattr(limit, 1_000_000)
    owner.fault("uploads", kind, times=99, seconds=30)
    result = run(owner, **DAYS, dest=str(tmp_path), retries=1, timeout=0.5, concurrency=2)
    assert result["failed"]
    assert "-origination-" in result["msg"]
    assert files(tmp_path) == []


def test_links_that_leave_the_host_are_refused_unless_allowed(owner: Sandbox, tmp_path: Path) -> None:
    owner.control("readings", {"file_links": "other_host"})
    refused = run(owner, **DAYS, dest=str(tmp_path / "new"))
    assert "which is not the carrier's host" in refused["msg"]
    assert "3 more are refused like this" in refused["msg"]
    assert (owner.calls()[-1], (tmp_path / "new").exists()) == ("daily_cdrs", False)
    run(owner, **DAYS, dest=str(tmp_path), allow_other_hosts=True)
    assert len(files(tmp_path)) == 4


def test_a_link_of_the_file_system_is_not_followed(owner: Sandbox, tmp_path: Path) -> None:
    path = Path(run(owner, **DAYS, dest=str(tmp_path))["rows"][0]["success_path"])
    precious = tmp_path / "precious"
    precious.write_text("precious")
    path.unlink()
    path.symlink_to(precious)
    assert "is there already, and is not a file" in run(owner, **DAYS, dest=str(tmp_path))["msg"]
    assert precious.read_text() == "precious"


def test_totals_of_months_are_the_sums_of_their_numbers(owner: Sandbox) -> None:
    rows = run(owner, report="monthly", year=2025)["rows"]
    totals = run(owner, report="monthly", year=2025, total=True)["rows"]
    january = [row for row in rows if row["month"] == "2025-01-01"]
    sums = {key: sum(row[key] for row in january) for key in ("processed", "completed", "mou")}
    assert (len(rows), len(totals), len(january)) == (24, 12, 2)
    assert totals[0] | sums == totals[0]
    assert totals[0]["month"] == "2025-01-01"
    assert totals[0]["asr"] == pytest.approx(100 * sums["completed"] / sums["processed"], abs=0.01)
    assert totals[0]["acd"] == pytest.approx(sums["mou"] / sums["completed"], abs=0.02)


def test_totals_are_of_months_only_and_need_calls_for_ratios(sandbox: Sandbox) -> None:
    assert "total does not apply to report numbers" in run(sandbox, report="numbers", total=True)["msg"]
    assert run(sandbox, report="monthly", year=2025, total=True)["rows"] == []
    row = {"month": "2025-01-01", "processed": 0, "completed": 0, "acd": None, "asr": None, "mou": None}
    assert totals([row]) == [{**row, "mou": 0}]
