# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The benchmarks work and judge rightly; what they measure, `make bench` tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench.__main__ import BENCHES, main
from tests.bench.floor import logged, phases
from tests.bench.published import GUIDE, draw, publish, table
from tests.bench.table import Figure, Row, data, figures, text
from tests.support.environment import CHECKOUT

KEPT = CHECKOUT / "docs" / "bench.json"
ROUNDS = [Row(what="a", unit="s", value=value, base=2, against="b", most=3) for value in (5, 1, 2)]


def test_all_benchmarks_run_and_keep_their_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "new" / "bench.json"
    main(["--tiny", "--json", str(kept)])
    rows = json.loads(kept.read_text())["figures"]
    printed = capsys.readouterr().out
    assert [row["what"] for row in rows if row["what"] not in printed] == []
    assert {row["what"].partition(":")[0] for row in rows} == BENCHES.keys()
    assert all(row["value"] >= 0 for row in rows)


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


def test_what_is_published_is_the_same_everywhere(tmp_path: Path) -> None:
    guide = tmp_path / GUIDE
    guide.parent.mkdir(parents=True)
    guide.write_text("Speed\n\n.. figures begin\nold\n.. figures end\n\nAfter\n")
    found = data(figures(ROUNDS))
    publish(found, tmp_path)
    assert json.loads((tmp_path / "bench.json").read_text()) == found
    assert ">against b<" in (tmp_path / "bench.svg").read_text()
    assert guide.read_text() == f"Speed\n\n.. figures begin\n\n{table(found)}\n\n.. figures end\n\nAfter\n"


def test_the_guide_shows_the_figures_that_are_kept() -> None:
    found = json.loads(KEPT.read_text())
    assert table(found) in (CHECKOUT / "docs" / GUIDE).read_text()
    assert {row["what"].partition(":")[0] for row in found["figures"]} == BENCHES.keys()


def test_the_same_figures_make_the_same_chart(tmp_path: Path) -> None:
    rows = data(figures(ROUNDS))["figures"]
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
