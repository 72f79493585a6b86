# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Where a report goes and what it can hold, checked before anything is read."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from tests.support.actions import run_action


def check(dest: Path | str, variables: dict[str, Any] | None = None, **arguments: Any) -> dict[str, Any]:
    """The result for an account of vitcom."""
    given = {"carrier": "vitcom", "account": "VC1001", "dest": str(dest), "date": "2026-02-28", **arguments}
    return run_action("report_check", given, variables or {})


def test_it_tells_what_to_read(tmp_path: Path) -> None:
    result = check(tmp_path / "page.html")
    assert (result["failed"], result["changed"], result["path"]) == (False, False, str(tmp_path / "page.html"))
    assert result["reads"] == ["numbers", "orders", "port_ins", "traffic", "ledger", "payments"]
    assert (result["date"], result["since"], result["calls_file"]) == ("2026-02-28", "2025-02-01", None)
    assert result["months"][0] == {"direction": "origination", "year": 2025}
    assert [turn["year"] for turn in result["months"]] == [2025, 2026, 2025, 2026]
    assert list(tmp_path.iterdir()) == []


def test_without_a_date_it_is_of_today(tmp_path: Path) -> None:
    assert check(tmp_path / "page.html", date=None)["date"] > "2026-02-28"


def test_call_records_go_into_a_file_that_nobody_else_reads(tmp_path: Path) -> None:
    path = Path(check(tmp_path / "page.html", carrier="tcxc")["calls_file"])
    assert path.stat().st_mode & 0o777 == 0o600
    path.unlink()


@pytest.mark.parametrize("dest", ["{}", "{}/new/"])
def test_in_a_folder_the_page_is_named_after_its_host(tmp_path: Path, dest: str) -> None:
    result = check(dest.format(tmp_path))
    assert result["path"] == f"{dest.format(tmp_path).rstrip('/')}/acme.report.html"


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wrong = {"carrier": "acme", "date": "20260230", "calls": 0, "parts": []}
    result = check(tmp_path / "file" / "page.html", {"report_dst": "x"}, **wrong)
    (tmp_path / "acme.report.html").mkdir()
    result["msg"] += check(tmp_path)["msg"]
    for words in (
        "unknown variable 'report_dst'; did you mean report_dest?",
        f"telecom_carrier 'acme' is none of {', '.join(CARRIERS)}",
        "report_date '20260230' is not a day",
        "report_calls is 0, below 1",
        "report_parts is empty",
        "file/page.html': '",
        "file' is not a folder",
        "acme.report.html' is there already, and is not a file",
    ):
        assert words in result["msg"]


def test_two_hosts_do_not_share_a_file(tmp_path: Path) -> None:
    same = str(tmp_path / "page.html")
    known: dict[str, Any] = {"ansible_play_hosts_all": ["acme", "other"], "hostvars": {"acme": {}, "other": {}}}
    assert not check(same, known)["failed"]
    known["hostvars"] = {"acme": {"report_dest": same}, "other": {"report_dest": same}}
    assert "report_dest is the same for other" in check(same, known)["msg"]
    assert not check(tmp_path, {**known, "hostvars": {"acme": {}, "other": {"report_dest": str(tmp_path)}}})["failed"]


def test_a_missing_library_is_named_with_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert "-m pip install matplotlib" in check(tmp_path / "page.html")["msg"]
