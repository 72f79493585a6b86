# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Each change of an account is told once, however often the source ends between two events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.dialtone.telecom.plugins.plugin_utils.events.changes import CHANGES, changes, kept

Sections = dict[str, Any]
Told = tuple[str, dict[str, Any]]
NUMBERS = st.lists(st.sampled_from(["+12065550101", "+12065550102", "+12065550103"]), unique=True).map(sorted)
PORT_IN = st.builds(
    lambda numbers, foc, here: {"numbers": numbers, "foc_date": foc, "here": here},
    NUMBERS,
    st.sampled_from([None, "2026-12-01T00:00:00", "2026-12-02T00:00:00"]),
    NUMBERS,
)
ORDER = st.builds(lambda numbers, done: {"numbers": numbers, "amount": "1.00", "done": done}, NUMBERS, st.booleans())
IDS = st.sampled_from(["1", "2"])
LOOKS = st.fixed_dictionaries(
    {"problems": st.dictionaries(st.sampled_from(["numbers", "orders"]), st.just("HTTP 500"))},
    optional={
        "port_ins": st.dictionaries(IDS, PORT_IN),
        "orders": st.dictionaries(IDS, ORDER),
        "numbers": NUMBERS,
        "balance": st.booleans().map(lambda low: {"low": low, "balance": "1.00", "below": "2.00"}),
        "activations": st.dictionaries(IDS, st.sampled_from([{"status": "received", "code": "1"}])),
        "calls": st.lists(IDS, unique=True).map(lambda ids: {"until": "2026-12-01", "ids": sorted(ids)}),
    },
)


def look(sections: Sections, now: Sections) -> Iterator[Told]:
    """The events of one look; ``sections`` is what is saved whenever one of them is told."""
    for section, found in now.items():
        for change in changes(section, sections, found):
            sections[section] = json.loads(json.dumps(change.known))
            yield change.type, dict(change.facts)
        sections[section] = kept(section, sections, found)


@settings(max_examples=150, deadline=None)
@given(st.lists(LOOKS, max_size=4), st.integers(0, 3))
def test_a_source_that_ends_between_two_events_goes_on_with_the_next(looks: list[Sections], ends: int) -> None:
    whole: Sections = {}
    expected = [told for now in looks for told in look(whole, now)]
    sections: Sections = {}
    events: list[Told] = []
    for now in looks:
        for _turn in range(ends):
            # It ends after the first event, and the next process looks again.
            events += islice(look(sections, now), 1)
        events += look(sections, now)
    assert events == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(LOOKS, max_size=3))
def test_looking_again_tells_nothing(looks: list[Sections]) -> None:
    sections: Sections = {}
    for now in looks:
        list(look(sections, now))
        assert list(look(sections, now)) == []


def test_the_first_look_tells_states_only() -> None:
    port_in = {"numbers": ["+12065550101"], "foc_date": None, "here": []}
    now = {"problems": {}, "port_ins": {"1": port_in}, "numbers": ["+12065550101"]}
    assert list(look({}, now)) == []
    low = {"balance": {"low": True, "balance": "1.00", "below": "2.00"}}
    assert list(look({}, low)) == [("balance_low", {"balance": "1.00", "below": "2.00"})]


def test_a_port_in_from_its_order_to_its_end() -> None:
    both, one = ["+12065550101", "+12065550102"], ["+12065550101"]
    sections: Sections = {"port_ins": {}}
    order: dict[str, Any] = {"numbers": both, "foc_date": "2026-12-01T00:00:00", "here": []}
    assert [told for told, _facts in look(sections, {"port_ins": {"7": order}})] == [
        "port_in_ordered",
        "port_in_scheduled",
    ]
    rejected = {"port_ins": {"7": {**order, "numbers": one}}}
    assert list(look(sections, rejected)) == [("port_in_rejected", {"order_id": "7", "numbers": ["+12065550102"]})]
    here = {"port_ins": {"7": {**order, "numbers": one, "here": one}}}
    assert list(look(sections, here)) == [("port_in_completed", {"order_id": "7", "numbers": one, "waiting": []})]
    assert list(look(sections, rejected)) == []


def test_every_section_is_compared() -> None:
    assert set(CHANGES) == {"problems", "port_ins", "orders", "numbers", "balance", "activations", "calls"}
