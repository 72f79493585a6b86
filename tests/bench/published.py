# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The figures as the documentation shows them: JSON, a chart of the ratios, and the table in the guide."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.table import shown

GUIDE = "docsite/rst/speed.rst"
CHART = "docsite/rst/speed/bench.svg"
BEGIN, END = ".. figures begin", ".. figures end"
#: Colours of the bars.
KEPT, MISSED = "#3b6ea5", "#b03030"
COLUMNS = ("Measured", "Unit", "Base", "Value", "Spread", "Ratio", "Limit")
Told = Mapping[str, Any]


def publish(found: Told, docs: Path) -> None:
    """Write ``bench.json``, the chart and the table of the guide into the folder of the documentation."""
    (docs / "bench.json").write_text(json.dumps(found, indent=2) + "\n")
    draw(found["figures"], docs / CHART)
    guide = docs / GUIDE
    guide.write_text(with_table(guide.read_text(), found))


def with_table(text: str, found: Told) -> str:
    """The guide's text with these figures between its two marks."""
    before, _mark, rest = text.partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{section(found)}\n\n{END}{after}"


def section(found: Told) -> str:
    """Which limits were missed, and all of the figures."""
    return f"{missed(found)}\n\n{table(found)}"


def missed(found: Told) -> str:
    """A list of the limits that were missed, as reStructuredText."""
    lines = [
        f"* {figure['what']}: {shown(figure['value'])} {figure['unit']}, {figure['limit']}"
        for figure in found["figures"]
        if figure["kept"] is False
    ]
    return "\n".join(["Limits that were missed:", "", *lines]) if lines else "No limit was missed."


def table(found: Told) -> str:
    """The figures as reStructuredText."""
    run, machine = found["run"], found["machine"]
    commit = f", commit {run['commit']}" if run["commit"] else ""
    title = f"{run['date']}{commit}: {machine['cores']} cores, {machine['system']}, Python {machine['python']}"
    rows = [COLUMNS, *map(_cells, found["figures"])]
    lines = [f".. list-table:: {title}", "   :header-rows: 1", "   :widths: auto"]
    for row in rows:
        lines += ["", *(f"   {mark} {cell}".rstrip() for mark, cell in zip("*" + " " * 6, _dashed(row), strict=True))]
    return "\n".join(lines)


def _dashed(row: Sequence[str]) -> list[str]:
    return [f"- {cell}" for cell in row]


def _cells(figure: Told) -> tuple[str, ...]:
    what = figure["what"] + (f", against {figure['against']}" if figure["against"] else "")
    base = "" if figure["base"] is None else shown(figure["base"])
    ratio = "" if figure["ratio"] is None else f"{figure['ratio']:.2f}"
    spread = " to ".join(map(shown, figure["spread"])) if len(figure["rounds"]) > 1 else ""
    goal = f" ({figure['goal']})" if figure["goal"] else ""
    told = f"{figure['limit']}{goal}{': missed' if figure['kept'] is False else ''}"
    return what, figure["unit"], base, shown(figure["value"]), spread, ratio, told


def draw(figures: Sequence[Told], path: Path) -> None:
    """A bar for each ratio, with the spread of its rounds; the line is what each is compared with."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    compared = [figure for figure in figures if figure["ratio"] is not None and figure["unit"].startswith("s")]
    canvas = Figure(figsize=(10, 0.4 * len(compared) + 1.2), layout="constrained")
    axes = canvas.subplots()
    names = [f"{figure['what']}\nagainst {figure['against']}" for figure in compared]
    ratios = [figure["ratio"] for figure in compared]
    colours = [MISSED if figure["kept"] is False else KEPT for figure in compared]
    lengths = [ratio - 1 for ratio in ratios]
    axes.barh(names, lengths, left=1, color=colours, xerr=_errors(compared), ecolor="#222222")
    axes.axvline(1, color="#222222", linewidth=1)
    axes.invert_yaxis()
    axes.margins(y=0.01)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.xaxis.set_minor_formatter("{x:g}")
    axes.set_xlabel("times as long as what it is compared with; red: its limit was missed")
    axes.tick_params(axis="y", labelsize=8)
    # Text as text, and names that are the same for the same figures.
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "bench"}):
        canvas.savefig(path, metadata={"Date": None})


def _errors(figures: Sequence[Told]) -> list[list[float]]:
    """How far the rounds lie below and above the median, as ratios."""
    below = [(figure["value"] - figure["spread"][0]) / figure["base"] for figure in figures]
    above = [(figure["spread"][1] - figure["value"]) / figure["base"] for figure in figures]
    return [below, above]
