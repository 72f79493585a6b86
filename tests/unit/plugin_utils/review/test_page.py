# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A plan, and what has drifted, as one comment."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_drift import drift
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.page import LONGEST, drift_page, plan_page
from tests.unit.plugin_utils.review.plans import action, document, guard, many


def page(*actions: dict[str, Any], mask: bool = False, **more: Any) -> str:
    return plan_page(document(*actions, **more), "acme", mask=mask)


def test_every_action_is_a_row_with_its_price() -> None:
    text = page(action(), action("hq", "create", resource="trunk_group", after={"primary": {"ip": "192.0.2.1"}}))
    assert "## Plan for `acme`: 1 to buy, 1 to create" in text
    row = "| number | `+12062190001` | purchase | `contact` `sip:12062190001@pbx.example.com` | 0.50 | 1.10 |"
    assert row in text
    assert "| trunk group | `hq` | create | `primary.ip` `192.0.2.1` | 0.50 | 1.10 |" in text


def test_an_update_tells_what_was_and_what_will_be() -> None:
    before = {"contact": "sip:old@pbx.example.com", "smpp_contact": ""}
    after = {"contact": "sip:new@pbx.example.com", "smpp_contact": "smpp:a:********:1@host"}
    text = page(action(kind="update", before=before, after=after))
    assert "`contact` `sip:old@pbx.example.com` \u2192 `sip:new@pbx.example.com`" in text
    assert "`smpp_contact` empty \u2192 `smpp:a:********:1@host`" in text


def test_the_monthly_commitment_is_told_before_and_after() -> None:
    text = page(
        action(), action("+12062190002", "release", cost={"setup": "0", "monthly": "-0.60"}), monthly=Decimal(9)
    )
    assert "| This plan | 0.50 | 0.50 |" in text
    assert "| The account's monthly commitment |  | 9 \u2192 9.50 |" in text
    assert "given back for good" in text


def test_a_price_that_is_not_known_is_said_to_be_unknown() -> None:
    text = page(action(cost={"setup": None, "monthly": None}), action("+12062190002"), monthly=Decimal(9))
    assert "| unknown | unknown |" in text
    assert "| This plan | unknown, 0.50 of it is told | unknown, 1.10 of it is told |" in text
    assert "9 \u2192 unknown" in text


def test_what_holds_the_plan_back_stands_on_top() -> None:
    over = guard("budget_setup", "0.10", "0.50", blocks=True)
    guards = (over, guard("max_releases", 0, 0), guard("budget_monthly", "9", "unknown"))
    text = page(action(), guards=guards)
    assert text.index("budget setup: `0.50`, allowed is `0.10`") < text.index("| This plan |")
    assert "| Guard | Limit | This plan | Kept |" in text
    assert "| budget setup | `0.10` | `0.50` | **no, held back** |" in text
    assert "| max releases | `0` | `0` | yes |" in text
    assert "| budget monthly | `9` | `unknown` | not known yet |" in text
    assert "estate_approved_plan" not in text
    assert "estate_approved_plan=" in page(action(), guards=guards[1:])


def test_the_differences_to_the_approved_plan_are_listed() -> None:
    held = guard("approved_plan", "b" * 64, "a" * 64, blocks=True)
    plan = document(action(), guards=(held,)) | {"differences": ["not approved: purchase number +12062190001"]}
    assert f"allowed is `{'b' * 64}`\n  - `not approved: purchase number \u20260001`" in plan_page(
        plan, "acme", mask=True
    )


def test_of_many_differences_the_first_are_shown_and_the_rest_is_counted() -> None:
    held = guard("approved_plan", "b" * 64, "a" * 64, blocks=True)
    differences = [f"not approved: create trunk_group tg{at}" for at in range(6036)]
    text = plan_page(document(action(), guards=(held,)) | {"differences": differences}, "acme", mask=False)
    assert "  - `not approved: create trunk_group tg19`\n  - and 6,016 more\n" in text


def test_a_plan_that_is_not_complete_says_so_with_the_reasons() -> None:
    text = page(action(), incomplete=tuple(f"reason {at}" for at in range(30)))
    assert "## Plan for `acme`: not complete" in text
    assert "- `reason 19`\n- and 10 more" in text


