# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""lnp_order_info against the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

NUMBERS = ["+12065550101", "+12065550102"]


def run(sandbox: Sandbox, *, check: bool = False, **options: Any) -> dict[str, Any]:
    return run_module("lnp_order_info", sandbox.options("vitcom") | options, check=check)


def port(sandbox: Sandbox, folder: Path, *numbers: str) -> None:
    """Order a port-in."""
    (folder / "loa.pdf").write_bytes(b"%PDF")
    order: dict[str, Any] = {
        "numbers": list(numbers),
        "category": "landline",
        "subscriber_type": "business",
        "loa_authorizing_person": "Ada Example",
        "loa_files": [str(folder / "loa.pdf")],
        "carrier_files": [str(folder / "loa.pdf")],
    }
    assert run_module("lnp_order", sandbox.options("vitcom") | order)["changed"]


@pytest.mark.parametrize("check", [False, True])
def test_a_port_in_is_told_with_its_dates_and_subscriber(sandbox: Sandbox, tmp_path: Path, check: bool) -> None:
    port(sandbox, tmp_path, *NUMBERS)
    (order,) = run(sandbox, check=check)["orders"]
    (row,) = sandbox.state()["vitcom"]["port_ins"]
    assert (order["order_id"], order["numbers"], order["amount"]) == (str(row["orderno"]), NUMBERS, row["amount"])
    assert (order["requested_foc_date"], order["actual_foc_date"]) == (None, None)
    assert (order["trunk_group"], order["trunk_group_id"]) == (None, None)
    assert (order["subscriber_type"], order["loa_authorizing_person"]) == ("business", "Ada Example")
    assert (order["billing_number"], order["immediately"]) == (NUMBERS[0], False)


def test_both_formats_of_the_last_change_are_one(sandbox: Sandbox, tmp_path: Path) -> None:
    for number in NUMBERS:
        port(sandbox, tmp_path, number)
    shown = [order["last_modified_date"] for order in run(sandbox)["orders"]]
    told = [row["modified"].replace(" ", "T") for row in sandbox.state()["vitcom"]["port_ins"]]
    assert shown == told


def test_a_scheduled_one_tells_its_date(sandbox: Sandbox, tmp_path: Path) -> None:
    port(sandbox, tmp_path, *NUMBERS)
    order_id = run(sandbox)["orders"][0]["order_id"]
    sandbox.control("lnp", {"order": order_id, "foc": "2099-05-14 16:33:24"})
    assert run(sandbox, order_id=order_id)["orders"][0]["actual_foc_date"] == "2099-05-14T16:33:24"
    assert sandbox.log()[-1]["params"]["orderId"] == order_id


@pytest.mark.parametrize("reading", [{"trailing_commas": True}, {"number_digits": "11"}, {"payload_key": "data"}])
def test_other_readings_of_the_answer_are_understood(sandbox: Sandbox, tmp_path: Path, reading: dict[str, Any]) -> None:
    port(sandbox, tmp_path, *NUMBERS)
    sandbox.control("readings", reading)
    assert [order["numbers"] for order in run(sandbox)["orders"]] == [NUMBERS]


def test_an_id_that_is_none_lists_nothing(sandbox: Sandbox) -> None:
    assert run(sandbox, order_id="1")["orders"] == []
