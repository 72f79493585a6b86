# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""All that is wrong with a task's options, told by real modules at once. Nothing is ever sent: nobody listens there."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import carriers_with
from tests.support.modules import run_module

ACCOUNT = {"account": "1", "api_key": "key", "api_url": "http://127.0.0.1:9/"}
CARD = {"first_name": "A", "last_name": "B", "number": "4111111111111111", "cvv": "123"}
KEYS = "first_name, last_name, number, exp_month, exp_year, cvv, address, address2, city, state, zip_code"


def told(module: str, carrier: str | None = "vitcom", **params: Any) -> list[str]:
    """The problems of a task, which reports them all with every key of a result."""
    result = run_module(module, {**ACCOUNT, "carrier": carrier, **params})
    assert (result["failed"], result.get("exception"), result.get("api_calls", {}).get("read", 0)) == (True, None, 0)
    lines = result["msg"].splitlines()
    return [line.removeprefix("- ") for line in lines[1:]] or lines


def begin(found: list[str], *begins: str) -> None:
    """Each problem begins as it should, and there is no other."""
    assert [text[: len(begin)] for text, begin in zip(found, begins, strict=True)] == list(begins)


def test_ansibles_problems_and_the_modules_own_are_told_together() -> None:
    entries = ["12", {"number": "12062190001", "contct": "x"}]
    pools = [{"name": "a", "select": 5}, {"name": "b", "count": 1, "select": {"prefix": "x1"}}]
    begin(
        told("did_purchase", "tcxc", count="many", numbers=entries, pools=pools, budget=5, exact="perhaps", bugdet=1),
        *("unknown option 'bugdet'; did you mean budget?", "count: 'many' is not a whole number"),
        *("exact: 'perhaps' is not true or false", "pools[0]: count is missing"),
        "pools[0].select: 5 is not a dictionary; its keys are country,",
        "budget: 5 is not a dictionary; its keys are setup, monthly",
        "numbers[0]: '12' is not a phone number",
        "numbers[1]: unknown key 'contct'; did you mean contact?",
        "pools[1]: select.prefix is 'x1', not digits",
    )


def test_the_account_is_looked_at_too() -> None:
    begin(
        told("trunk_group", api_key=None, api_url="ftp://x", timeout="soon", title=["a"]),
        *("api_key is missing: give it, in the inventory as telecom_api_key,", "timeout: 'soon' is not a number"),
        *("title: it is a list, not text", "api_url must be an http(s) URL"),
    )


def test_a_carrier_that_the_environment_gives_is_looked_at_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIALTONE_CARRIER", "tcxcc")
    able = ", ".join(carriers_with("numbers"))
    expected = f"carrier: DIALTONE_CARRIER in the environment: 'tcxcc' is not one of {able}; did you mean tcxc?"
    begin(told("number_info", carrier=None), expected)
    begin(told("trunk_group", carrier=None, title="a"), "carrier: DIALTONE_CARRIER in the environment: 'tcxcc' is not")


def test_what_follows_from_another_problem_is_not_told() -> None:
    begin(told("trunk_group", trunk_groups=5), "trunk_groups: 5 is not a list")
    begin(told("trunk_group", titel="a"), "unknown option 'titel'; did you mean title?")
    pools = [{"name": "a", "count": 1, "select": {"max_setup": "1,50"}}]
    begin(told("did_purchase", "tcxc", pools=pools), "pools[0]: select.max_setup: '1,50' is not an amount")
    begin(told("lnp_order", numbers={"a": 1}), "numbers: a dictionary is not a list")
    begin(told("did_purchase", select={"state": "WA"}, count="x"), "count: 'x' is not a whole number")


def test_what_is_wrong_by_itself_is_told_whatever_words_it_has() -> None:
    """The words of options are those of sentences too: state, number, numbers, select, title."""
    begin(
        told("did_purchase", state="gone", count=1, select={"category": "landline", "state": "Washington"}),
        *("state: 'gone' is not one of present, absent", "the task: select.state is 'WASHINGTON', not a two-letter"),
    )
    begin(
        told("did_purchase", select={"features": 5, "npanxx": "1"}, number=["x"], count=1, exclude=["y"]),
        *("number: it is a list, not text", "select.features[0]: '5' is not one of"),
        *("the task: select.npanxx is '1', not six digits", "exclude[0]: 'y' is not a phone number"),
    )
    saturday = "2026-11-21T10:00:00Z"
    found = told("lnp_order", numbers={"a": 1}, requested_foc_date=saturday, wait_interval="x", wait_timeout=-1)
    begin(
        found,
        *("numbers: a dictionary is not a list", "wait_interval: 'x' is not a number"),
        *("requested_foc_date 2026-11-21T10:00:00Z is a Saturday", "wait_timeout must be at least 0 s"),
    )


def test_how_options_go_together_is_told_only_where_each_is_right() -> None:
    begin(
        told("sms_activation", "smsbower", state="anothr", known_code="1", activation_id="7"), "state: 'anothr' is not"
    )
    begin(told("number_update", trunk_group=["a"], number="12062190001"), "trunk_group: it is a list, not text")


