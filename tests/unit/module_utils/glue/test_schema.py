# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the schema says to a declaration, in sentences."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.schema import schema_problems
from tests.support.environment import CHECKOUT

SCHEMA = json.loads((CHECKOUT / "schemas" / "estate.schema.json").read_text())
POOL = {"name": "p", "count": 1, "select": {"prefix": "1206"}}


def told(**declaration: Any) -> list[str]:
    """All complaints."""
    return [str(problem) for problem in schema_problems(SCHEMA, declaration)]


def test_a_declaration_that_fits_has_no_problems() -> None:
    for example in SCHEMA["examples"]:
        assert told(**example) == []


def test_a_misspelt_key_is_named_with_path_index_and_the_nearest_right_one() -> None:
    pools = [POOL, {**POOL, "name": "q", "select": {"prefx": "1206"}}]
    assert told(estate_pools=pools) == ["estate_pools[1].select: unknown key 'prefx'; did you mean prefix?"]


def test_a_misspelt_required_key_is_told_once() -> None:
    pool = {"name": "p", "cuont": 1, "select": {"prefix": "1206"}}
    assert told(estate_pools=[pool]) == ["estate_pools[0]: unknown key 'cuont'; did you mean count?"]


def test_a_missing_key_is_named() -> None:
    assert told(estate_pools=[{"name": "p"}]) == [
        "estate_pools[0]: count is missing",
        "estate_pools[0]: select is missing",
    ]


def test_all_problems_are_told_at_once_in_order() -> None:
    problems = told(estate_limits={"max_releases": -1}, estate_budget={"setup": "much"}, estate_termination_trunks=[{}])
    assert problems == [
        "estate_budget.setup: 'much' is not of the form wanted, such as 20.00",
        "estate_limits.max_releases: -1 is below 0",
        "estate_termination_trunks[0]: ip is missing",
    ]


@pytest.mark.parametrize(
    ("declaration", "problem"),
    [
        ({"estate_numbers": "+12062190001"}, "estate_numbers: '+12062190001' is not a list"),
        ({"estate_pools": [{**POOL, "count": 1.5}]}, "estate_pools[0].count: 1.5 is not a whole number or text"),
        ({"estate_pools": [{**POOL, "exact": "yes"}]}, "estate_pools[0].exact: 'yes' is not true or false"),
        ({"estate_pools": [{**POOL, "select": {}}]}, "estate_pools[0].select: it is empty"),
        ({"estate_pools": [{**POOL, "routed_elsewhere": "mve"}]}, "did you mean move?"),
        ({"estate_ports": [{"numbers": []}]}, "estate_ports[0].numbers: it is empty"),
        ({"estate_ports": [{"numbers": [None]}]}, "estate_ports[0].numbers[0]: nothing is not text or a whole number"),
        ({"estate_trunk_groups": [{"title": "a", "state": "absent"}]}, "[0].state: 'absent' is not possible. A trunk"),
        (
            {"estate_pools": [{**POOL, "select": {"country": False}}]},
            "select.country: false is not text: put it in quo",
        ),
        ({"estate_approved_plan": ""}, "estate_approved_plan: '' is not of the form wanted"),
        ({"estate_limits": {"max_purchases": True}}, "estate_limits.max_purchases: true is not a whole number"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_wanted(declaration: dict[str, Any], problem: str) -> None:
    assert problem in "\n".join(told(**declaration))


def test_secrets_are_not_repeated() -> None:
    problems = told(
        estate_defaults={"smpp_contact": ["smpp:a:geheim:b@h"]},
        estate_ports=[{"numbers": ["1"], "wireless_pin": {"pin": "geheim"}}],
    )
    assert len(problems) == 2
    assert "geheim" not in "".join(problems)
