# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The variables of a declaration by their names."""

from __future__ import annotations

import json

from ansible_collections.dialtone.telecom.plugins.lookup.account import OPTIONS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declaration import CONCERNS
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_account import misspelt_account
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declared_variables import misspelt
from tests.support.environment import CHECKOUT
from tests.support.problems import texts

SCHEMA = json.loads((CHECKOUT / "schemas" / "estate.schema.json").read_text())
VARIABLES = [name.removeprefix("estate_") for name in SCHEMA["properties"]]


def test_a_misspelt_variable_is_told() -> None:
    names = ["estate_nubmers", "estate_pool", "estate_numbers", "estate_owner", "telecom_carrier"]
    assert texts(misspelt(names, "estate", VARIABLES)) == [
        "unknown variable 'estate_nubmers'; did you mean estate_numbers?",
        "unknown variable 'estate_pool'; did you mean estate_pools?",
    ]


def test_what_the_roles_register_is_no_misspelt_variable() -> None:
    registered = {
        "estate": ("planned_trunk_groups", "expected_routing", "spent", "left", "mask_numbers"),
        "numbers": ("handed_over", "result", "plan", "planned_trunk_groups", "expected_plan"),
        "trunks": ("trunk_groups_result", "termination_trunks_result", "expected_trunk_groups"),
        "porting": ("handed_over", "result", "index", "expected_plans"),
    }
    for role, names in registered.items():
        known = CONCERNS.get(role, VARIABLES)
        assert misspelt([f"{role}_{name}" for name in names], role, known) == []


def test_a_name_with_a_dot_sets_no_part_of_a_variable() -> None:
    names = ["estate_budget.setup", "estate_budgt['setup']", "estate_owner.name", "estate_budget"]
    told = texts(misspelt(names, "estate", VARIABLES))
    assert [problem.partition("; ")[0] for problem in told] == [
        "unknown variable 'estate_budget.setup'",
        """unknown variable "estate_budgt['setup']\"""",
    ]
    assert told[0].endswith(
        """; a name sets no part of estate_budget: give the whole, as -e '{"estate_budget": ...}'"""
    )
    assert "telecom_api_key" in texts(misspelt_account(["telecom_api_key.acme"], OPTIONS))[0]
