# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Charts as inline SVG, drawn by matplotlib: they need no script, print sharply, and follow the page's colours.

An interactive library would bring megabytes of script into each page. A page without any can be mailed, archived and
opened where scripts are forbidden. matplotlib is imported when a page is drawn, and at no other time.
"""

from __future__ import annotations

import importlib
import io
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from .view import Chart, Series
from .words import short

#: In points, which are the page's pixels where a card is as wide: on a phone.
WIDTH, HEIGHT, BAR, TEXT = 340, 200, 40, 12
LONGEST_LABEL = 42
TICKS = 5
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
#: What is drawn in these colours gets the page's: in the dark, and in print, they differ.
INK, SOFT, LINE, ONE, TWO = "#010101", "#020202", "#030303", "#040404", "#050505"
_COLOURS = {INK: "--ink", SOFT: "--soft", LINE: "--line", ONE: "--one", TWO: "--two"}
_MARKS = (("o", "-", ONE), ("s", "--", TWO))
_SETTINGS = {
    "svg.fonttype": "none",
    # A carrier's text is no formula.
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": TEXT,
    "path.simplify": True,
}


def drawn(chart: Chart, name: str) -> str:
    """The chart as an SVG element named by its card, whose id is ``name``. The same chart gives the same text."""
    matplotlib: Any = importlib.import_module("matplotlib")
    figure_class: Any = importlib.import_module("matplotlib.figure").Figure
    lying = chart.kind == "bars"
    height = BAR * len(chart.labels) if lying else HEIGHT
    # Left of the axes is room for their figures, above them for what the colours mean.
    place = (0, 0, 1, 1) if lying else (0.15, 0.14, 0.84, 0.84 if len(chart.series) == 1 else 0.73)
    with matplotlib.rc_context({**_SETTINGS, "svg.hashsalt": name}), warnings.catch_warnings():
        # A character that the font for measuring lacks is drawn by the browser.
        warnings.simplefilter("ignore", UserWarning)
        figure = figure_class(figsize=(WIDTH / 72, height / 72))
        _DRAWERS[chart.kind](figure.add_axes(place), chart)
        written = io.StringIO()
        figure.savefig(written, format="svg", transparent=True, metadata={"Date": None})
    return _inline(written.getvalue(), name)


def _bars(axes: Any, chart: Chart) -> None:
    """Each with its label above it, for on a phone there is no room beside it."""
    values = [value or 0 for value in chart.series[0].values]
    most = max([*values, 0]) or 1
    for at, (label, value, text) in enumerate(zip(chart.labels, values, chart.texts, strict=True)):
        top = at * BAR
        axes.text(0, top + 14, short(label, LONGEST_LABEL), color=INK, va="baseline")
        axes.barh(top + 25, WIDTH * 0.76, height=10, left=0, color=LINE, alpha=0.45)
        axes.barh(top + 25, WIDTH * 0.76 * value / most, height=10, left=0, color=ONE)
        axes.text(WIDTH, top + 29, text, color=INK, ha="right", va="baseline")
    axes.set(xlim=(0, WIDTH), ylim=(BAR * len(values), 0))
    axes.axis("off")


def _columns(axes: Any, chart: Chart) -> None:
    below = [0.0] * len(chart.labels)
    for series, colour in zip(chart.series, (ONE, TWO), strict=False):
        values = [value or 0 for value in series.values]
        axes.bar(range(len(values)), values, bottom=below, width=0.72, color=colour, label=series.name)
        below = [low + value for low, value in zip(below, values, strict=True)]
    _framed(axes, chart)


def _lines(axes: Any, chart: Chart) -> None:
    for series, (mark, dash, colour) in zip(chart.series, _MARKS, strict=False):
        axes.plot(*_points(series), marker=mark, markersize=3.5, linestyle=dash, color=colour, label=series.name)
    _framed(axes, chart)


def _steps(axes: Any, chart: Chart) -> None:
    places, values = _points(chart.series[0])
    # The last value holds on, which no later point shows.
    places, values = [*places, places[-1] + 1], [*values, values[-1]]
    axes.step(places, values, where="post", color=ONE, linewidth=1.8)
    axes.fill_between(places, values, step="post", color=ONE, alpha=0.15, linewidth=0)
    _framed(axes, chart)


_DRAWERS: Mapping[str, Callable[[Any, Chart], None]] = {
    "bars": _bars,
    "columns": _columns,
    "lines": _lines,
    "steps": _steps,
}


def _points(series: Series) -> tuple[list[int], list[float]]:
    told = [(at, value) for at, value in enumerate(series.values) if value is not None]
    return [at for at, _value in told], [value for _at, value in told]


def _framed(axes: Any, chart: Chart) -> None:
    """Both axes from zero, few ticks, and what the colours mean."""
    ticker: Any = importlib.import_module("matplotlib.ticker")
    step = max(1, -(-len(chart.labels) // TICKS))
    places = list(range(0, len(chart.labels), step))
    axes.set_xticks(places, [chart.labels[at] for at in places])
    lowest = min([0.0, *(value for series in chart.series for value in series.values if value is not None)])
    axes.set_ylim(bottom=None if lowest < 0 else 0)
    axes.margins(x=0.03)
    axes.yaxis.set_major_locator(ticker.MaxNLocator(nbins=4, integer=chart.kind == "columns"))
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _at: _axis(value, chart.unit)))
    axes.tick_params(colors=SOFT, length=0)
    axes.tick_params(axis="x", pad=7)
    axes.grid(axis="y", color=LINE, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(LINE)
    if len(chart.series) > 1:
        place = {"loc": "lower left", "bbox_to_anchor": (-0.02, 1.04), "ncols": 2}
        axes.legend(**place, frameon=False, labelcolor=INK, handlelength=1.6, borderaxespad=0, borderpad=0.2)


def _axis(value: float, unit: str) -> str:
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g}{letter}{unit and f' {unit}'}"
    return f"{value:g}{unit and f' {unit}'}"


def _inline(document: str, name: str) -> str:
    """Matplotlib's document as an element of the page, which has other ids and colours."""
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(document)
    _without(root, ("metadata", "style"))
    used = set(re.findall(r"url\(#([^)]+)\)", document)) | {
        each.get(_LINK, "")[1:] for each in root.iter() if each.get(_LINK)
    }
    for each in root.iter():
        if each.get("id") in used:
            each.set("id", f"{name}-{each.get('id')}")
        elif "id" in each.attrib:
            del each.attrib["id"]
        if _LINK in each.attrib:
            each.set("href", f"#{name}-{each.attrib.pop(_LINK)[1:]}")
        for key in ("style", "clip-path"):
            if key in each.attrib:
                each.set(key, _restyled(each.attrib[key], name))
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-lead")
    return re.sub(r"\s*\n\s*", " ", ET.tostring(root, encoding="unicode")).replace("> <", "><")


def _without(element: ET.Element, tags: Sequence[str]) -> None:
    for child in list(element):
        if child.tag in {f"{_SVG}{tag}" for tag in tags}:
            element.remove(child)
        else:
            _without(child, tags)


def _restyled(style: str, name: str) -> str:
    style = re.sub(r"font-family: [^;]*;? ?", "", style).replace("url(#", f"url(#{name}-")
    return re.sub(r"#0[1-5]0[1-5]0[1-5]", lambda match: f"var({_COLOURS.get(match[0], '--ink')})", style)
