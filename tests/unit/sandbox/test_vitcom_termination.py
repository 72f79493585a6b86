# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Trunk groups for termination."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.vitcom_client import Vitcom

TERMINATION = {"title": "out", "ipaddress": "203.0.113.9", "ports": "100", "cps": "10"}


def define(vitcom: Vitcom) -> str:
    """A new termination trunk's id."""
    vitcom.call("defineTrunk_termination", **TERMINATION)
    return str(vitcom.call("get_trunk_termination")["data"][-1]["id"])


def test_a_termination_trunk_shows_as_in_the_sample(vitcom: Vitcom) -> None:
    identifier = define(vitcom)
    assert vitcom.call("get_trunk_termination", tg_id=identifier)["data"] == [
        {
            "id": identifier,
            "accountno": vitcom.account,
            "ipaddress": "203.0.113.9",
            "ports": "100",
            "cps": "10",
            "ports_assigned": "100",
            "cps_assigned": "10",
            "config": f"{vitcom.url}/ajax/settings_pdf/203.0.113.9",
            "status": "1",
        }
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [*[("title", ""), ("ipaddress", ""), ("ipaddress", "out")], *[("ports", ""), ("ports", "1001"), ("cps", "fast")]],
)
def test_bad_values_are_refused_by_name(vitcom: Vitcom, name: str, value: str) -> None:
    assert vitcom.refused("defineTrunk_termination", **(TERMINATION | {name: value})) == f"Invalid {name}"
    assert vitcom.call("get_trunk_termination")["data"] == []


def test_cps_may_be_left_out(vitcom: Vitcom) -> None:
    vitcom.call("defineTrunk_termination", **(TERMINATION | {"cps": ""}))
    assert vitcom.call("get_trunk_termination")["data"][0]["cps"] == "0"


def test_a_disabled_trunk_stays_in_the_list(vitcom: Vitcom) -> None:
    identifier = define(vitcom)
    answer = vitcom.call("disable_trunk_termination", tg_id=identifier)
    assert answer == {"status": "200", "Removed TNs": "Diabled Successfully"}
    assert [row["status"] for row in vitcom.call("get_trunk_termination")["data"]] == ["0"]


def test_disabling_twice_is_harmless(vitcom: Vitcom) -> None:
    identifier = define(vitcom)
    vitcom.call("disable_trunk_termination", tg_id=identifier)
    vitcom.call("disable_trunk_termination", tg_id=identifier)
    assert [row["status"] for row in vitcom.state["termination_trunks"]] == ["0"]


def test_an_unknown_trunk_is_refused(vitcom: Vitcom) -> None:
    stranger = define(Vitcom(vitcom.served, 1))
    for identifier in ("", "77", stranger):
        assert vitcom.refused("disable_trunk_termination", tg_id=identifier) == "Invalid tg_id"
