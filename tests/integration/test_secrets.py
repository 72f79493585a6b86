# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Secrets are in no result, message, diff or trace, and masking mangles nothing that only looks like one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ansible.module_utils.basic import AnsibleModule

from tests.support.customer import BLOCK, Customer
from tests.support.environment import BIN, ansible_environment
from tests.support.sandbox import Sandbox

ONE, TWO = BLOCK[:2]
MARKED = "sEcReT-9f3b"
SMPP = f"smpp:acme:{MARKED}-smpp:{{number}}@smpp.example.com:2776"
#: As short and as numerical as a card's cvv: it stands in numbers, prices and addresses too.
SHORT = "100"


def everything(customer: Customer, module: str, **params: Any) -> str:
    """All that a module prints at the highest verbosity, when it works, when it plans and when it fails."""
    results = [
        customer.run(module, check=check, verbosity=4, **params, **more)
        for check in (True, False)
        for more in ({}, {"concurrency": 99}, {"nonsense": 1}, {"api_key": f"{MARKED}-key"})
    ]
    return json.dumps(results)


@pytest.mark.parametrize("module", ["did_purchase", "number_update"])
def test_nothing_marked_shows_in_what_a_module_prints(tcxc: Customer, module: str) -> None:
    tcxc.give(TWO, routing="there")
    numbers = [{"number": TWO, "smpp_contact": SMPP}, {"number": ONE, "smpp_contact": f"smpp:{MARKED}@x"}]
    printed = everything(tcxc, module, numbers=numbers, smpp_contact=SMPP, contact=tcxc.here["contact"])
    printed += everything(tcxc, module, numbers=numbers[:1], smpp_contact=SMPP)
    assert "********" in printed
    assert MARKED not in printed
    assert tcxc.sandbox.accounts["tcxc"]["api_key"] not in printed


