# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Whatever an account holds: its export is a sound declaration, and to provision it changes nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.dialtone.telecom.plugins.action.estate_declaration import SCHEMA
from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc import rows
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import Plan
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.number import OwnedNumber
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.wish import NO_MARKET, Holdings
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.declaration import Declaration, check
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_options import PURCHASE_SPEC
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.smpp_passwords import password_names
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.wish import WishReader
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.matching import matched
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.numbers import plan_numbers
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export import document
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.document import Account, Export, export
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.passwords import filled
from tests.support.exports import declared
from tests.support.options import offline, options

ESTATE_SCHEMA = json.loads(SCHEMA.read_text())
ENTRY_KEYS = ("contact", "smpp_contact", "billing_account", "state")
PASSWORD = re.compile(r"smpp:[^:]+:(.+):[^:@]*@.+")
house = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

NUMBERS = (
    *(f"1206219000{digit}" for digit in range(1, 7)),
    *(f"4420794600{digit:02}" for digit in range(4)),
    "3725551234",
)
CONTACTS = (
    *("", "sip:DIGITS@sip.example.com:5060", "sip:DIGITS@sip.example.com:5060", "sip:sales@sip.example.com"),
    *("sip:me:hush@sip.example.com", "sip:DIGITS:hush@sip.example.com", "sip:DIGITS:new@sip.example.com"),
    *("sip:{number}@literal.example.com", "pbx.example.com", "sip:{{x}}@sip.example.com", "{{ lookup('pipe', 'id') }}"),
)
SMPP = (
    *("", "smpp:me:hush:DIGITS@h.example", "smpp:me:new:DIGITS@h.example:2776", "smpp:me:hush:sales@h.example"),
    *("smpp:{{x}}:{%:DIGITS@h.example", "smpp:a'b:p'w:{DIGITS}@h.example", "smpp:a\"':x:y@h.example", "smpp:no:form"),
    *("smpp:back\\slash:x:y@h.example", "smpp:me:a:{number}:b:DIGITS@h.example", "smpp:me:{number}:1@h.example"),
)
TEXT = st.text(max_size=8) | st.sampled_from(["a: b", "- x # y", "{{ 7 * 7 }}", "\n- evil: true", "United Kingdom"])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("export")


@st.composite
def owned_rows(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of the owned numbers, as tcxc writes them."""
    numbers = draw(st.lists(st.sampled_from(NUMBERS), unique=True, max_size=8))
    return [
        {
            "number": number,
            "i_did": number,
            "country_name": draw(TEXT),
            "description": draw(TEXT),
            "monthly_fee": draw(st.sampled_from(["", "1.1000"])),
            "contact": draw(st.sampled_from(CONTACTS)).replace("DIGITS", number),
            "smpp_contact": draw(st.sampled_from(SMPP)).replace("DIGITS", number),
            "verification_required": draw(st.sampled_from("01")),
        }
        for number in numbers
    ]


def exported(owned: list[OwnedNumber], *, pools: bool) -> Export:
    """The export, of rows as number_info lists them."""
    names = password_names(owned)
    listed = [rows.number_row(number) | {"smpp_password": names.get(number.number)} for number in owned]
    return export(Account(host="acme", carrier="tcxc", numbers=listed), pools=pools)


def passwords_of(owned: list[OwnedNumber]) -> dict[str, str]:
    """What the user puts into the variable, by the names that the export gives."""
    contacts = {number.number: number.routing["smpp_contact"] for number in owned}
    found = {name: PASSWORD.fullmatch(contacts[number]) for number, name in password_names(owned).items()}
    return {name: match[1] for name, match in found.items() if match}


def planned(values: dict[str, Any], owned: list[OwnedNumber]) -> Plan:
    """What did_purchase would do."""
    given = {key: values[key] for key in ("numbers", "pools", "numbers_file") if values.get(key)}
    carrier = offline()
    reader = WishReader(options(PURCHASE_SPEC, **given, **values.get("defaults", {})), carrier, ENTRY_KEYS)
    wish = reader.purchase_wish()
    match = matched(wish, Holdings(owned={number.number: number for number in owned}))
    return plan_numbers(wish, match, NO_MARKET, carrier.purchase_problems)


@house
@given(owned_rows(), st.booleans(), st.booleans())
def test_to_provision_an_export_changes_nothing(
    files: Path, told: list[dict[str, str]], pools: bool, large: bool
) -> None:
    owned = [rows.owned(row) for row in told]
    with patch.object(document, "MOST_LISTED", 0 if large else 1000):
        found = exported(owned, pools=pools)
    variables = declared(found.yaml, passwords_of(owned))
    if found.csv is not None:
        (files / "numbers.csv").write_text(found.csv)
        path, unknown = filled(str(files / "numbers.csv"), passwords_of(owned), str(files))
        assert unknown == []
        variables["estate_numbers_file"] = path
    values = {name.removeprefix("estate_"): value for name, value in variables.items()}
    assert check(Declaration(role="estate", carrier="tcxc", values=values), ESTATE_SCHEMA) == []
    if owned:
        plan = planned(values, owned)
        assert (plan.actions, plan.problems, plan.surplus) == ((), (), ())
        assert {item.name for item in plan.items} == {number.number for number in owned}


@house
@given(owned_rows(), st.booleans())
def test_no_password_is_exported_and_the_order_of_rows_does_not_matter(told: list[dict[str, str]], pools: bool) -> None:
    owned = [rows.owned(row) for row in told]
    found = exported(owned, pools=pools)
    assert exported(owned[::-1], pools=pools) == found
    assert "hush" not in found.yaml
