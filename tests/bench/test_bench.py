# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The benchmarks work and judge rightly; what they measure, `make bench` tells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench.__main__ import BENCHES, main
from tests.bench.floor import logged, phases
from tests.bench.published import CHART, GUIDE, draw, missed, publish, section, table
from tests.bench.table import Figure, Row, beyond, data, figures, run_now, text
from tests.support.environment import CHECKOUT

KEPT = CHECKOUT / "docs" / "bench.json"
RUN = {"date": "2026-11-21", "commit": "0123456789ab"}
ROUNDS = [Row(what="a", unit="s", value=value, base=2, against="b", most=3) for value in (5, 1, 2)]


def test_all_benchmarks_run_and_keep_their_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "new" / "bench.json"
    main(["--tiny", "--json", str(kept)])
    rows = json.loads(kept.read_text())["figures"]
    printed = capsys.readouterr().out
    assert [row["what"] for row in rows if row["what"] not in printed] == []
    assert {row["what"].partition(":")[0] for row in rows} == BENCHES.keys()
    assert all(row["value"] is None or row["value"] >= 0 for row in rows)


def test_an_unknown_benchmark_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["sandbox", "quantum"])
    assert "no benchmark quantum; there are: buy_tcxc, converged" in capsys.readouterr().err


def test_no_round_at_all_is_refused_before_anything_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--rounds", "0"])
    assert "--rounds is at least 1, not 0" in capsys.readouterr().err


def test_a_stopped_bench_shows_what_it_measured_and_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> Iterator[Row]:
        yield ROUNDS[0]
        raise KeyboardInterrupt

    monkeypatch.setattr(bench, "run", stopped)
    (kept := tmp_path / "bench.json").write_text("{}")
    before = KEPT.read_text()
    assert main(["--json", str(kept)]) == 130
    assert "Stopped before all was measured" in capsys.readouterr().out
    assert (kept.exists(), KEPT.read_text()) == (False, before)


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (Row(what="a", unit="calls/s", value=999, least=1000), False),
        (Row(what="a", unit="calls/s", value=1000, least=1000), True),
        (Row(what="a", unit="MiB", value=76, base=50, most_ratio=1.5), False),
        (Row(what="a", unit="MiB", value=75, base=50, most_ratio=1.5), True),
        (Row(what="a", unit="calls", value=5, most=4), False),
        (Row(what="a", unit="calls", value=4, most=4), True),
        (Row(what="a", unit="calls", value=1, most=0), False),
        (Row(what="a", unit="s", value=1), True),
    ],
)
def test_what_is_beyond_its_limit_is_broken(row: Row, *, kept: bool) -> None:
    figure = Figure((row,))
    assert figure.kept is kept
    assert text([figure]).endswith("ok" if kept else "BROKEN")


def test_the_median_of_the_rounds_counts_and_the_spread_is_shown() -> None:
    [figure] = figures(ROUNDS)
    assert (figure.value, figure.spread, figure.ratio, figure.kept) == (2, (1, 5), 1, True)
    [_header, line] = text([figure]).splitlines()
    assert line.split() == "a s 2 2 1 - 5 1.00 at most 3 ok".split()


def test_what_cannot_be_told_from_noise_is_no_value_and_neither_keeps_nor_breaks_a_limit() -> None:
    rows = [Row(what="a", unit="s", value=beyond(whole, 1), base=2, against="b", most=0.01) for whole in (3, 1.09, 0.5)]
    assert [row.value for row in rows] == [2, None, None]
    found = figures(rows)
    [_header, line] = text(found).splitlines()
    assert line.split() == "a s 2 not measurable at most 0.01".split()
    told = data(found, RUN)
    assert [told["figures"][0][key] for key in ("value", "spread", "ratio", "kept")] == [None, [], None, None]
    assert "- not measurable" in table(told)
    assert "missed" not in table(told)
    assert missed(told) == "No limit was missed."


