# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The pictures of the tour: each is a screenshot of a page that is made of a file of the tour, and of nothing else.

``pictures.json`` has the sum of each page that was pictured. A picture whose page is still the same is not taken again,
for another machine has other fonts; and a picture of another page than today's is found without a browser.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from PIL import Image

from tests.support.browser import Browser, program

SUMS = "pictures.json"
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; background: #1c2128; color: #e6edf3 }
pre { margin: 0; padding: 16px 20px; font: 15px/1.5 "DejaVu Sans Mono", monospace }
</style><pre>"""
COMMENT = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 16px; color: #1f2328; font: 15px/1.5 "DejaVu Sans", sans-serif }
article { border: 1px solid #d1d9e0; border-radius: 8px; padding: 4px 20px 8px }
h2 { font-size: 21px; border-bottom: 1px solid #d1d9e0; padding-bottom: 6px }
table { border-collapse: collapse; margin: 14px 0 }
th, td { border: 1px solid #d1d9e0; padding: 5px 12px; text-align: left }
tr:nth-child(even) { background: #f6f8fa }
code { background: #eff1f3; border-radius: 5px; padding: 2px 5px; font: 13px "DejaVu Sans Mono", monospace }
</style><article>"""


@dataclass(frozen=True)
class Picture:
    """A picture of the top of a page: the file that it is made of, and its size in pixels."""

    source: str
    width: int
    height: int

    def page(self, folder: Path) -> str:
        """The page in HTML."""
        text = (folder / self.source).read_text()
        if self.source.endswith(".txt"):
            return TERMINAL + escape(text[text.rindex("\naccount ") + 1 :])
        if self.source.endswith(".md"):
            shown = MarkdownIt("commonmark").enable("table").render(text.replace("<details>", "<details open>"))
            return f"{COMMENT}{shown}"
        return text


def _table(source: str, lines: int) -> Picture:
    """The table at the end of a run; all are as wide as the widest, so that they have one size of type."""
    return Picture(source, 1220, 36 + 45 * lines // 2)


PICTURES = {
    "plan.png": _table("plan.txt", 8),
    "comment.png": Picture("acme_wholesale.plan.md", 1200, 880),
    "provision.png": _table("provision.txt", 4),
    "provision_voice.png": _table("provision_voice.txt", 5),
    "drift.png": _table("drift.txt", 4),
    "drift_comment.png": Picture("acme_wholesale.drift.md", 1200, 270),
    "right.png": _table("right.txt", 4),
    "report.png": Picture("acme_wholesale.report.html", 1200, 1330),
    "sandbox.png": Picture("sandbox.html", 1280, 976),
}


def checksum(picture: Picture, folder: Path) -> str:
    """What a picture was taken of."""
    taken = f"{picture.width}x{picture.height}\n{picture.page(folder)}"
    return hashlib.sha256(taken.encode()).hexdigest()


def take(folder: Path, scratch: Path) -> list[str]:
    """Take the pictures of what is in the folder, but for those that are there already; their names."""
    sums = {name: checksum(picture, folder) for name, picture in PICTURES.items()}
    known = json.loads((folder / SUMS).read_text()) if (folder / SUMS).is_file() else {}
    due = [name for name in PICTURES if known.get(name) != sums[name] or not (folder / name).is_file()]
    chromium = program()
    if due and chromium is None:
        raise SystemExit(f"Without Chromium no picture is taken; these are of another page by now: {', '.join(due)}")
    if due and chromium:
        with Browser(chromium, scratch / "browser") as browser:
            for name in due:
                _shoot(browser, PICTURES[name], folder, scratch / "page.html", folder / name)
    (folder / SUMS).write_text(json.dumps(sums, indent=2) + "\n")
    return due


def _shoot(browser: Browser, picture: Picture, folder: Path, page: Path, file: Path) -> None:
    """A picture with a palette takes a third of the place."""
    page.write_text(picture.page(folder))
    browser.open(page.as_uri(), picture.width, picture.height)
    browser.screenshot(file, (picture.width, picture.height))
    with Image.open(file) as shot:
        colours = shot.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    colours.save(file, optimize=True)
