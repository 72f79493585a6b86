# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""lnp_order against the sandbox: the ladder, rejected numbers, documents, waiting, and lost answers."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

# The sandbox rejects numbers whose last four digits begin with 99, and leaves those with 98 out of the order.
ONE, TWO = "+12065550101", "+12065550102"
REJECTED, DROPPED = "+12065559901", "+12065559801"
DAY = 86_400


class Porting:
    """One customer with documents in a folder."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        for name in ("loa.pdf", "bill-1.pdf", "bill-2.pdf"):
            (folder / name).write_bytes(name.encode())
        self.options: dict[str, Any] = {
            "category": "landline",
            "subscriber_type": "business",
            "loa_authorizing_person": "Ada Example",
            "loa_files": [str(folder / "loa.pdf")],
            "carrier_files": [str(folder / "bill-1.pdf"), str(folder / "bill-2.pdf")],
        }

    def run(self, *numbers: str, check: bool = False, **more: Any) -> dict[str, Any]:
        params = self.sandbox.options("vitcom") | self.options | {"numbers": list(numbers)} | more
        return run_module("lnp_order", {key: value for key, value in params.items() if value is not None}, check=check)

    def orders(self) -> list[dict[str, Any]]:
        return list(self.sandbox.state()["vitcom"]["port_ins"])


@pytest.fixture
def porting(sandbox: Sandbox, tmp_path: Path) -> Porting:
    return Porting(sandbox, tmp_path)


def summary(result: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(entry["name"], entry["status"], entry["action"]) for entry in result["results"]]


def test_bad_input_is_named_at_once_before_any_request(porting: Porting, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    files = [str(tmp_path / "missing.pdf"), str(tmp_path / "empty.pdf"), str(tmp_path)]
    numbers = [ONE, "12345", "(206) 555-0101", "18885550101"]
    result = porting.run(*numbers, loa_files=files, requested_foc_date="soon", wait_interval=0)
    for words in (
        "numbers[1]: '12345' is not a phone number",
        f"{ONE} is listed twice: numbers[0] and numbers[2]",
        "category is landline, but +18885550101 is of the other",
        "missing.pdf cannot be sent: No such file or directory",
        "empty.pdf cannot be sent: it is empty",
        "cannot be sent: it is not a file",
        "requested_foc_date 'soon' is not an ISO 8601 date",
        "wait_interval must be at least 0.1 s",
    ):
        assert words in result["msg"]
    assert not porting.sandbox.calls()


def test_numbers_come_from_a_file_too(porting: Porting, tmp_path: Path) -> None:
    (tmp_path / "numbers.csv").write_text(f"number\n{TWO}\n")
    path = str(tmp_path / "numbers.csv")
    result = porting.run(ONE, numbers_file=path)
    assert summary(result) == [(ONE, "pending", "port"), (TWO, "pending", "port")]
    assert porting.run(numbers=None, numbers_file=path)["plan"] == []
    assert f"{TWO} is listed twice: numbers[0] and {path} line 2" in porting.run(TWO, numbers_file=path)["msg"]
    assert "nothing is named: give numbers or numbers_file" in porting.run(numbers=None)["msg"]
    (tmp_path / "numbers.csv").write_text("number,trunk_group\n12345,hq\n")
    told = porting.run(numbers=None, numbers_file=path)["msg"]
    assert "unknown key 'trunk_group'" in told
    assert f"{path} line 2: '12345' is not a phone number" in told
    (tmp_path / "numbers.csv").write_text("number\n")
    assert f"{path} names no number" in porting.run(numbers=None, numbers_file=path)["msg"]


def test_a_weekend_is_refused_before_any_request(porting: Porting) -> None:
    result = porting.run(ONE, requested_foc_date="2099-05-15T23:30:00-01:00")
    assert "is a Saturday (UTC)" in result["msg"]
    assert not porting.sandbox.calls()


def test_a_date_in_the_past_is_refused_when_something_is_to_be_ordered(porting: Porting) -> None:
    past = "2015-05-14T16:33:24Z"
    assert f"{ONE}: requested_foc_date {past} is in the past" in porting.run(ONE, requested_foc_date=past)["msg"]
    assert porting.sandbox.calls(writes=True) == []
    porting.run(ONE)
    assert not porting.run(ONE, requested_foc_date="2015-05-14T16:33:24Z")["failed"]


def test_what_ordering_lacks_is_named(porting: Porting) -> None:
    result = porting.run(ONE, category=None, loa_files=None)
    assert f"{ONE}: to order it, category and loa_files must be given" in result["msg"]
    assert porting.sandbox.calls(writes=True) == []


def test_ordering_in_check_mode_plans_and_writes_nothing(porting: Porting) -> None:
    result = porting.run(ONE, check=True, wait_for="foc")
    assert (result["changed"], summary(result)) == (True, [(ONE, "planned", "port")])
    assert result["cost"] == {"setup": None, "monthly": None}
    assert (result["accepted"], result["orders"]) == ([ONE], [])
    assert "no budget caps it" in result["msg"]
    assert (porting.sandbox.calls(writes=True), porting.orders()) == ([], [])


def test_one_order_is_placed_as_planned_at_an_amount_told_then(porting: Porting) -> None:
    planned = porting.run(ONE, TWO, check=True)["plan"]
    result = porting.run(ONE, TWO, expected_plan=planned)
    assert (result["plan"], summary(result)) == (planned, [(ONE, "pending", "port"), (TWO, "pending", "port")])
    assert (result["changed"], result["cost"]) == (True, {"setup": "10.00", "monthly": None})
    (order,) = result["orders"]
    assert (order["numbers"], order["amount"], order["actual_foc_date"]) == ([ONE, TWO], "10.00", None)
    assert porting.sandbox.calls(writes=True) == ["generate_lnp_order"]


def test_documents_are_sent_one_as_it_is_and_several_as_zip(porting: Porting) -> None:
    porting.run(ONE)
    (order,) = porting.orders()
    assert (order["loa_doc"]["filename"], order["loa_doc"]["size"]) == ("loa.pdf", 7)
    assert order["carrier_doc"]["filename"] == "carrier_files.zip"


def test_ordered_again_is_pending_and_changes_nothing(porting: Porting) -> None:
    porting.run(ONE)
    result = porting.run(ONE)
    assert (result["failed"], result["changed"], result["plan"]) == (False, False, [])
    assert summary(result) == [(ONE, "pending", None)]
    assert result["results"][0]["order_id"] == result["orders"][0]["order_id"]


def test_only_new_numbers_are_ordered(porting: Porting) -> None:
    porting.run(ONE)
    result = porting.run(ONE, TWO)
    assert summary(result) == [(ONE, "pending", None), (TWO, "pending", "port")]
    assert [order["numbers"] for order in porting.orders()] == [[ONE[2:]], [TWO[2:]]]


def test_a_scheduled_number_is_ok_with_its_date(porting: Porting) -> None:
    order = porting.run(ONE)["results"][0]["order_id"]
    porting.sandbox.control("lnp", {"order": order, "foc": "2099-05-14 16:33:24"})
    result = porting.run(ONE, category=None, loa_files=None, carrier_files=None)
    assert (result["changed"], summary(result)) == (False, [(ONE, "ok", None)])
    assert result["results"][0]["actual_foc_date"] == "2099-05-14T16:33:24"


def test_a_number_that_came_is_ok(porting: Porting) -> None:
    porting.sandbox.control("grant", {"api": "vitcom", "numbers": [ONE]})
    result = porting.run(ONE)
    assert (result["changed"], summary(result), result["orders"]) == (False, [(ONE, "ok", None)], [])


def test_a_rejected_number_stops_the_order_and_is_named(porting: Porting) -> None:
    result = porting.run(ONE, REJECTED)
    assert f"the carrier cannot port in 1 of 2 numbers ({REJECTED}): nothing was ordered" in result["msg"]
    assert summary(result) == [(ONE, "skipped", "port"), (REJECTED, "failed", None)]
    assert (result["accepted"], result["rejected"]) == ([ONE], [REJECTED])
    assert porting.orders() == []


def test_a_rejected_number_is_skipped_where_that_is_asked_for(porting: Porting) -> None:
    result = porting.run(ONE, REJECTED, on_rejected="skip")
    assert (result["failed"], result["rejected"]) == (False, [REJECTED])
    assert summary(result) == [(ONE, "pending", "port"), (REJECTED, "skipped", None)]
    assert porting.orders()[0]["numbers"] == [ONE[2:]]


@pytest.mark.parametrize(("on_rejected", "status"), [("fail", "failed"), ("skip", "skipped")])
def test_a_number_that_the_order_leaves_out_is_reported(porting: Porting, on_rejected: str, status: str) -> None:
    result = porting.run(DROPPED, ONE, on_rejected=on_rejected)
    assert result["failed"] is (on_rejected == "fail")
    assert summary(result) == [(DROPPED, status, "port"), (ONE, "pending", "port")]
    assert "was taken without this number" in result["results"][0]["error"]
    assert (result["accepted"], result["rejected"], result["cost"]["setup"]) == ([ONE], [DROPPED], "5.00")


def test_a_requested_date_is_sent_in_utc(porting: Porting) -> None:
    assert not porting.run(ONE, requested_foc_date="2099-05-14T22:30:00-01:00")["failed"]
    assert porting.orders()[0]["requested_foc"] == "2099-05-14 23:30:00"


def test_the_pin_shows_nowhere_and_digits_stay_whole(porting: Porting) -> None:
    result = porting.run(ONE, wireless_pin="0101", wireless_account_number="77")
    assert result["results"][0]["name"] == ONE
    assert result["invocation"]["module_args"]["wireless_pin"] == "********"


def test_waiting_ends_when_the_date_is_set(porting: Porting) -> None:
    advance = threading.Timer(0.5, porting.sandbox.control, ("clock", {"advance": DAY + 60}))
    advance.start()
    result = porting.run(ONE, wait_for="foc", wait_timeout=20, wait_interval=0.2)
    advance.join()
    assert (result["failed"], summary(result)) == (False, [(ONE, "done", "port")])
    assert result["orders"][0]["actual_foc_date"]
    assert result["results"][0]["actual_foc_date"] == result["orders"][0]["actual_foc_date"]
    assert result["cost"]["setup"] == "5.00"


def test_waiting_for_an_earlier_order_brings_its_items_up_to_date(porting: Porting) -> None:
    porting.run(ONE)
    advance = threading.Timer(0.5, porting.sandbox.control, ("clock", {"advance": DAY + 60}))
    advance.start()
    result = porting.run(ONE, wait_for="foc", wait_timeout=20, wait_interval=0.2)
    advance.join()
    assert (result["changed"], summary(result)) == (False, [(ONE, "ok", None)])


def test_a_time_out_says_what_is_missing_and_that_nothing_is_lost(porting: Porting) -> None:
    result = porting.run(ONE, wait_for="foc", wait_timeout=0.3, wait_interval=0.1)
    order = result["results"][0]["order_id"]
    assert f"after 0.3 s no FOC date is set yet for {ONE} (order {order}). Nothing is lost" in result["msg"]
    assert (result["failed"], result["changed"], summary(result)) == (True, True, [(ONE, "pending", "port")])


def test_a_look_that_fails_does_not_end_the_waiting(porting: Porting) -> None:
    porting.run(ONE)
    porting.sandbox.control("clock", {"advance": DAY + 60})
    porting.sandbox.fault("get_lnp_orders", "drop_before", after=2)
    result = porting.run(ONE, TWO, wait_for="foc", wait_timeout=0.3, wait_interval=0.1, retries=0)
    assert f"no FOC date is set yet for {TWO} (order" in result["msg"]


def test_a_lost_answer_does_not_order_twice(porting: Porting) -> None:
    porting.sandbox.fault("generate_lnp_order", "drop_after")
    assert summary(porting.run(ONE)) == [(ONE, "pending", "port")]
    assert summary(porting.run(ONE)) == [(ONE, "pending", None)]
    assert len(porting.orders()) == 1


def test_a_refused_order_spends_nothing(porting: Porting) -> None:
    porting.sandbox.fault("generate_lnp_order", "rate_limit", times=9, seconds=0)
    result = porting.run(ONE, TWO, retries=1)
    assert summary(result) == [(ONE, "failed", "port"), (TWO, "failed", "port")]
    assert (result["changed"], result["cost"], porting.orders()) == (False, {"setup": "0", "monthly": "0"}, [])
