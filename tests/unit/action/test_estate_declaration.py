# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The declaration of a role's variables, checked and handed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import trust_as_template

from tests.support.actions import run_action

ACCOUNT = {"telecom_account": "1", "telecom_api_url": "https://api.example.com"}
POOL = {"name": "p", "count": 1, "select": {"category": "landline", "state": "WA"}}


def declared(carrier: str = "vitcom", role: str = "estate", **values: Any) -> dict[str, Any]:
    """The result for some variables of a role."""
    variables = {f"{role}_{name}": value for name, value in values.items()}
    return run_action("estate_declaration", {"role": role}, {"telecom_carrier": carrier, **ACCOUNT, **variables})


def test_the_kinds_that_are_declared_are_told() -> None:
    result = declared(trunk_groups=[{"title": "hq"}, {"title": "new", "id": 7}], pools=[POOL], numbers=[])
    assert result["declared"] == ["trunk_groups", "numbers"]
    assert (result["trunk_group_titles"], result["retitled_trunk_groups"]) == (["hq"], {"7": "new"})
    assert "balance" in result["capabilities"]


def test_nothing_declared_is_no_error() -> None:
    result = declared(budget={}, limits={}, pools=None, numbers_file=None)
    assert (result["failed"], result["declared"]) == (False, [])


def complaints(**values: Any) -> list[str]:
    """What is told of a declaration on vitcom, line by line."""
    return [line.removeprefix("- ") for line in declared(**values)["msg"].splitlines()[1:]]


def test_a_guard_that_was_given_and_is_empty_is_a_problem() -> None:
    told = complaints(
        budget=None, limits=trust_as_template("{{ none }}"), protected=None, defaults=None, artifacts=None
    )
    assert [problem.split(":")[0].removeprefix("estate_") for problem in told] == [
        *("budget", "limits", "defaults", "protected", "artifacts")
    ]
    assert "estate_budget: it is empty: write setup or monthly below it, indented, or leave it out" in told
    assert "numbers_limits: it is empty" in declared(role="numbers", limits=None)["msg"]
    assert complaints(approved_plan=None) == ["estate_approved_plan: it is empty: give it a value, or leave it out"]


def test_keys_that_lost_their_indentation_are_named_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "host_vars").mkdir()
    text = "estate_pools: []\nestate_budget:\n# of a run\nsetup: '1'\nmonthly: '1'\n"
    (tmp_path / "host_vars" / "acme.yml").write_text(text)
    variables = {"ansible_inventory_sources": [str(tmp_path / "hosts.yml")], **yaml.safe_load(text)}
    told = run_action("estate_declaration", {"role": "estate"}, {"telecom_carrier": "tcxc", **variables})["msg"]
    assert "estate_budget: it is empty: indent setup and monthly below it (host_vars/acme.yml:2)" in told


def test_a_variable_in_two_files_of_the_host_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        file = tmp_path / "host_vars" / "acme" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("telecom_carrier: tcxc\nestate_pools: []\n")
    variables = {"ansible_inventory_sources": [str(tmp_path / "hosts.yml")], "estate_pools": []}
    assert run_action("estate_declaration", {"role": "estate"}, {"telecom_carrier": "tcxc", **variables})[
        "warnings"
    ] == [
        f"{name} stands in several files, of which Ansible takes the last alone: host_vars/acme/a.yml:{line}, "
        f"host_vars/acme/b.yml:{line}. Write it in one of them"
        for line, name in enumerate(("telecom_carrier", "estate_pools"), start=1)
    ]
    assert "warnings" not in declared()


