# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whatever is declared and whatever the carrier has: a plan without problems converges, and never makes twins."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Plan
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.trunk import (
    Endpoint,
    TrunkGroup,
    TrunkGroupAction,
    WantedTrunkGroup,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.trunk_groups import plan_trunk_groups

TITLES = st.sampled_from("ABCD")
SESSIONS = st.sampled_from([None, 1, 2])
ENDPOINTS = st.builds(
    Endpoint,
    ip=st.sampled_from([None, "192.0.2.1", "192.0.2.2"]),
    port=st.sampled_from([None, 5060, 5070]),
    prefix=st.sampled_from([None, "0044"]),
)
WANTED = st.builds(
    WantedTrunkGroup,
    title=TITLES,
    id=st.sampled_from([None, None, "1", "2", "3"]),
    primary=ENDPOINTS,
    secondary=ENDPOINTS,
    billing_type=st.sampled_from([None, "metered", "unmetered"]),
    sessions=SESSIONS,
)
DESIRED = st.lists(WANTED, max_size=4, unique_by=(lambda wanted: wanted.title, lambda wanted: wanted.id or object()))
OBSERVED = st.lists(
    st.builds(
        TrunkGroup,
        id=st.sampled_from("123"),
        title=TITLES,
        primary=ENDPOINTS,
        secondary=ENDPOINTS,
        sessions=SESSIONS,
    ),
    max_size=3,
    unique_by=lambda group: group.id,
)


def carried_out(plan: Plan, observed: list[TrunkGroup]) -> list[TrunkGroup]:
    """What the carrier has after the plan: an update leaves alone what it does not name."""
    groups = {group.id: group for group in observed}
    for at, action in enumerate(plan.actions):
        assert isinstance(action, TrunkGroupAction)
        wanted, identifier = action.wanted, action.id or f"new {at}"
        bare = TrunkGroup(id=identifier, title="", primary=Endpoint(), secondary=Endpoint(), sessions=wanted.sessions)
        present = groups.get(identifier, bare)
        groups[identifier] = replace(
            present,
            title=wanted.title or present.title,
            primary=replace(present.primary, **wanted.primary.given()),
            secondary=replace(present.secondary, **wanted.secondary.given()),
        )
    return list(groups.values())


@given(desired=DESIRED, observed=OBSERVED)
def test_a_plan_without_problems_converges(desired: list[WantedTrunkGroup], observed: list[TrunkGroup]) -> None:
    plan = plan_trunk_groups(desired, observed)
    assume(not plan.problems)
    again = plan_trunk_groups(desired, carried_out(plan, observed))
    assert (again.actions, again.problems) == ((), ())
    assert [item.name for item in again.items] == [item.name for item in plan.items]


@given(desired=DESIRED, observed=OBSERVED)
def test_no_plan_makes_twins(desired: list[WantedTrunkGroup], observed: list[TrunkGroup]) -> None:
    plan = plan_trunk_groups(desired, observed)
    assume(not plan.problems)
    before, after = (Counter(group.title for group in groups) for groups in (observed, carried_out(plan, observed)))
    assert all(after[title] <= max(1, before[title]) for title in after)