def test_each_problem_of_a_reason_has_a_line() -> None:
    problems = [f"+1206555{at:04}: smpp_contact is missing" for at in range(762)]
    reason = "\n".join(["numbers: 762 problems, nothing was done:", *(f"- {each}" for each in problems)])
    lines = page(action(), incomplete=(reason,)).splitlines()
    at = lines.index("- `numbers: 762 problems, nothing was done:`")
    assert lines[at + 1 : at + 21] == [f"  - `{each}`" for each in problems[:20]]
    assert lines[at + 21] == "  - and 742 more"
    assert len(page(action(), incomplete=(reason,) * 30)) < 30_000


def test_what_is_on_its_way_is_counted() -> None:
    words = "1,053 pending: declared and on the way, the carrier takes its time.\n"
    plan = document() | {"pending": 1053}
    assert f"## Plan for `acme`: nothing to do\n\n{words}" in plan_page(plan, "acme", mask=False)
    told = drift({"expected": {}, "pending": 1053}, None)
    assert f"## Drift of `acme`: everything is as declared\n\n{words}" in drift_page(told, "acme", mask=False)
    assert "pending" not in page()


def test_an_empty_plan_says_so() -> None:
    assert "## Plan for `acme`: nothing to do\n" in page()


def test_numbers_are_masked_everywhere_but_not_digests_and_amounts() -> None:
    unmanaged = ({"resource": "number", "name": "+12065550123"},)
    plan = document(action(cost={"setup": "1234567.00", "monthly": "1"}), unmanaged=unmanaged)
    text = plan_page(plan, "acme", mask=True)
    assert "2062190001" not in text
    assert "2065550123" not in text
    assert "\u20260001" in text
    assert "\u20260123" in text
    assert "1234567.00" in text
    assert plan["digest"] in text


def test_many_purchases_are_folded_by_price_and_all_named() -> None:
    dearer = many(20, pool="dear", cost={"setup": "1", "monthly": "2"})
    text = page(*many(60, pool="seattle"), *dearer)
    assert "| number | 60: `+12060000000 +12060000001" in text
    assert "`contact` `sip:{number}@pbx.example.com` | 30.00 | 66.00 |" in text
    assert "purchase for pool `dear`" in text
    assert "For a pool other numbers may be taken" in text


def test_only_what_spends_nothing_and_ends_nothing_is_folded() -> None:
    text = page(*many(45, "release"), *many(300, "update", before={"contact": "sip:old@host"}))
    named, rest = text.split("<details>", 1)
    assert all(f"+1206{at:07}" in named for at in range(45))
    assert "300 that spend nothing and end nothing" in rest
    assert "and 280 more" in rest


def test_four_thousand_are_named_in_one_comment() -> None:
    kinds = ("purchase", "release", "port", "adopt")
    actions = [action(f"+1206{at:07}", kinds[at % 4]) for at in range(4000)]
    text = page(*actions, *many(3000, "update"), unmanaged=({"resource": "number", "name": "+1"},) * len(actions))
    assert len(text) <= LONGEST
    assert [each["name"] for each in actions if each["name"] not in text] == []


def test_more_than_fits_is_to_be_split() -> None:
    text = page(*many(6000), *many(5000, "update", after={"contact": "sip:a@b"}))
    assert len(text) <= LONGEST
    assert "**Split this change**: its 6,000 purchases, releases and port-ins do not fit here" in text
    assert "The full list is in `acme.plan.json`" in text
    assert "estate_approved_plan" not in text


def test_what_is_not_declared_is_behind_a_click() -> None:
    things = ({"resource": "trunk_group", "name": "lab"}, {"resource": "number", "name": "+12065550123"})
    text = page(unmanaged=things)
    assert "<summary>On the account and not declared, left alone: 2</summary>" in text
    assert "- 1 trunk group: `lab`\n- 1 number: `+12065550123`" in text


def test_drift_tells_its_verdict_and_what_is_switched_off() -> None:
    off = {"resource": "termination_trunk", "name": "192.0.2.9", "state": "disabled"}
    plan = document(action(), disabled=(off,)) | {"expected": {"numbers": [[action()]]}}
    text = drift_page(drift(plan, None), "acme", mask=False)
    assert "## Drift of `acme`: it is not as declared (1 to buy)" in text
    assert "- 1 disabled termination trunk: `192.0.2.9`" in text
    unknown = drift_page(drift({}, "the account could not be read"), "acme", mask=False)
    assert "it is not known whether it is as declared" in unknown
    assert "- `the account could not be read`" in unknown
