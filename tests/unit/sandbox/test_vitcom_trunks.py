# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Trunk groups for origination."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.vitcom_client import TRUNK, Vitcom

FULL = TRUNK | {
    "primaryPrefix": "1234",
    "primaryPort": "5070",
    "secondaryTrunk": "198.51.100.8",
    "secondaryPrefix": "567890",
    "secondaryPort": "5080",
    "billingType": "Unmetered",
    "sessions": "23",
    "mou": "Unlimited",
    "call_forwarding": "12062190001",
}


def test_define_trunk_returns_no_id(vitcom: Vitcom) -> None:
    assert vitcom.call("defineTrunk", **TRUNK) == {"status": "200", "success": "Trunk group added successfully."}


def test_a_trunk_group_shows_as_in_the_sample(vitcom: Vitcom) -> None:
    trunk_id = vitcom.trunk(**FULL)
    [row] = vitcom.call("get_trunk", tg_id=trunk_id)["data"]
    assert row.pop("date").startswith("20")
    assert row == {
        "id": trunk_id,
        "accountno": vitcom.account,
        "title": "edge",
        "primaryIP": "198.51.100.7",
        "primaryPort": "5070",
        "prefix_1": "1234",
        "secondaryIP": "198.51.100.8",
        "secondaryPort": "5080",
        "prefix_2": "567890",
        "req_sessions": "23",
        "alloc_sessions": "0",
        "status": "1",
    }


def test_titles_are_not_unique(vitcom: Vitcom) -> None:
    assert vitcom.trunk() != vitcom.trunk()
    assert [row["title"] for row in vitcom.call("get_trunk")["data"]] == ["edge", "edge"]


@pytest.mark.parametrize("name", ["title", "primaryTrunk", "billingType"])
def test_what_is_required_is_demanded(vitcom: Vitcom, name: str) -> None:
    assert vitcom.refused("defineTrunk", **(TRUNK | {name: ""})) == f"Invalid {name}"
    assert vitcom.call("get_trunk")["data"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("primaryTrunk", "198.51.100.256"), ("primaryTrunk", "edge.example"), ("secondaryTrunk", "2001:db8::1")],
        *[("primaryPrefix", "123"), ("secondaryPrefix", "1234567"), ("primaryPort", "506"), ("primaryPort", "15060")],
        *[("billingType", "metered"), ("sessions", "many"), ("mou", "100"), ("call_forwarding", "2062190001")],
    ],
)
def test_bad_values_are_refused_by_name(vitcom: Vitcom, name: str, value: str) -> None:
    assert vitcom.refused("defineTrunk", **(FULL | {name: value})) == f"Invalid {name}"


@pytest.mark.parametrize("sessions", ["", "0"])
def test_unmetered_needs_sessions(vitcom: Vitcom, sessions: str) -> None:
    assert vitcom.refused("defineTrunk", **(FULL | {"sessions": sessions})) == "Invalid sessions"


def test_update_changes_only_what_is_given(vitcom: Vitcom) -> None:
    trunk_id = vitcom.trunk(**FULL)
    before = vitcom.call("get_trunk")["data"][0]
    answer = vitcom.call("update_trunk", trunkid=trunk_id, primaryTrunk="203.0.113.5", title="")
    assert answer == {"status": "200", "trunkid": trunk_id, "success": "Trunk successfully Updated."}
    assert vitcom.call("get_trunk")["data"] == [before | {"primaryIP": "203.0.113.5"}]


def test_update_reaches_what_is_never_shown(vitcom: Vitcom) -> None:
    trunk_id = vitcom.trunk(**FULL)
    vitcom.call("update_trunk", trunkid=trunk_id, call_forwarding="12065550000", sessions="99")
    [row] = vitcom.state["trunk_groups"]
    assert (row["call_forwarding"], row["sessions"]) == ("12065550000", "23")


def test_the_trunk_group_of_a_stranger_is_unknown(vitcom: Vitcom) -> None:
    trunk_id = Vitcom(vitcom.served, 1).trunk()
    assert vitcom.refused("get_trunk", tg_id=trunk_id) == "Invalid tg_id"
    assert vitcom.refused("update_trunk", trunkid=trunk_id) == "Invalid trunkid"
    assert vitcom.call("get_trunk")["data"] == []
