# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The guards of carts and orders on vitcom."""

from __future__ import annotations

from tests.mutants.mutant import LOST, PLUGINS, PURCHASE, TRAPS, UNIT, Mutant

CARTS = (
    Mutant(
        "a stranger's number in the cart is bought along",
        f"{PLUGINS}/carriers/vitcom/cart.py",
        "        if numbers:\n            from .refusals import strangers\n",
        "        if not numbers and reserve_id is None:\n            from .refusals import strangers\n",
        (
            f"{UNIT}/carriers/vitcom/test_cart.py",
            "tests/chaos/test_order_flow.py::test_another_systems_reservation_is_never_processed",
        ),
    ),
    Mutant(
        "a stranger's reservation is freed too",
        f"{PLUGINS}/carriers/vitcom/freeing.py",
        '{"reserveId": reserve_id, "number": joined(chunk)}',
        '{"reserveId": reserve_id}',
        (f"{LOST}::test_what_another_system_reserved_stays_reserved_when_a_run_gives_up",),
    ),
    Mutant(
        "what was reserved is not freed when nothing is bought",
        f"{PLUGINS}/carriers/vitcom/buying.py",
        "                free(self._wire, self._carts, cart, [*cart.held, *cart.lost, *self._carts.unfreed])\n",
        "                pass\n",
        ("tests/chaos/test_order_flow.py::test_over_the_budget_nothing_stays_reserved_and_the_order_is_named",),
    ),
    Mutant(
        "what stays reserved is not named",
        f"{PLUGINS}/carriers/vitcom/buying.py",
        "            self._wire.account.warnings.append(told)\n",
        "            pass\n",
        (f"{LOST}::test_a_pool_whose_reservation_was_lost_takes_other_numbers",),
    ),
    Mutant(
        "an open order is not adopted, and its numbers are bought elsewhere",
        f"{PLUGINS}/carriers/vitcom/numbers.py",
        "    return {order: numbers for order, numbers in found.items() if numbers}\n",
        "    return {order: numbers for order, numbers in found.items() if not order}\n",
        (
            f"{UNIT}/carriers/vitcom/test_buying.py::test_over_the_budget_nothing_is_paid_and_the_open_order_is_adopted_later",
        ),
    ),
    Mutant(
        "what open orders cost does not count against the budget of the purchases beside them",
        f"{PLUGINS}/planning/numbers.py",
        "else budget.setup - adopted",
        "else budget.setup",
        (f"{PURCHASE}_vitcom.py::test_what_open_orders_cost_leaves_less_of_the_budget",),
    ),
    Mutant(
        "an order that was paid for and brought nothing is bought again",
        f"{PLUGINS}/carriers/vitcom/paid.py",
        "if order_id in wanted}",
        "if not order_id}",
        (f"{PURCHASE}_vitcom.py::test_what_was_paid_for_and_did_not_come_is_pending_and_blocks_nothing",),
    ),
    Mutant(
        "an excluded number that comes in bulk is bought",
        f"{PLUGINS}/carriers/vitcom/filling.py",
        "        unfit = (self.named | self.observed.wish.exclude) - planned\n",
        "        unfit: set[str] = set()\n",
        (f"{UNIT}/carriers/vitcom/test_buying.py::test_an_excluded_number_that_comes_in_bulk_is_given_back",),
    ),
    Mutant(
        "an older order is paid for in place of one whose answer was lost",
        f"{PLUGINS}/carriers/vitcom/ordering.py",
        "if order.id not in known and wanted",
        "if wanted",
        (f"{LOST}::test_an_older_order_with_the_number_is_not_taken_for_the_lost_answer",),
    ),
    Mutant(
        "a routed number whose status does not change is told as done",
        f"{PLUGINS}/carriers/vitcom/routing.py",
        "else row and status in (None, row.status):",
        "else row:",
        (f"{UNIT}/carriers/vitcom/test_routing.py::test_a_status_that_does_not_change_is_unknown",),
    ),
    Mutant(
        "a number that is for sale again is waited for",
        f"{PLUGINS}/carriers/vitcom/ordered.py",
        "if number not in ordered.resold and number not in holdings.owned",
        "if number not in holdings.owned",
        (
            f"{UNIT}/carriers/vitcom/test_numbers.py::test_what_was_paid_for_lately_and_is_for_sale_again_is_not_on_its_way",
        ),
    ),
    Mutant(
        "what was paid for yesterday is bought again",
        f"{PLUGINS}/carriers/vitcom/ordered.py",
        "dt.timedelta(days=2)",
        "dt.timedelta(days=1)",
        (f"{UNIT}/carriers/vitcom/test_ordered.py",),
    ),
    Mutant(
        "a number that vanished is bought a second time at once",
        f"{PLUGINS}/planning/by_name.py",
        " and wanted.number not in match.holdings.vanished:",
        ":",
        (
            f"{UNIT}/planning/test_numbers.py::test_a_number_that_vanished_lately_is_not_bought_again_though_for_sale",
            f"{TRAPS}::test_a_number_that_vanished_and_is_for_sale_again_is_missing_and_not_bought_again_at_once",
        ),
    ),
)
