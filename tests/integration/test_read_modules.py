# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Every read module gives the same in check mode as for real, finds something, and writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.docs.contract import CARRIERS
from tests.docs.documented import MODULES
from tests.support.customer import BLOCK, Customer
from tests.support.sandbox import WRITES, Sandbox

#: Each module and carrier with what it is asked; FOLDER stands for a folder of the test.
FOLDER = "FOLDER"
DAYS = {"date_from": "2025-05-14", "date_to": "2025-05-15"}
READS: list[tuple[str, str, dict[str, Any]]] = [
    ("account_info", "tcxc", {}),
    ("account_info", "vitcom", {}),
    ("balance_info", "smsbower", {}),
    ("balance_info", "vitcom", {}),
    ("billing_info", "vitcom", {"report": "activity", "activity_type": "bank_transfer"}),
    ("billing_info", "vitcom", {"report": "payments"}),
    ("billing_info", "vitcom", {"report": "invoices", "date_from": "2025-01-15", "date_to": "2025-02-15"}),
    ("billing_info", "vitcom", {"report": "invoices", "date_from": "2025-02-01", "dest": FOLDER}),
    ("cdr_info", "tcxc", {"show": "bad", "prefix": "44"}),
    ("cdr_info", "tcxc", {"dest": f"{FOLDER}/calls.csv"}),
    ("did_market_info", "tcxc", {"select": {"prefix": "1206777"}}),
    ("did_market_info", "vitcom", {}),
    ("did_market_info", "vitcom", {"select": {"state": "WA"}}),
    ("live_call_info", "tcxc", {"login_type": "buyer"}),
    ("live_call_info", "tcxc", {"login_type": "seller", "filters": {"prefix": ["1954", "44"]}}),
    ("lnp_check_info", "vitcom", {"numbers": ["+12065550101", "+12065559901"]}),
    ("lnp_order_info", "vitcom", {}),
    ("number_info", "tcxc", {}),
    ("number_info", "vitcom", {"select": {"trunk_group": "here"}}),
    ("order_info", "vitcom", {}),
    ("sms_price_info", "smsbower", {"detail": "simple"}),
    ("sms_price_info", "smsbower", {"detail": "by_price"}),
    ("sms_price_info", "smsbower", {"detail": "by_provider"}),
    ("termination_trunk_info", "vitcom", {}),
    ("traffic_info", "vitcom", {"report": "numbers"}),
    ("traffic_info", "vitcom", {"report": "trunk_groups"}),
    ("traffic_info", "vitcom", {"report": "monthly", "year": 2025}),
    ("traffic_info", "vitcom", {"report": "monthly", "direction": "termination", "year": 2025}),
    ("traffic_info", "vitcom", {"report": "daily_files", **DAYS}),
    ("traffic_info", "vitcom", {"report": "daily_files", "direction": "termination", **DAYS, "dest": FOLDER}),
    ("trunk_group_info", "vitcom", {}),
]


@pytest.fixture(scope="module")
def accounts(sandbox_process: Sandbox) -> dict[str, Customer]:
    """An account on each carrier, with something of everything; reading it changes nothing for the next test."""
    sandbox_process.reset()
    made = {carrier: Customer(carrier, sandbox_process) for carrier in ("tcxc", "vitcom", "smsbower")}
    for carrier in ("tcxc", "vitcom"):
        made[carrier].set_up()
        made[carrier].give(*BLOCK[:3])
    made["vitcom"].buy(number=BLOCK[3], **made["vitcom"].here)
    made["vitcom"].run("termination_trunk", title="Dialler", ip="198.51.100.10", ports=50)
    port: dict[str, Any] = {"category": "landline", "subscriber_type": "business", "loa_authorizing_person": "Ada E"}
    made["vitcom"].run("lnp_order", numbers=["+12065550102"], loa_files=[__file__], carrier_files=[__file__], **port)
    return made


def settled(customer: Customer, module: str, options: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What it gives for real and in check mode while the carrier's answer stands still: calls come and go."""
    for _turn in range(5):
        real, checked, again = (customer.run(module, check=check, **options) for check in (False, True, False))
        if real == again:
            break
    return real, checked


def placed(value: Any, folder: Path) -> Any:
    """Options with FOLDER replaced."""
    return value.replace(FOLDER, str(folder)) if isinstance(value, str) else value


@pytest.mark.parametrize(("module", "carrier", "options"), READS, ids=str)
def test_check_mode_gives_the_same_and_nothing_is_written(
    accounts: dict[str, Customer], tmp_path: Path, module: str, carrier: str, options: dict[str, Any]
) -> None:
    customer = accounts[carrier]
    before = len(customer.sandbox.log())
    given = {key: placed(value, tmp_path) for key, value in options.items()}
    real, checked = settled(customer, module, given)
    assert (real["failed"], real["changed"], real["api_calls"]["write"]) == (False, False, 0)
    assert checked == real
    assert any(real[key] for key in real.keys() - {"failed", "changed", "api_calls"})
    calls = [row["call"] for row in customer.sandbox.log()[before:]]
    assert calls
    assert not WRITES.intersection(calls)


def test_every_read_module_is_tried_on_every_carrier_that_is_promised() -> None:
    reading = [module for module in MODULES if module.endswith("_info")]
    wanted = {(module, carrier) for carrier, able in CARRIERS.items() for module in reading if module in able}
    assert {(module, carrier) for module, carrier, _options in READS} == wanted
