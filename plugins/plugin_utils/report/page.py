# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The page of a report: what there is to know first, then the sections. Pure."""

from __future__ import annotations

from .figures import Figures
from .sections.money import money_section
from .sections.numbers import commitment_section, numbers_section
from .sections.orders import orders_section
from .sections.summary import notices, tiles
from .sections.traffic import traffic_section
from .view import Page
from .words import day

_SECTIONS = (numbers_section, commitment_section, orders_section, traffic_section, money_section)


def page_of(figures: Figures) -> Page:
    """All that the page shows."""
    subject = figures.subject
    sections = [section(figures) for section in _SECTIONS]
    return Page(
        host=subject.host,
        account=subject.account,
        carrier=subject.carrier,
        today=subject.today,
        date=day(subject.today),
        tiles=tuple(tiles(figures)),
        notices=tuple(notices(figures)),
        sections=tuple(section for section in sections if section),
        lacks=tuple(subject.lacks(figures.unread)),
    )
