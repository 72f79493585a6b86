# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The playbook report over accounts of all carriers at once, and that it only reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.customer import BLOCK, Customer
from tests.support.playbook import Host, Run
from tests.support.sandbox import Sandbox

PASSWORD = "hush-hush"
HOSTILE = "<img src=x onerror=alert(1)>"
CARRIERS = ("tcxc", "vitcom", "smsbower")


def fill(sandbox: Sandbox) -> None:
    """Numbers on two carriers; on vitcom an order, a port-in and a trunk group whose title is code."""
    for carrier in ("tcxc", "vitcom"):
        Customer(carrier, sandbox).set_up()
    Customer("tcxc", sandbox).give(*BLOCK)
    vitcom = Customer("vitcom", sandbox)
    group: dict[str, Any] = {"title": HOSTILE, "primary": {"ip": "203.0.113.30"}, "billing_type": "metered"}
    assert not vitcom.run("trunk_group", **group)["failed"]
    assert not vitcom.buy(numbers=BLOCK[:3], trunk_group=HOSTILE)["failed"]
    ported: dict[str, Any] = {"numbers": ["+12065550142"], "category": "landline", "subscriber_type": "business"}
    documents: dict[str, Any] = {
        "loa_authorizing_person": "Ada Example",
        "loa_files": [__file__],
        "carrier_files": [__file__],
    }
    assert not vitcom.run("lnp_order", **ported, **documents)["failed"]
    sandbox._http.delete(f"{sandbox.url}/_sandbox/log", timeout=20).raise_for_status()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report")


@pytest.fixture(scope="module")
def ran(sandbox_process: Sandbox, folder: Path) -> tuple[Run, list[str], list[str]]:
    """The run in check mode over an account of each carrier, the calls it made, and what it wrote among them."""
    sandbox_process.reset()
    fill(sandbox_process)
    host = Host(folder, sandbox_process, "tcxc", report_dest="pages/", report_calls=40)
    host.others = {f"acme_{carrier}": Host(folder, sandbox_process, carrier).variables for carrier in CARRIERS[1:]}
    host.others["stranger"] = host.variables | {"telecom_api_key": "wrong"}
    run = host.play("report", "--check", "-e", "report_dest=pages/", "-vvv")
    return run, sandbox_process.calls(), sandbox_process.calls(writes=True)


def page(folder: Path, host: str) -> str:
    """The words of a page, and its tags for those who look for them."""
    return (folder / "pages" / f"{host}.report.html").read_text()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<style>.*?</style>", "", html)).split())


def test_it_reads_everything_once_and_writes_nothing(ran: tuple[Run, list[str], list[str]], folder: Path) -> None:
    run, calls, writes = ran
    recap = re.findall(r"(\w+) +: .*changed=(\d+) .*failed=(\d+)", run.output)
    assert recap == [*((f"acme{name}", "0", "0") for name in ("", "_smsbower", "_vitcom")), ("stranger", "0", "1")]
    assert writes == []
    assert {"list", "callhistory", "getnumbers", "get_new_orders", "get_lnp_orders", "financial_summary"} <= {*calls}
    assert {"get_payments", "monthly_summary", "monthly_summary_termination", "getBalance"} <= {*calls}
    pages = sorted(path.name for path in (folder / "pages").iterdir())
    assert pages == ["acme.report.html", "acme_smsbower.report.html", "acme_vitcom.report.html"]


def test_a_page_of_tcxc(ran: tuple[Run, list[str], list[str]], folder: Path) -> None:
    told = words(page(folder, "acme"))
    assert "Numbers 12 12 active Monthly commitment 30.00 2.50 a number on average" in told
    assert "here.example.com: 100 % of 12 numbers." in told
    assert "Out of 40 call records." in told
    assert "Balance: not offered by the API of tcxc" in told


def test_a_page_of_vitcom(ran: tuple[Run, list[str], list[str]], folder: Path) -> None:
    told = words(page(folder, "acme_vitcom"))
    assert "Numbers 3 3 active Monthly commitment 1.50" in told
    assert "3 orders: 3 done." in told
    assert "1 port-in: 1 waiting." in told
    assert "Average call duration (ACD)" in told
    assert "Balance and payments The balance is 992.00." in told
    assert "What is not in this report" not in told


def test_a_page_of_smsbower(ran: tuple[Run, list[str], list[str]], folder: Path) -> None:
    told = words(page(folder, "acme_smsbower"))
    assert "Balance 1,000.00" in told
    assert "Numbers and their monthly commitment: not offered by the API of smsbower" in told


def test_secrets_and_code_of_others_are_on_no_page(
    ran: tuple[Run, list[str], list[str]], folder: Path, sandbox_process: Sandbox
) -> None:
    keys = [sandbox_process.accounts[carrier]["api_key"] for carrier in CARRIERS]
    pages = [path.read_text() for path in (folder / "pages").iterdir()]
    assert [secret for secret in (PASSWORD, *keys) for text in (*pages, ran[0].output) if secret in text] == []
    assert HOSTILE not in "".join(pages)
    assert "&lt;img src=x onerror=alert(1)&gt;" in page(folder, "acme_vitcom")


def test_where_nothing_can_be_read_no_page_is_written(ran: tuple[Run, list[str], list[str]]) -> None:
    assert "Nothing could be read, and no report was written: - numbers: " in ran[0].text


def test_hosts_that_would_write_one_file_are_told_apart(sandbox: Sandbox, tmp_path: Path) -> None:
    host = Host(tmp_path, sandbox, "tcxc")
    host.others = {"other": host.variables}
    run = host.play("report", "-e", "report_dest=page.html")
    assert run.code == 2
    assert "report_dest is the same for other: put {{ inventory_hostname }} into it, or give a folder" in run.text
    assert sandbox.calls() == []
