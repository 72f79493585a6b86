# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Each guard of the user's money, how it is taken away, and the tests that have to notice."""

from __future__ import annotations

from tests.mutants.carts import CARTS
from tests.mutants.mutant import LOST, PLUGINS, UNIT, Mutant

WRITES = (
    Mutant(
        "a lost answer is sent again without a look",
        f"{PLUGINS}/transport/lost.py",
        "            lost = error\n        found =",
        "            lost = error\n            continue\n        found =",
        (
            f"{UNIT}/transport/test_confirm.py",
            f"{LOST}::test_a_lost_answer_is_settled_by_looking_and_never_sent_again",
        ),
    ),
    Mutant(
        "what does not show is sent again though it may be paid twice",
        f"{PLUGINS}/transport/lost.py",
        "        if not write.resend:\n            break\n",
        "",
        (
            f"{UNIT}/transport/test_confirm.py::test_what_does_not_show_is_unknown_and_never_sent_again",
            "tests/integration/test_account_payment.py::test_what_does_not_show_is_unknown_fails_and_is_never_sent_again",
        ),
    ),
    Mutant(
        "an attempt that may have taken effect is told as the last one, which did nothing",
        f"{PLUGINS}/transport/lost.py",
        "failed = error if isinstance(failed, UnreachableError) else failed\n",
        "failed = error\n",
        (f"{UNIT}/transport/test_lost.py", "tests/integration/test_trunk_limits.py"),
    ),
    Mutant(
        "an adopted order that a run paid for a moment ago is paid twice",
        f"{PLUGINS}/carriers/vitcom/ordering.py",
        "        if not adopted or settled(look, patience, at_once=True) is None:\n",
        "        if True:\n",
        (
            f"{LOST}::test_an_adopted_order_paid_for_a_moment_ago_is_not_processed_once_more",
            "tests/chaos/test_late_effects.py::test_an_order_that_a_killed_run_paid_for_a_moment_ago_is_not_processed_once_more",
        ),
    ),
    Mutant(
        "an effect is looked for once and not for some seconds",
        f"{PLUGINS}/transport/confirm.py",
        "        if left <= 0:\n",
        "        if True:\n",
        ("tests/chaos/test_late_effects.py::test_an_effect_that_shows_seconds_later_is_waited_for",),
    ),
    Mutant(
        "a success answer is believed without the number",
        f"{PLUGINS}/carriers/vitcom/ordering.py",
        "        return len(owned) >= least\n",
        "        return True\n",
        ("tests/chaos/test_late_effects.py::test_an_effect_that_shows_seconds_later_is_waited_for",),
    ),
    Mutant(
        "a pool turns to another number while one is open",
        f"{PLUGINS}/carriers/tcxc/buying.py",
        '        except RefusedError as refusal:\n            if "sold" not in refusal.message.lower():\n'
        "                refusal.hint = _remedy(refusal.message.lower())\n                raise\n",
        "        except TelecomError as refusal:\n",
        (f"{UNIT}/carriers/tcxc/test_buying.py::test_a_pool_never_turns_to_another_number_while_one_is_open",),
    ),
    Mutant(
        "a bulk reservation that may be under way is sent again",
        f"{PLUGINS}/carriers/vitcom/reserving.py",
        "gone_from_market(bulk.before, look), params)",
        "gone_from_market(bulk.before, look), params, resend=True)",
        (f"{LOST}::test_a_bulk_reservation_that_may_take_effect_after_the_run_is_told_by_its_kind",),
    ),
    Mutant(
        "check mode writes",
        f"{PLUGINS}/glue/resource.py",
        "            if self.writes and not problems:\n                execute(",
        "            if not problems:\n                execute(",
        ("tests/integration/test_did_purchase.py::test_check_mode_sends_no_write_and_changes_nothing",),
    ),
    Mutant(
        "a redirect is followed",
        f"{PLUGINS}/transport/session.py",
        "allow_redirects=False",
        "allow_redirects=True",
        (f"{UNIT}/transport/test_session.py::test_a_redirect_is_not_followed",),
        also=(("    http = Direct()\n", "    http = requests.Session()\n"),),
    ),
    Mutant(
        "two runs on one account do not wait for each other",
        f"{PLUGINS}/transport/lock.py",
        "        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
        "",
        (
            f"{UNIT}/transport/test_lock.py::test_a_second_run_is_told_once_that_it_waits_and_then_gives_up",
            f"{UNIT}/glue/test_resource.py::test_a_run_waits_for_another_one_and_says_so",
        ),
    ),
)
LIMITS = (
    Mutant(
        "the budget of a plan is not checked",
        f"{PLUGINS}/planning/numbers.py",
        "    if plan.committed.within(wish.budget) and len(",
        "    if len(",
        ("tests/property/test_guards.py::test_a_plan_over_the_budget_pays_nothing_and_one_right_at_it_is_bought",),
    ),
    Mutant(
        "the budget of orders is not checked",
        f"{PLUGINS}/carriers/vitcom/buying.py",
        "(cost is not None and cost <= budget.setup)",
        "cost is not None",
        ("tests/property/test_guards.py::test_a_plan_over_the_budget_pays_nothing_and_one_right_at_it_is_bought",),
    ),
    Mutant(
        "an order below zero makes room in the budget for others",
        f"{PLUGINS}/carriers/vitcom/orders.py",
        "None if amount is None or amount < 0 else amount",
        "amount",
        (f"{UNIT}/carriers/vitcom/test_buying.py::test_an_amount_below_zero_opens_no_budget_for_another_order",),
    ),
    Mutant(
        "an order that tells no amount is processed under a budget",
        f"{PLUGINS}/planning/adoption.py",
        "    if order.amount is None and wish.budget.setup is not None:\n",
        "    if False:\n",
        (f"{UNIT}/carriers/vitcom/test_buying.py::test_an_amount_below_zero_opens_no_budget_for_another_order",),
    ),
    Mutant(
        "a price that moved does not stop the buying",
        f"{PLUGINS}/carriers/tcxc/buying.py",
        '        if self._moved:\n            self._unsent[id(purchase)] = ""\n            return None\n',
        "",
        ("tests/property/test_guards.py::test_a_price_that_moves_after_the_last_look_is_told_and_stops_the_buying",),
    ),
    Mutant(
        "offers are not read again before the first purchase",
        f"{PLUGINS}/carriers/tcxc/buying.py",
        "        self._refuse_moved_prices(purchases)\n",
        "",
        (
            f"{UNIT}/carriers/tcxc/test_buying.py::test_a_price_that_moved_up_or_down_before_the_first_write_stops_everything",
        ),
    ),
    Mutant(
        "a replacement may cost more",
        f"{PLUGINS}/planning/spares.py",
        " and offer.cost.within(sold.offer.cost)",
        "",
        (f"{UNIT}/planning/test_spares.py::test_a_replacement_costs_no_more",),
    ),
    Mutant(
        "a replacement is bought at whatever it costs by then",
        f"{PLUGINS}/carriers/tcxc/buying.py",
        "            if offer is None or offer.cost == spare.cost:\n",
        "            if True:\n",
        (
            f"{UNIT}/carriers/tcxc/test_buying.py::test_a_candidate_whose_price_moved_up_or_down_since_the_plan_is_passed_over",
        ),
    ),
    Mutant(
        "a replacement is handed out twice",
        f"{PLUGINS}/planning/spares.py",
        "                    self._taken.add(offer.number)\n",
        "",
        (f"{UNIT}/planning/test_spares.py::test_each_offer_is_handed_out_once_whatever_the_pool",),
    ),
    Mutant(
        "more is released than allowed",
        f"{PLUGINS}/planning/numbers.py",
        " and len(releases) <= wish.max_releases:",
        ":",
        (
            "tests/property/test_guards.py::test_more_releases_than_allowed_send_no_write_and_as_many_as_allowed_are_done",
        ),
    ),
    Mutant(
        "a pool without a selection takes the whole account",
        f"{PLUGINS}/domain/number.py",
        "        return replace(self, max_setup=None, max_monthly=None) == Select()\n",
        "        return self == Select()\n",
        (f"{UNIT}/glue/test_wish.py::test_what_cannot_be_meant_is_told_with_its_place",),
    ),
    Mutant(
        "numbers are released though something before went wrong",
        f"{PLUGINS}/execution.py",
        "        if kind in LAST and outcomes.went_wrong(done):",
        "        if False:",
        (f"{UNIT}/test_execution.py::test_releases_wait_until_all_before_went_well",),
    ),
    Mutant(
        "a protected number is released",
        f"{PLUGINS}/planning/estate_guards.py",
        " if name in protected]",
        " if not name]",
        (f"{UNIT}/planning/test_estate_guards.py::test_a_protected_number_is_never_released",),
    ),
    Mutant(
        "another plan than the approved one runs",
        f"{PLUGINS}/planning/estate_guards.py",
        "    if approved is None or approved == digest:",
        "    if True:",
        (f"{UNIT}/planning/test_estate_guards.py::test_another_plan_than_the_approved_one_blocks",),
    ),
    Mutant(
        "another plan than the expected one runs",
        f"{PLUGINS}/glue/resource.py",
        "if (expected := self.resource.params[",
        "if (expected := None and self.resource.params[",
        ("tests/integration/test_did_purchase.py::test_the_approved_plan_is_what_runs",),
    ),
    Mutant(
        "a payment is made every night",
        f"{PLUGINS}/planning/payments.py",
        "    if recent and not wish.again:",
        "    if not recent and wish.again:",
        (f"{UNIT}/planning/test_payments.py::test_paid_yesterday_or_today_is_not_paid_again",),
    ),
)
MUTANTS = (*WRITES, *LIMITS, *CARTS)
