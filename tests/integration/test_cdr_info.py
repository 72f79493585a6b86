# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""cdr_info against the sandbox."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.quality.command import CHECKOUT
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

#: Runs the module like Ansible, in a process of its own, and tells how much memory that took at most, in KiB.
MEASURED = """
import json, resource, sys
from tests.support.modules import run_module
result = run_module("cdr_info", json.loads(sys.argv[1]))
print(json.dumps([result["count"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
AMOUNTS = ("billing_price_1", "billing_price_n", "customer_amount")


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("cdr_info", sandbox.options("tcxc") | options, check=check)


@pytest.mark.parametrize("check", [False, True])
def test_all_records_are_returned(sandbox: Sandbox, check: bool) -> None:
    result = run(sandbox, check=check)
    assert (result["count"], len(result["cdrs"]), result["changed"]) == (60, 60, False)
    assert result["api_calls"] == {"read": 2, "write": 0}
    assert "dest" not in result


def test_a_record_keeps_the_carriers_keys_and_gets_types(sandbox: Sandbox) -> None:
    (record,) = run(sandbox, limit=1)["cdrs"]
    assert (record["i_cdr"], record["connection_name"], record["customer_ip"]) == ("60", None, "")
    assert (type(record["duration"]), type(record["customer_amount"])) == (int, str)
    assert record["setup_time"] == "2019-09-14T06:00:00"


def test_filters_choose(sandbox: Sandbox) -> None:
    everything = run(sandbox)["cdrs"]
    some = run(sandbox, prefix="+44", show="bad", date_from="2019-08-05", date_to="2019-09-05")["cdrs"]
    assert some == [
        record
        for record in everything
        if record["CLD"].startswith("44")
        and record["disconnect_code"] != "16"
        and "2019-08-05" <= record["connect_time"] < "2019-09-06"
    ]
    assert some


@pytest.mark.parametrize("check", [False, True])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_file_holds_what_would_be_returned(sandbox: Sandbox, tmp_path: Path, ending: str, check: bool) -> None:
    dest = tmp_path / f"calls.{ending}"
    result = run(sandbox, dest=str(dest), check=check)
    assert {key: result.get(key) for key in ("changed", "count", "dest", "cdrs")} == {
        "changed": False,
        "count": 60,
        "dest": str(dest),
        "cdrs": None,
    }
    assert not {"owner", "mode", "size"} & set(result)
    assert list(tmp_path.iterdir()) == [dest]
    assert rows(dest) == [plain(record) for record in run(sandbox)["cdrs"]]


def plain(record: dict[str, Any]) -> dict[str, str]:
    """A record as text, whatever the format: amounts with six digits after the point."""
    amounts = {key: f"{Decimal(record[key]):.6f}" for key in AMOUNTS}
    return {key: "" if value is None else str(value) for key, value in {**record, **amounts}.items()}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file in any format, as text."""
    if path.suffix == ".csv":
        found = list(csv.DictReader(io.StringIO(path.read_text(), newline="")))
    elif path.suffix == ".jsonl":
        found = [json.loads(line) for line in path.read_text().splitlines()]
    else:
        found = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    return [plain(row) for row in found]


def test_shifting_rows_are_written_once(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.control("cdrs", {"count": 6000})
    sandbox.control("readings", {"cdr_paging": "shifting"})
    result = run(sandbox, dest=str(tmp_path / "calls.csv"))
    found = [row["i_cdr"] for row in rows(tmp_path / "calls.csv")]
    assert result["count"] == len(found) == len(set(found)) == 6000


def measured(sandbox: Sandbox, dest: Path, count: int) -> list[int]:
    sandbox.control("cdrs", {"count": count})
    options = sandbox.options("tcxc") | {"dest": str(dest)}
    environment = {"PYTHONPATH": f"{CHECKOUT / 'collections'}:{CHECKOUT}"}
    command = [sys.executable, "-c", MEASURED, json.dumps(options)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def test_memory_does_not_grow_with_the_records(sandbox: Sandbox, tmp_path: Path) -> None:
    few, little = measured(sandbox, tmp_path / "few.csv", 10_000)
    many, much = measured(sandbox, tmp_path / "many.csv", 25_000)
    assert (few, many) == (10_000, 25_000)
    assert much < little + 10 * 1024


def test_an_export_that_fails_half_way_leaves_what_was_there(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text("of yesterday")
    sandbox.control("cdrs", {"count": 6000})
    sandbox.fault("callhistory", "error_500", times=99, after=3)
    result = run(sandbox, dest=str(tmp_path / "calls.csv"), retries=0)
    assert result["failed"]
    assert "HTTP 500" in result["msg"]
    assert (tmp_path / "calls.csv").read_text() == "of yesterday"
    assert len(list(tmp_path.iterdir())) == 1


def test_bad_input_is_named_at_once_before_any_request(sandbox: Sandbox, tmp_path: Path) -> None:
    result = run(
        sandbox,
        prefix="UK",
        limit=0,
        date_from="soon",
        date_to="2019-08-01T10:00:00Z",
        dest=str(tmp_path / "no" / "a.xls"),
    )
    for problem in (
        "prefix 'UK'",
        "limit is 0",
        "date_from 'soon'",
        "date_to '2019-08-01T10:00:00Z' names a time zone",
    ):
        assert problem in result["msg"]
    assert "does not exist" in result["msg"]
    assert "has to end in .csv or .jsonl or .parquet" in result["msg"]
    assert not sandbox.calls()


def test_dates_the_wrong_way_round_are_refused(sandbox: Sandbox) -> None:
    assert "is after date_to" in run(sandbox, date_from="2019-08-02", date_to="2019-08-01")["msg"]
    assert not run(sandbox, date_from="2019-08-01", date_to="2019-08-01")["failed"]


def test_parquet_without_pyarrow_is_refused_before_any_request(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install pyarrow" in run(sandbox, dest=str(tmp_path / "calls.parquet"))["msg"]
    assert not sandbox.calls()


def test_wrong_credentials_are_named(sandbox: Sandbox) -> None:
    assert "does not accept the credentials" in run(sandbox, api_key="somebody else's")["msg"]


def test_digest_reads_the_same(sandbox: Sandbox) -> None:
    signed = run(sandbox)["cdrs"]
    sandbox.control("readings", {"tcxc_auth": "digest"})
    assert run(sandbox, auth="digest")["cdrs"] == signed
