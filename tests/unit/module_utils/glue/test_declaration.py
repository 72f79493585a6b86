# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The declaration of an account, checked as a whole."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declaration import (
    Declaration,
    check,
)
from tests.support.environment import CHECKOUT
from tests.support.problems import texts

SCHEMA = json.loads((CHECKOUT / "schemas" / "estate.schema.json").read_text())
VARIABLES = [name.removeprefix("estate_") for name in SCHEMA["properties"]]
POOL = {"name": "p", "count": 1, "select": {"prefix": "1206"}}
PORT = {"numbers": ["+12065550123"], "category": "landline"}


def told(carrier: str = "tcxc", role: str = "estate", **values: Any) -> list[str]:
    """All complaints about a declaration."""
    return texts(check(Declaration(role=role, carrier=carrier, values=values), SCHEMA))


def test_a_sound_declaration_has_no_problems() -> None:
    assert (
        told(numbers=["+12062190001", 12062190002, {"number": "12062190003"}], pools=[POOL], protected=[12065550001])
        == []
    )


def test_an_empty_declaration_has_no_problems() -> None:
    assert told() == told("vitcom") == []


@pytest.mark.parametrize("carrier", ["", "acme"])
def test_a_carrier_is_needed(carrier: str) -> None:
    assert "it must be tcxc or vitcom" in told(carrier, pools=[POOL])[0]


