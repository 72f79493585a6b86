# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The playbook export: what an account owns as a declaration that changes nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Template

from ansible_collections.dialtone.telecom.plugins.plugin_utils.export import document
from tests.support.actions import run_action
from tests.support.customer import Customer
from tests.support.environment import CHECKOUT
from tests.support.exports import declared
from tests.support.playbook import Host
from tests.support.sandbox import Sandbox

HOSTILE = "{{ lookup('pipe', 'touch evaluated') }}"
CONTACT = re.compile(r"smpp:([^:]+):(.+):[^:@]*@([^:]+)(:[0-9]+)?")
ROUTINGS: list[dict[str, Any]] = [
    {"contact": "sip:{number}@here.example.com", "smpp_contact": "smpp:acme:hush-hush:{number}@here.example.com:2776"},
    {"contact": "sip:{number}@here.example.com", "smpp_contact": "smpp:acme:other:{number}@here.example.com:2776"},
    {"contact": "sip:{number}@there.example.com", "smpp_contact": "smpp:{{x}}:p:w:sales@there.example.com"},
    {"contact": "sip:{number}@there.example.com", "smpp_contact": ""},
    {"contact": HOSTILE, "smpp_contact": "none"},
]
KINDS = ("trunk_group", "termination_trunk")
TITLES = ("hq", "hq", "sales", "7", HOSTILE, "yes", "a: b # c")


def define(sandbox: Sandbox, call: str, **parameters: str) -> None:
    """A request to vitcom as somebody sends it who does not use this collection."""
    account = sandbox.accounts["vitcom"]
    given = {"token": account["api_key"], "accountno": account["account"], **parameters}
    answer = sandbox._http.post(f"{account['api_url']}/{call}", data=given, timeout=20)
    assert answer.ok, answer.text


def fill(sandbox: Sandbox, carrier: str, chance: random.Random, count: int) -> None:
    """Numbers all over the account, routed in every way."""
    digits = chance.sample([f"{area}219{line:04}" for area in (206, 212, 888) for line in range(200)], count)
    fields: list[dict[str, Any]] = ROUTINGS
    if carrier == "vitcom":
        for at, title in enumerate(TITLES):
            ports = {"primaryTrunk": f"192.0.2.{at}", "primaryPort": "5060", "secondaryPrefix": "12345"}
            define(sandbox, "defineTrunk", title=title, billingType="Metered", **ports)
        for address in ("192.0.2.1", "192.0.2.2", "192.0.2.2"):
            define(sandbox, "defineTrunk_termination", title="out", ipaddress=address, ports="10", cps="2")
        ids = [row["id"] for row in sandbox.state()["vitcom"]["trunk_groups"]]
        fields = [*({"trunk": identifier} for identifier in ids), {"trunk": None, "status": "0"}]
    for number in digits:
        listed = number if carrier == "vitcom" else f"1{number}"
        sandbox.control("grant", {"api": carrier, "numbers": [listed], "fields": chance.choice(fields)})


def passwords(sandbox: Sandbox) -> dict[str, str]:
    """What the user knows: the password of each login, and of each number."""
    known: dict[str, str] = {}
    for row in sorted(
        sandbox.state()["tcxc"]["owned"][sandbox.accounts["tcxc"]["account"]], key=lambda row: str(row["number"])
    ):
        if found := CONTACT.fullmatch(row["smpp_contact"]):
            login, password, host, _port = found.groups()
            known.setdefault(f"{login}@{host}", password)
            known[f"{login}@{host}#{row['number']}"] = password
    return known


def exported(customer: Customer, folder: Path, *, pools: bool) -> dict[str, Any]:
    """The variables of an account, read and written by the real modules and the real action."""
    columns = "number status country description category state monthly_fee contact smpp_contact smpp_password"
    owned = customer.run("number_info", columns=[*columns.split(), "trunk_group"])
    trunks = customer.run("account_info", without=["numbers", "balance"])
    assert not owned["failed"]
    assert not trunks["failed"]
    arguments = {"carrier": customer.carrier, "numbers": "owned", "trunks": "trunks", "pools": pools}
    result = run_action("estate_export", {**arguments, "artifacts": str(folder)}, {"owned": owned, "trunks": trunks})
    assert not result["failed"], result
    return declared(Path(result["path"]).read_text(), passwords(customer.sandbox))