def test_pools_and_files_hide_their_passwords_too(tcxc: Customer, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text(f"number,smpp_contact\n{ONE},{SMPP}\n{TWO},smpp:{MARKED}\n")
    pools = [{"name": "a", "count": 1, "select": {"prefix": "1206"}, "smpp_contact": SMPP, "contact": "sip:a.example"}]
    printed = everything(tcxc, "did_purchase", pools=pools, billing_account=1)
    printed += everything(tcxc, "did_purchase", numbers_file=str(tmp_path / "n.csv"), billing_account=1)
    assert MARKED not in printed


def test_owned_passwords_do_not_show(tcxc: Customer) -> None:
    tcxc.give(ONE, smpp_contact=SMPP)
    assert MARKED not in everything(tcxc, "number_info")
    released = tcxc.buy(number=ONE, state="absent", max_releases=1)
    assert released["plan"][0]["before"]["smpp_contact"] == f"smpp:acme:********:{ONE[1:]}@smpp.example.com:2776"
    assert MARKED not in json.dumps(released)


@pytest.mark.parametrize("module", ["did_purchase", "number_update"])
def test_the_password_of_a_sip_address_is_hidden_like_one_of_smpp(tcxc: Customer, module: str) -> None:
    tcxc.give(TWO, contact=f"sip:acme:{MARKED}-old@pbx.example.com")
    numbers = [{"number": TWO, "contact": f"sip:acme:{MARKED}-new@pbx.example.com"}]
    wrong = [{"number": ONE, "contact": f"sip:acme:a {MARKED}@pbx.example.com"}, {"number": TWO, "contact": [MARKED]}]
    told = tcxc.run(module, numbers=numbers, check=True)
    assert told["plan"][0]["after"] == {"contact": "sip:acme:********@pbx.example.com (new password)"}
    printed = everything(tcxc, module, numbers=numbers, smpp_contact=SMPP)
    printed += everything(tcxc, module, numbers=wrong[:1]) + everything(tcxc, "number_info")
    assert "sip:acme:********@pbx.example.com" in printed
    assert MARKED not in printed


def test_a_carrier_that_repeats_the_password_does_not_get_it_printed(tcxc: Customer) -> None:
    tcxc.sandbox.control("market", {"api": "tcxc", "price": {ONE[1:]: "100000"}})
    tcxc.sandbox.fault("purchase", "html", times=2)
    assert MARKED not in everything(tcxc, "did_purchase", number=ONE, smpp_contact=SMPP, billing_account=1)


def test_the_trace_tells_the_requests_without_secrets(tcxc: Customer) -> None:
    result = tcxc.run("did_purchase", verbosity=3, number=ONE, billing_account=1, **tcxc.here)
    (purchase,) = [line for line in result["trace"] if "/number/purchase" in line]
    assert "signature=********" in purchase
    assert f"contact=sip:{ONE[1:]}@here.example.com" in purchase
    assert f"smpp_contact=smpp:acme:********:{ONE[1:]}@here.example.com:2776" in purchase
    assert "trace" not in tcxc.run("did_purchase", verbosity=2, number=ONE, billing_account=1, **tcxc.here)


@pytest.mark.parametrize("secret", [SHORT, "2067770", "206777000"])
def test_a_short_password_mangles_neither_numbers_nor_prices(tcxc: Customer, secret: str) -> None:
    number = "+12061002190"
    row = {"number": number[1:], "monthly_fee": "100.0000", "setup_fee": "1.1000", "voice": 1, "sms": 1}
    tcxc.sandbox.control("market", {"api": "tcxc", "add": [row | {"verification_required": 0}]})
    smpp = f"smpp:u:{secret}:{{number}}@198.51.100.1"
    result = tcxc.run(
        "did_purchase",
        verbosity=4,
        numbers=[number, ONE],
        billing_account=1,
        contact="sip:a@b.example",
        smpp_contact=smpp,
    )
    assert [entry["name"] for entry in result["results"]] == [number, ONE]
    assert result["results"][0]["monthly_fee"] == "100.0000"
    assert result["plan"][0]["after"]["smpp_contact"] == "smpp:u:********:12061002190@198.51.100.1"
    assert result["invocation"]["module_args"]["smpp_contact"] == "smpp:u:********:{number}@198.51.100.1"


@pytest.mark.parametrize("key", ["127", "12067770", "2067770001"])
def test_a_key_of_digits_mangles_nothing(sandbox: Sandbox, key: str) -> None:
    customer = Customer("tcxc", sandbox)
    printed = customer.run("did_purchase", number=ONE, api_key=key, verbosity=4)["invocation"]["module_args"]
    assert printed["api_key"] == "********"
    assert (printed["api_url"], printed["number"]) == (sandbox.accounts["tcxc"]["api_url"], ONE)


def test_arguments_do_not_reach_the_log_of_the_system(tcxc: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[str] = []
    monkeypatch.setattr(AnsibleModule, "log", lambda _module, message, **_more: logged.append(str(message)))
    tcxc.run("number_update", numbers=[{"number": ONE, "smpp_contact": f"smpp:acme:{MARKED}"}], smpp_contact=SMPP)
    assert MARKED not in str(logged)


def test_what_is_refused_by_the_argument_spec_shows_no_secret(tcxc: Customer) -> None:
    result = tcxc.buy(number=ONE, state=f"smpp:a:{MARKED}:1@x", contact="sip:a.example", smpp_contact=SMPP)
    assert result["failed"]
    assert MARKED not in json.dumps(result)


def test_nothing_marked_reaches_the_terminal_or_a_log(tcxc: Customer, tmp_path: Path) -> None:
    """A real ansible-playbook at the highest verbosity, with the password in a list and in a loop over indices."""
    account = tcxc.sandbox.options("tcxc")
    numbers = [{"number": ONE, "smpp_contact": SMPP, "contact": "sip:a@b.example"}, {"number": TWO}]
    task = {
        "dialtone.telecom.did_purchase": {**account, "numbers": numbers, "billing_account": 1},
        "ignore_errors": True,
    }
    play = [{"hosts": "localhost", "gather_facts": False, "tasks": [task, {**task, "check_mode": True, "diff": True}]}]
    (tmp_path / "play.yml").write_text(json.dumps(play))
    log = tmp_path / "ansible.log"
    command = [str(BIN / "ansible-playbook"), "-vvvv", "--diff", str(tmp_path / "play.yml")]
    environment = ansible_environment(tmp_path, ANSIBLE_LOG_PATH=str(log))
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    printed = run.stdout + run.stderr + log.read_text()
    assert "sip:a@b.example" in printed
    assert "ignored=2" in printed
    assert MARKED not in printed
    assert account["api_key"] not in printed
