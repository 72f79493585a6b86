# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The benchmarks work and judge rightly; what they measure, `make bench` tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.__main__ import BENCHES, main
from tests.bench.table import Row, text


def test_all_benchmarks_run_and_keep_their_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "new" / "bench.json"
    main(["--tiny", "--json", str(kept)])
    rows = json.loads(kept.read_text())["rows"]
    printed = capsys.readouterr().out
    assert [row["what"] for row in rows if row["what"] not in printed] == []
    assert {row["what"].partition(":")[0] for row in rows} == BENCHES.keys()
    assert all(row["value"] > 0 for row in rows)


def test_an_unknown_benchmark_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["sandbox", "quantum"])
    assert "no benchmark quantum; there are: sandbox, cdr_info" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (Row(what="a", unit="calls/s", value=999, least=1000), False),
        (Row(what="a", unit="calls/s", value=1000, least=1000), True),
        (Row(what="a", unit="MiB", value=76, base=50, most_ratio=1.5), False),
        (Row(what="a", unit="MiB", value=75, base=50, most_ratio=1.5), True),
        (Row(what="a", unit="s", value=1), True),
    ],
)
def test_what_is_beyond_its_limit_is_broken(row: Row, *, kept: bool) -> None:
    assert row.kept is kept
    assert text([row]).endswith("ok" if kept else "BROKEN")


def test_the_table_shows_both_sides_and_their_ratio() -> None:
    row = Row(what="memory", unit="MiB", value=75, base=50, most_ratio=2)
    assert text([row]).splitlines()[1].split() == [
        "memory",
        "MiB",
        "50.0",
        "75.0",
        "1.50",
        "at",
        "most",
        "2",
        "times",
        "ok",
    ]
