# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Pools of an export: what makes one, and whose numbers are named one by one."""

from __future__ import annotations

from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.groups import Group
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.pools import pooled
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.scalars import Value

PLAIN = Value("sip:{number}@here.example.com")


def group(*numbers: str, contact: Value = PLAIN) -> Group:
    routing = {"contact": contact}
    return Group(routing=routing, own=routing, rows=[{"number": number} for number in numbers])


def of_pools(*groups: Group) -> list[list[str]]:
    """The numbers of each pool; those of no pool have to be in the groups that are left."""
    pools, rest = pooled(groups)
    found = [[row["number"] for row in pool.rows] for pool in pools]
    left = [row["number"] for group in rest for row in group.rows]
    everything = [row["number"] for group in groups for row in group.rows]
    assert sorted([*left, *(number for numbers in found for number in numbers)]) == sorted(everything)
    return found


def test_two_numbers_of_a_place_are_a_pool_and_one_is_none() -> None:
    seattle = ["+12062190001", "+12062190002"]
    assert of_pools(group(*seattle, "+12532190001")) == [seattle]
    assert of_pools(group(seattle[0])) == []


def test_groups_that_only_a_password_tells_apart_make_no_pool() -> None:
    first, second = (Value("smpp:me:", name, "@here.example.com") for name in ("first", "second"))
    one, other = ["+12062190001", "+12062190002"], ["+12062190003", "+12062190004"]
    assert of_pools(group(*one, contact=first), group(*other, contact=second)) == []
    assert of_pools(group(*one, contact=first), group(*other)) == [one, other]