def test_a_number_declared_twice_is_told_with_both_places(tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text("number\n+12062190001\n")
    problems = told(numbers=["+1 206 219 0001", "12062190002", "(1) 2062190002"], numbers_file=str(path))
    assert problems == [
        "+12062190002 is listed twice: estate_numbers[1] and estate_numbers[2]",
        f"+12062190001 is listed twice: estate_numbers[0] and {path} line 2",
    ]


def test_what_the_schema_refuses_does_not_hide_what_the_modules_refuse() -> None:
    numbers = [{"number": "12062190001", "contcat": "x"}, "12062190002", "12", "12062190002"]
    assert told(numbers=numbers, budget={"setup": "x"}) == [
        "estate_budget.setup: 'x' is not of the form wanted, such as 20.00",
        "estate_numbers[0]: unknown key 'contcat'; did you mean contact?",
        *[problem for problem in told(numbers=numbers, budget={"setup": "x"}) if "estate_numbers[2]" in problem],
        "+12062190002 is listed twice: estate_numbers[1] and estate_numbers[3]",
    ]


def test_an_error_of_form_hides_nothing_else(tmp_path: Path) -> None:
    pools = [{**POOL, "contcat": "x"}, POOL]
    problems = told(defaults={"contcat": "x", "contact": "sip:{numbr}@x"}, pools=pools)
    assert "is not a SIP address such as" in problems.pop(2)
    assert problems == [
        "estate_defaults: unknown key 'contcat'; did you mean contact?",
        "estate_pools[0]: unknown key 'contcat'; did you mean contact?",
        "pool p is listed twice: estate_pools[0] and estate_pools[1]",
    ]
    port = {"numbers": ["+12065550123", "bogus"], "loa_files": ["missing.pdf"], "loa": "x"}
    assert [problem.partition(", such as")[0] for problem in told("vitcom", ports=[port])] == [
        "estate_ports[0]: unknown key 'loa'; did you mean loa_files?",
        "estate_ports[0].numbers[1]: 'bogus' is not of the form wanted",
        "estate_ports[0].loa_files[0]: the file missing.pdf cannot be sent: No such file or directory",
    ]
    path = tmp_path / "numbers.csv"
    path.write_text("number,foo\nbogus,\n+12065550123,x\n12065550123,\n")
    assert [problem.removeprefix(f"{path}")[:20] for problem in told(numbers_file=str(path))] == [
        ": unknown key 'foo';",
        " line 2: 'bogus' is ",
        "+12065550123 is list",
    ]


def test_what_means_something_else_without_its_wrong_part_is_not_read() -> None:
    for wrong in ({"conut": 1, "name": "p", "select": POOL["select"]}, {**POOL, "select": {"prefx": "1206"}}):
        assert len(told(pools=[wrong, {**POOL, "name": "q"}])) == 1
    assert len(told("vitcom", ports=[{"numbers": "x", "loa_files": ["missing.pdf"]}])) == 1


def test_a_protected_number_is_not_to_be_released() -> None:
    numbers = [{"number": "+12062190001", "state": "absent"}, "+12062190002"]
    assert told(numbers=numbers, protected=["+12062190002", 12062190001]) == [
        "estate_numbers[0]: +12062190001 is to be released here and protected by estate_protected"
    ]


@pytest.mark.parametrize("cap", ["", " ", None, "1e3", "1_0", "\uff11", "+5", "-1", 1e-05, float("nan"), True])
def test_an_amount_is_read_as_the_modules_read_it(cap: object) -> None:
    assert told(budget={"setup": cap})[0].startswith("estate_budget.setup: ")
    pools = [{**POOL, "select": {"prefix": "1206", "max_monthly": cap}}]
    assert told(pools=pools)[0].startswith("estate_pools[0]")


def test_an_amount_with_a_comma_in_a_flow_mapping_is_recognized() -> None:
    select = yaml.safe_load("{prefix: '1206', max_monthly: 3,00}")
    (problem,) = told(pools=[{**POOL, "select": select}])
    assert problem.startswith("estate_pools[0].select: unknown key '0'; if it ends an amount, write that with a point")


@pytest.mark.parametrize("count", ["", " ", None, "1e1", "1_0", "\uff11", "+5", True])
def test_a_count_is_read_as_the_modules_read_it(count: object) -> None:
    assert told(pools=[{**POOL, "count": count}])[0].startswith("estate_pools[0]")
    assert told(limits={"max_releases": count})[0].startswith("estate_limits.max_releases: ")


def test_a_monthly_budget_is_refused_where_no_monthly_price_is_told() -> None:
    assert told("vitcom", budget={"monthly": "5"}) == [
        "estate_budget.monthly: this carrier tells no monthly price before ordering"
    ]


@pytest.mark.parametrize(
    ("carrier", "values", "place"),
    [
        (
            "vitcom",
            {"pools": [{**POOL, "contact": "sip:1@h"}]},
            "estate_pools[0]: contact is no option of carrier vitcom",
        ),
        ("vitcom", {"pools": [POOL]}, "estate_pools[0]: select.prefix is no key of carrier vitcom"),
        ("tcxc", {"defaults": {"trunk_group": "hq"}}, "estate_defaults: trunk_group is no option of carrier tcxc"),
        ("tcxc", {"numbers": [{"number": "12062190001", "trunk_group": "hq"}]}, "estate_numbers[0]: trunk_group is no"),
        (
            "tcxc",
            {"trunk_groups": [{"title": "hq"}]},
            "estate_trunk_groups: carrier tcxc has none of that, only vitcom",
        ),
        ("tcxc", {"ports": [PORT]}, "estate_ports: carrier tcxc has none of that, only vitcom"),
        ("tcxc", {"defaults": {"contact": "tel:1"}}, "estate_defaults: contact 'tel:"),
        ("tcxc", {"pools": [POOL, POOL]}, "pool p is listed twice: estate_pools[0] and estate_pools[1]"),
        (
            "vitcom",
            {"trunk_groups": [{"title": "a", "primary": {"ip": "x"}}]},
            "estate_trunk_groups[0]: primary.ip",
        ),
        ("vitcom", {"termination_trunks": [{"ip": "192.0.2.1", "ports": 1001}]}, "estate_termination_trunks[0]: ports"),
        ("vitcom", {"ports": [{"numbers": ["12"]}]}, "estate_ports[0].numbers[0]: '12' is not"),
        ("vitcom", {"ports": [PORT, PORT]}, "+12065550123 is listed twice: estate_ports[0] and estate_ports[1]"),
        ("vitcom", {"ports": [{**PORT, "category": "tollfree"}]}, "estate_ports[0]: category is tollfree"),
        ("smsbower", {"numbers": ["12062190001"]}, "estate_numbers: carrier smsbower has none of that, only tcxc and"),
        ("vitcom", {"protected": ["12"]}, "estate_protected[0]: '12' is not a phone number"),
    ],
)
def test_what_only_the_carrier_or_the_whole_shows_is_told(carrier: str, values: dict[str, Any], place: str) -> None:
    problems = told(carrier, **values)
    assert any(problem.startswith(place) for problem in problems), problems


def test_a_date_that_stands_unquoted_is_one() -> None:
    port = {**PORT, "requested_foc_date": date(2099, 5, 14)}
    assert told("vitcom", ports=[port]) == []
    assert "is a Saturday" in told("vitcom", ports=[{**port, "requested_foc_date": datetime(2099, 5, 16, 1)}])[0]


def test_a_number_cannot_be_ported_in_and_released_at_once() -> None:
    numbers = [{"number": "2065550123", "state": "absent"}]
    assert told("vitcom", numbers=numbers, ports=[PORT]) == [
        "estate_numbers[0]: +12065550123 is to be released here and ported in by estate_ports"
    ]


def test_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    path = str(tmp_path / "none")
    assert told(numbers_file=path) == [f"estate_numbers_file: there is no file {path}"]
    problems = told("vitcom", ports=[{**PORT, "loa_files": [path]}])
    assert problems == [f"estate_ports[0].loa_files[0]: the file {path} cannot be sent: No such file or directory"]


def test_what_the_schema_says_of_an_order_hides_nothing_else_of_it() -> None:
    port = {**PORT, "catgory": "x", "requested_foc_date": "2026-11-21T10:00:00Z", "numbers": ["+12065550123"] * 2}
    problems = told("vitcom", ports=[port])
    assert [problem.partition(" (")[0] for problem in problems] == [
        "estate_ports[0]: unknown key 'catgory'; did you mean category?",
        "estate_ports[0]: +12065550123 is listed twice: numbers[0] and numbers[1]",
        "estate_ports[0]: requested_foc_date 2026-11-21T10:00:00Z is a Saturday",
    ]


def test_the_names_are_those_of_the_role() -> None:
    assert told(role="numbers", pools=[{**POOL, "cont": 1}], defaults={"contact": "x"})[0].startswith(
        "numbers_pools[0]:"
    )
    assert told("vitcom", role="trunks", trunk_groups=[{"id": ""}])[0].startswith("trunks_trunk_groups[0]")