def test_the_limits_that_were_missed_come_first() -> None:
    told = data(figures([Row(what="a", unit="s", value=5, most=3), Row(what="b", unit="s", value=1, most=3)]), RUN)
    assert section(told).startswith("Limits that were missed:\n\n* a: 5 s, at most 3\n\n.. list-table::")


def test_the_figures_say_of_which_day_and_commit_they_are() -> None:
    told = data(figures(ROUNDS), RUN)
    assert ".. list-table:: 2026-11-21, commit 0123456789ab: " in table(told)
    assert ".. list-table:: 2026-11-21: " in table({**told, "run": {**RUN, "commit": None}})
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (run_now()["commit"] or "")[:12] == head.stdout[:12]


def _running(word: str) -> list[str]:
    """The processes that have this word in their command line."""
    found = (path.read_bytes().decode() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists())
    return [line for line in found if word in line]


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="sees processes in /proc")
def test_a_bench_that_is_ended_takes_its_sandbox_and_its_folder_along(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "tests.bench", "--tiny", "pace"]
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE) as bench_process:
        deadline = time.monotonic() + 60
        while not _running(str(tmp_path)) and time.monotonic() < deadline:
            time.sleep(0.1)
        bench_process.send_signal(signal.SIGTERM)
        told, _errors = bench_process.communicate(timeout=60)
    assert (bench_process.returncode, b"Stopped before all was measured" in told) == (130, True)
    assert (_running(str(tmp_path)), list(tmp_path.iterdir())) == ([], [])


def test_what_is_published_is_the_same_everywhere(tmp_path: Path) -> None:
    guide = tmp_path / GUIDE
    (tmp_path / CHART).parent.mkdir(parents=True)
    guide.write_text("Speed\n\n.. figures begin\nold\n.. figures end\n\nAfter\n")
    found = data(figures(ROUNDS), RUN)
    publish(found, tmp_path)
    assert json.loads((tmp_path / "bench.json").read_text()) == found
    assert ">against b<" in (tmp_path / CHART).read_text()
    assert guide.read_text() == f"Speed\n\n.. figures begin\n\n{section(found)}\n\n.. figures end\n\nAfter\n"


def test_the_guide_shows_the_figures_that_are_kept() -> None:
    found = json.loads(KEPT.read_text())
    told = (CHECKOUT / "docs" / GUIDE).read_text()
    assert section(found) in told
    assert f".. figure:: {Path(CHART).relative_to(Path(GUIDE).parent)}\n" in told
    assert {row["what"].partition(":")[0] for row in found["figures"]} == BENCHES.keys()


def test_the_same_figures_make_the_same_chart(tmp_path: Path) -> None:
    rows = data(figures(ROUNDS), RUN)["figures"]
    for name in ("one.svg", "two.svg"):
        draw(rows, tmp_path / name)
    assert (tmp_path / "one.svg").read_text() == (tmp_path / "two.svg").read_text()


def test_the_floor_sends_what_was_logged_without_its_credentials() -> None:
    row = {"api": "tcxc", "path": "/tcxc/number/list", "params": {"ts": "1", "signature": "********", "prefix": "1"}}
    assert logged([row, {**row, "api": "vitcom"}], "tcxc") == [("/number/list", {"prefix": "1"})]


def test_the_floor_waits_for_no_look_that_was_under_way_with_purchases() -> None:
    """Two together before, one under way with the purchases, one for which they waited, one after the last."""
    order = [("list", 0), ("market", 0.01), ("buy", 0.1), ("look 1", 0.15), ("buy", 0.21), ("look 2", 0.22)]
    order += [("buy", 0.23), ("look 3", 0.3)]
    log = [
        {"api": "tcxc", "path": f"/tcxc/{call}", "params": {}, "call": call, "time": f"2026-01-01T00:00:{at:09.6f}"}
        for call, at in order
    ]
    told = [[path.removeprefix("/") for path, _params in phase] for phase in phases(log, "buy")]
    assert told == [["list", "market"], ["buy", "buy", "look 2", "buy"], ["look 1"], ["look 3"]]