def test_what_would_not_be_so_with_a_part_that_is_wrong_is_not_told() -> None:
    select = {"country": ["US"], "max_monthly": "2"}
    begin(told("did_purchase", "tcxc", count=1, select=select), "select.country: it is a list, not text")
    pools = [{"name": "a", "count": 1, "select": {"max_monthly": "2"}}]
    found = told("did_purchase", "tcxc", count=1, select=select, pools=pools)
    begin(found, "select.country: it is a list, not text", "pools[0]: a pool needs a select that is not empty")
    begin(told("account_info", read=["numbers"], without={"a": 1}), "without: a dictionary is not a list")
    begin(told("account_info", read=["numbers"], without=["balance"]), "parameters are mutually exclusive: read|w")


def test_entries_are_told_by_the_place_that_they_have() -> None:
    groups = ["a", {"title": "b", "primary": {"port": "x"}}, {"title": "c", "primary": {"ip": "1.2"}}]
    begin(
        told("trunk_group", trunk_groups=groups),
        "trunk_groups[0]: 'a' is not a dictionary; its keys are title",
        "trunk_groups[1].primary.port: 'x' is not a whole number",
        "trunk_groups[2]: primary.ip '1.2' is not an IPv4 address",
    )


def test_words_that_yaml_takes_for_true_or_false_are_told_with_the_remedy() -> None:
    (problem,) = told("did_purchase", "tcxc", count=1, select={"country": False})
    assert problem.startswith("select.country: it is false, not text: put it in quotes, for YAML reads")
    begin(told("did_purchase", "tcxc", count=True, select={"country": "NO"}), "count: true is not a whole number")


@pytest.mark.parametrize("params", [{"numbers": None}, {"pools": None, "count": None}])
def test_nothing_at_all_is_told(params: dict[str, Any]) -> None:
    begin(told("did_purchase", **params), "nothing is named: give number, numbers, numbers_file, count or pools")
    begin(told("did_purchase", numbers_file=""), "numbers_file is empty")


def test_an_option_that_is_empty_is_told_with_what_it_would_be() -> None:
    groups = [{"title": "a", "call_forwarding_update": None}]
    problem = "trunk_groups[0].call_forwarding_update: it is empty: leave it out to have 'on_create'"
    begin(told("trunk_group", trunk_groups=groups), problem)


def test_a_title_is_one_line() -> None:
    for module in ("trunk_group", "termination_trunk"):
        (problem,) = told(module, title="a\nb", **({"ip": "192.0.2.1"} if module == "termination_trunk" else {}))
        assert "such as a line break" in problem


def test_a_trunk_group_cannot_be_absent_and_the_remedy_is_told() -> None:
    for params in ({"title": "a", "state": "absent"}, {"trunk_groups": [{"title": "a", "state": "absent"}]}):
        (problem,) = told("trunk_group", **params)
        assert "state: 'absent' is not possible, only present. No call of the API deletes" in problem
        assert "ask the carrier to remove it" in problem


def test_what_is_no_plan_is_told_before_the_first_request() -> None:
    numbers = ["12062190001"]
    strange: list[Any] = ["x", {"plan": []}, [{"name": "+12062190001", "status": "ok"}], ["x"]]
    for expected in strange:
        (problem,) = told("did_purchase", numbers=numbers, expected_plan=expected)
        assert "ive the plan of a check-mode run" in problem
    assert len(told("did_purchase", numbers=["1"], expected_plan=[{"name": "x"}])) == 2


def test_a_read_module_tells_all_at_once() -> None:
    result = run_module("number_info", {"carrier": "tcxc", "api_key": "k", "timeout": "x", "select": 5})
    begin(
        [line.removeprefix("- ") for line in result["msg"].splitlines()],
        "3 problems, nothing was done:",
        *("timeout: 'x' is not a number", "select: 5 is not a dictionary", "account is required for carrier tcxc"),
    )


@pytest.mark.parametrize(
    ("params", "problems"),
    [
        ({"card": [CARD]}, [f"card: a list is not a dictionary; its keys are {KEYS}"]),
        ({"card": 4111111111111111}, [f"card: the value is not a dictionary; its keys are {KEYS}"]),
        ({"card": "4111111111111111"}, [f"card: the value is not a dictionary; its keys are {KEYS}"]),
        ({"card": None}, ["card is missing"]),
        ({"card": CARD | {"number": ["4111"]}}, ["card.number: it is a list, not text"]),
        ({"card": CARD, "minimum_balance": True}, ["minimum_balance: it is true, not text"]),
    ],
)
def test_a_card_that_is_none_is_told_without_a_digit(params: dict[str, Any], problems: list[str]) -> None:
    found = told("account_payment", **{"minimum_balance": "5", **params})
    assert [text for text in problems if not any(each.startswith(text) for each in found)] == []
    assert "4111" not in str(found)
