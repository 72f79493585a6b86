# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The page as one HTML file that loads nothing and runs nothing."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .charts import drawn
from .view import Card, Page

TEMPLATES = Path(__file__).parents[3] / "roles" / "report" / "templates"


def rendered(page: Page) -> str:
    """HTML. All that a carrier or a user wrote is escaped. Raises ModuleNotFoundError where matplotlib is missing."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    return environment.get_template("page.html.j2").render(page=page, style=Markup(style), draw=_draw)


def _draw(card: Card) -> Markup:
    """The chart of a card: SVG of our own making, in which matplotlib has escaped the text."""
    return Markup(drawn(card.chart, card.id)) if card.chart else Markup()