def test_a_variable_of_the_users_own_is_no_place_of_a_complaint(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("number,contact\n,x\n")
    (tmp_path / "acme.yml").write_text(f"number: my own\nestate_numbers_file: {tmp_path / 'n.csv'}\n")
    variables = DataLoader().load_from_file(str(tmp_path / "acme.yml"))
    told = run_action("estate_declaration", {"role": "estate"}, {"telecom_carrier": "tcxc", **variables})["msg"]
    assert told.endswith(f"- {tmp_path / 'n.csv'} line 2: number is missing")


def test_what_is_valid_is_told_with_its_budget() -> None:
    numbers = ["2065550123", {"number": "2065550124", "state": "absent"}]
    result = declared(numbers=numbers, pools=[POOL, {**POOL, "name": "q"}], budget={"setup": "20.00"})
    assert result["summary"] == "1 number, 1 number to release, 2 pools, budget 20.00 once: valid"
    guarded = declared(limits={"max_releases": 1}, protected=["2065550123"], ports=[{"numbers": ["2065550123"]}])
    assert guarded["summary"] == "1 port-in, no budget, max_releases 1, 1 protected: valid"
    assert declared()["summary"] == "nothing is declared: valid"


def lacking(carrier: str, **values: Any) -> list[str]:
    """What would lack to buy the declared numbers."""
    return list(declared(carrier, **values)["lacking"])


def test_what_would_lack_to_buy_is_told_offline() -> None:
    pool = {"name": "p", "count": 1, "select": {"prefix": "1206", "features": ["sms"]}}
    assert lacking("tcxc", numbers=["12065550123", {"number": "12065550124", "billing_account": 1}], pools=[pool]) == [
        f"estate_numbers[0]: contact is required to buy a number with voice, video or fax, here and in 1 more{REST}",
        f"estate_numbers[0]: billing_account is required to buy on tcxc, here and in 1 more{REST}",
        f"estate_pools[0]: smpp_contact is required to buy a number with sms{REST}",
    ]
    enough = {"contact": "sip:1@host", "smpp_contact": "smpp:a:b:c@host:2775", "billing_account": 1}
    assert lacking("tcxc", numbers=["12065550123"], pools=[pool], defaults=enough) == []
    assert lacking("tcxc", pools=[{**pool, "count": 0}], numbers=[{"number": "12065550123", "state": "absent"}]) == []


REST = ": give it in estate_defaults; what is owned already needs none"


def test_what_a_port_in_brings_is_not_bought() -> None:
    port = {"numbers": ["2065550123"]}
    told = [f"estate_numbers[0]: trunk_group is required to buy on vitcom{REST}"]
    assert lacking("vitcom", numbers=["2065550124", "2065550123"], ports=[port]) == told
    assert lacking("vitcom", numbers=[{"number": "2065550124", "trunk_group": "hq"}]) == []


def test_an_option_beside_the_defaults_is_recognized() -> None:
    variables = {"telecom_carrier": "vitcom", **ACCOUNT, "estate_pools": [POOL], "trunk_group": "hq"}
    (told,) = run_action("estate_declaration", {"role": "estate"}, variables)["lacking"]
    assert "trunk_group is required to buy on vitcom: indent it below estate_defaults, outside of which it st" in told


def test_a_carrier_on_which_nothing_can_be_declared_is_told_before_it_is_asked() -> None:
    assert declared("smsbower")["msg"].splitlines()[1:] == [
        "- telecom_carrier is smsbower, which owns nothing to declare: leave it out by --limit or telecom_hosts"
    ]


def test_one_problem_and_many_are_worded_with_their_number() -> None:
    assert declared(limits={"max_release": 1})["msg"] == (
        "1 problem in the declaration, nothing was sent:\n"
        "- estate_limits: unknown key 'max_release'; did you mean max_releases?"
    )
    many = declared(numbers=["x"] * 60)["msg"].splitlines()
    assert (many[0], many[-1]) == ("60 problems in the declaration, nothing was sent:", "- and 10 more")


def left(folder: Path, *replaces: str, **values: Any) -> list[str]:
    """What is left of the artifacts of an earlier run."""
    plan = {"digest": "d1", "approved": {"digest": "d0"}}
    for name in ("acme.plan.json", "acme.plan.md", "acme.applied.json", "acme.drift.json"):
        (folder / name).write_text(json.dumps(plan))
    variables = {"telecom_carrier": "vitcom", "estate_artifacts": str(folder)}
    variables |= {f"estate_{name}": value for name, value in values.items()}
    run_action("estate_declaration", {"role": "estate", "replaces": list(replaces)}, variables)
    return sorted(path.name.removeprefix("acme.") for path in folder.iterdir())


ALL = ["applied.json", "drift.json", "plan.json", "plan.md"]


def test_a_refused_declaration_leaves_no_artifact_that_passes_for_this_runs(tmp_path: Path) -> None:
    assert left(tmp_path, "plan", "applied", numbers="many") == ["drift.json"]
    assert left(tmp_path, "plan", numbers="many") == ["applied.json", "drift.json"]


def test_what_this_run_does_not_write_stays(tmp_path: Path) -> None:
    assert left(tmp_path, numbers="many") == ALL
    assert left(tmp_path, "plan", "applied", numbers=[]) == ALL


@pytest.mark.parametrize("digest", ["d1", "d0"])
def test_the_approved_plan_outlives_a_refused_declaration(tmp_path: Path, digest: str) -> None:
    assert left(tmp_path, "plan", "applied", approved_plan=digest, numbers="many") == ALL[1:]
    assert left(tmp_path, "plan", "applied", approved_plan="other", numbers="many") == ["drift.json"]


@pytest.mark.parametrize("slip", [{"approved_plan": "d" * 63}, {"aproved_plan": "d" * 64}, {"budget.setup": 1}])
def test_a_slip_beside_what_is_declared_leaves_the_plan_that_was_reviewed(tmp_path: Path, slip: dict[str, Any]) -> None:
    assert left(tmp_path, "plan", "applied", **slip) == ALL
    assert left(tmp_path, "plan", "applied", **slip, numbers="many") == ["drift.json"]


def test_a_misspelt_variable_is_a_problem() -> None:
    assert "unknown variable 'estate_nubmers'; did you mean estate_numbers?" in declared(nubmers=[])["msg"]


def test_a_misspelt_variable_of_the_sandbox_is_a_problem() -> None:
    wrong = run_action("estate_declaration", {"role": "sandbox"}, {"sandbox_prt": 1, "telecom_carier": "tcxc"})
    assert (wrong["failed"], wrong["msg"].splitlines()[1:]) == (
        True,
        [
            "- unknown variable 'sandbox_prt'; did you mean sandbox_port?",
            "- unknown variable 'telecom_carier'; did you mean telecom_carrier?",
        ],
    )
    assert not declared(role="sandbox", port=1, accounts={}, of_mine=1)["failed"]


def test_what_is_wrong_with_the_account_is_told_with_the_rest() -> None:
    variables = {"telecom_carrier": "vitcom", "telecom_api_kye": "x", "telecom_timeout": "soon", "estate_limits": 1}
    told = run_action("estate_declaration", {"role": "estate"}, variables)["msg"].splitlines()
    assert told == [
        "3 problems in the declaration, nothing was sent:",
        "- unknown variable 'telecom_api_kye'; did you mean telecom_api_key?",
        '- estate_limits: 1 is not a dictionary, such as {"max_purchases": 10, "max_releases": 0}',
        "- telecom_timeout: 'soon' is not a number",
    ]


def test_the_carrier_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIALTONE_CARRIER", "tcxc")
    assert run_action("estate_declaration", {"role": "estate"}, {})["carrier"] == "tcxc"
    monkeypatch.delenv("DIALTONE_CARRIER")
    assert "telecom_carrier is not set" in run_action("estate_declaration", {"role": "estate"}, {})["msg"]


def test_ported_numbers_are_kept_apart_and_paths_start_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loa.txt").write_text("letter")
    port = {"numbers": ["2065550123"], "category": "landline", "loa_files": ["loa.txt"], "wait_for": "foc"}
    result = declared(ports=[port], numbers=[{"number": "2065550123"}], protected=["2065550123"])
    assert result["declared"] == ["ports", "ported_numbers"]
    assert result["ported"] == result["protected"] == ["+12065550123"]
    assert result["documents"] == [
        {"numbers_file": None, "loa_files": [str(tmp_path / "loa.txt")], "carrier_files": []}
    ]
    assert (result["waits"], result["numbers_listed"], result["numbers_file"]) == (True, False, None)


def routed(ports: list[dict[str, Any]], **values: Any) -> list[str]:
    """The rows of the file of ported numbers."""
    result = declared(ports=ports, **values)
    return [] if result["ported_file"] is None else Path(result["ported_file"]).read_text().split()[1:]


def test_numbers_of_a_port_in_alone_are_routed_as_it_or_the_defaults_say() -> None:
    ports: list[dict[str, Any]] = [{"numbers": ["2065550123"]}, {"numbers": ["2065550124"], "trunk_group": 7}]
    assert routed(ports) == ["+12065550124,,,7"]
    assert routed(ports, defaults={"trunk_group": "hq"}) == ["+12065550123,,,hq", "+12065550124,,,7"]
    assert "estate_ports[0].trunk_group" in declared(ports=[{**ports[0], "trunk_group": ""}])["msg"]


def test_the_numbers_of_a_port_in_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text("number\n2065550124\n")
    port = {"numbers": ["2065550123"], "numbers_file": "in.csv"}
    result = declared(ports=[port], numbers=["2065550124"], pools=[POOL])
    assert result["ported"] == ["+12065550123", "+12065550124"]
    assert result["documents"][0]["numbers_file"] == str(tmp_path / "in.csv")
    assert (result["numbers_listed"], result["numbers_file"]) == (False, None)
    (tmp_path / "in.csv").write_text("number\nx\n2065550123\n")
    told = declared(ports=[port, {"numbers": ["2065550123"]}, {"category": "landline"}])["msg"].splitlines()[1:]
    assert told == [
        "- in.csv line 2: 'x' is not a phone number (10 digits, or 11 with the leading 1, such as +12062190001)",
        "- estate_ports[0]: +12065550123 is listed twice: numbers[0] and in.csv line 3",
        "- +12065550123 is listed twice: estate_ports[0] and estate_ports[1]",
        "- estate_ports[2]: nothing is named: give numbers or numbers_file",
    ]


def test_another_role_has_variables_of_its_own() -> None:
    result = declared(role="numbers", pools=[POOL], ports="not looked at")
    assert (result["failed"], result["declared"]) == (False, ["numbers"])


def test_a_role_that_is_none_is_refused() -> None:
    assert "value of role must be one of" in declared(role="estates")["msg"]


def test_a_missing_library_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jsonschema", None)
    assert "-m pip install jsonschema" in declared(pools=[POOL])["msg"]


def test_a_file_whose_passwords_were_filled_in_is_called_by_its_own_name(tmp_path: Path) -> None:
    file = tmp_path / "numbers.csv"
    file.write_text("number,smpp_contact\nx,smpp:me:{{ telecom_smpp_passwords['me@host'] }}:1@host:2775\n")
    variables = {"telecom_carrier": "tcxc", "estate_numbers_file": str(file)}
    told = run_action(
        "estate_declaration",
        {"role": "estate"},
        {**variables, "telecom_smpp_passwords": {"me@host": "hush"}},
    )["msg"]
    assert f"{file} line 2: 'x' is not a phone number" in told
    assert "dialtone-numbers-" not in told