def changes(customer: Customer, estate: dict[str, Any], *, check: bool) -> list[Any]:
    """What provisioning would do, or does."""
    given = {key: estate[f"estate_{key}"] for key in ("numbers", "pools") if f"estate_{key}" in estate}
    trunks = {kind: estate[name] for kind in KINDS if (name := f"estate_{kind}s") in estate}
    results = [
        customer.run("did_purchase", check=check, **estate.get("estate_defaults", {}), **given),
        *(customer.run(kind, check=check, **{f"{kind}s": entries}) for kind, entries in trunks.items()),
    ]
    return [result["plan"] or result.get("msg") for result in results if result["plan"] or result["failed"]]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_account_is_declared_as_it_is(customer: Customer, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    fill(customer.sandbox, customer.carrier, chance, count=30)
    customer.sandbox.clear_log()
    for pools in (False, True):
        estate = exported(customer, tmp_path, pools=pools)
        assert ("estate_pools" in estate) is pools
        assert changes(customer, estate, check=True) == []
        assert changes(customer, estate, check=False) == []
        variables = {"telecom_carrier": customer.carrier, **estate}
        assert run_action("estate_declaration", {"role": "estate"}, variables)["failed"] is False
    assert customer.sandbox.calls(writes=True) == []


def test_a_large_account_is_declared_in_a_csv_file(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "MOST_LISTED", 29)
    for at, routing in enumerate(ROUTINGS[:3]):
        numbers = [f"1206{219 + at}{line:04}" for line in range(10)]
        sandbox.control("grant", {"api": "tcxc", "numbers": numbers, "fields": routing})
    customer = Customer("tcxc", sandbox)
    estate = exported(customer, tmp_path, pools=False)
    path = tmp_path / "acme.numbers.csv"
    assert (estate["estate_numbers_file"], len(path.read_text().splitlines())) == (str(path), 31)
    assert len((tmp_path / "acme.estate.yml").read_text().splitlines()) < 30
    variables = {"telecom_carrier": "tcxc", "telecom_smpp_passwords": passwords(sandbox), **estate}
    handed = run_action("estate_declaration", {"role": "estate"}, variables)
    bought = customer.run("did_purchase", numbers_file=handed["numbers_file"], **estate["estate_defaults"])
    assert (handed["numbers_file"] == str(path), bought["failed"], bought["plan"]) == (False, False, [])
    missing = run_action("estate_declaration", {"role": "estate"}, {**variables, "telecom_smpp_passwords": {}})
    assert f"- {path}: telecom_smpp_passwords has no password '{{{{x}}}}@there.example.com'" in missing["msg"]
    exported(customer, tmp_path, pools=True)
    assert not path.exists()


def test_an_export_is_provisioned_without_a_change(sandbox: Sandbox, tmp_path: Path) -> None:
    fill(sandbox, "tcxc", random.Random(3), count=12)
    host = Host(tmp_path, sandbox, "tcxc", telecom_smpp_passwords=passwords(sandbox))
    sandbox.clear_log()
    run = host.play("export", "--check", "-e", "export_pools=true")
    assert (run.code, run.count("changed"), sandbox.calls(writes=True)) == (0, 0, []), run.output
    assert "Passwords to put into telecom_smpp_passwords: acme@here.example.com, " in run.text
    (tmp_path / "host_vars").mkdir()
    (tmp_path / "artifacts" / "acme.estate.yml").rename(tmp_path / "host_vars" / "acme.yml")
    provisioned = host.play("provision")
    assert (provisioned.code, provisioned.count("changed")) == (0, 0), provisioned.output
    assert sandbox.calls(writes=True) == []
    assert not (tmp_path / "evaluated").exists()


def test_an_export_reads_as_a_person_would_have_written_it(tcxc: Customer, tmp_path: Path) -> None:
    tcxc.give("+12062190020", "+12062190021", monthly_fee="1.1000", description="Seattle", country_name="United States")
    exported(tcxc, tmp_path, pools=False)
    assert (tmp_path / "acme.estate.yml").read_text().partition("telecom_smpp_passwords:\n")[2] == (
        "#   acme@here.example.com: ...\n\n"
        "estate_defaults:\n"
        "  contact: sip:{number}@here.example.com\n"
        "  smpp_contact: \"smpp:acme:{{ telecom_smpp_passwords['acme@here.example.com'] }}:"
        '{number}@here.example.com:2776"\n\n'
        "estate_numbers:\n"
        "  # sip:{number}@here.example.com, smpp:acme:********:{number}@here.example.com:2776: "
        "2 numbers, 2.2000 a month\n"
        '  - "+12062190020"  # Seattle, United States, 1.1000 a month\n'
        '  - "+12062190021"  # Seattle, United States, 1.1000 a month\n'
    )


def test_termination_trunks_that_are_switched_off_are_declared_so_once(vitcom: Customer, tmp_path: Path) -> None:
    on: dict[str, Any] = {"title": "out", "ip": "192.0.2.1", "ports": 10, "cps": 2}
    off = {**on, "ip": "192.0.2.2"}
    for trunk in (on, off, off):
        vitcom.run("termination_trunk", **trunk)
        vitcom.run("termination_trunk", ip=trunk["ip"], state="disabled")
    vitcom.run("termination_trunk", **on)
    estate = exported(vitcom, tmp_path, pools=False)
    assert estate["estate_termination_trunks"] == [
        {"ip": "192.0.2.1", "ports": 10, "cps": 2},
        {"ip": "192.0.2.2", "state": "disabled"},
    ]
    assert vitcom.run("termination_trunk", termination_trunks=estate["estate_termination_trunks"])["plan"] == []


@pytest.mark.parametrize(
    ("file", "pools", "words"),
    [
        (None, 0, "2304 numbers. It"),
        ("n.csv", 0, "2304 numbers, all in n.csv. It"),
        ("n.csv", 2, "2304 numbers, of them in n.csv those that are no pool. It"),
    ],
)
def test_what_an_export_says_of_its_files(file: str | None, pools: int, words: str) -> None:
    told: dict[str, Any] = {
        "path": "a.yml",
        "numbers_file": file,
        "passwords": [],
        "counts": {"numbers": 2304, "pools": pools},
    }
    *_tasks, last = yaml.safe_load((CHECKOUT / "roles/estate/tasks/export.yml").read_text())
    message = Template(last["ansible.builtin.debug"]["msg"]).render(_estate_export=told, inventory_hostname="acme")
    assert message.startswith(f"a.yml: {words}")


def test_an_account_that_owns_nothing(tcxc: Customer, tmp_path: Path) -> None:
    exported(tcxc, tmp_path, pools=True)
    assert yaml.safe_load((tmp_path / "acme.estate.yml").read_text()) == {"estate_numbers": []}
    assert run_action("estate_export", {"carrier": "tcxc"}, {})["failed"]
