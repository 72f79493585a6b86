# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Contacts: SIP and SMPP addresses, and their passwords."""

from __future__ import annotations

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.contact import contract, expand, masked
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.contact_rules import (
    masked_value,
    sip_problem,
    smpp_problem,
)


@pytest.mark.parametrize(
    "contact",
    [
        *("sip:19545551234@69.55.49.9:5060", "sip:{number}@sip.example.com", "sips:a.b+c@example.com;transport=tls"),
        *("sip:sip.example.com", "sip:x@[2001:db8::1]:5060", "sip:u:p@example.com?subject=x"),
    ],
)
def test_sip_addresses_are_taken(contact: str) -> None:
    assert sip_problem(contact) is None


@pytest.mark.parametrize(
    "contact",
    [
        *("", "19545551234", "sip:", "sip:a@", "http://example.com", "sip:a@ex ample.com", "sip:a@example.com:0"),
        *("sip:a@example.com:65536", "sip:a@example.com\n", "sip:a@-x.example", "sip:" + "a" * 250 + "@example.com"),
        *("sip:{nmber}@example.com", "sip:{{number}}@example.com", "sip:{number@example.com"),
    ],
)
def test_what_is_no_sip_address_is_shown(contact: str) -> None:
    assert "is not a SIP address such as sip:{number}@" in str(sip_problem(contact))


@pytest.mark.parametrize(
    "contact",
    [
        *("smpp:login:password:19545551234@smpp.example.com:2776", "smpp:me:p@ss:w:{number}@smpp.example.com"),
        "smpp:me:secret:@192.0.2.1",
    ],
)
def test_smpp_addresses_are_taken(contact: str) -> None:
    assert smpp_problem(contact) is None


@pytest.mark.parametrize(
    "contact", ["", "smpp:me:hush@example.com", "sip:me:hush:1@example.com", "smpp:me:hush:1@example.com:99999"]
)
def test_what_is_no_smpp_address_is_not_repeated(contact: str) -> None:
    problem = str(smpp_problem(contact))
    assert problem.startswith("smpp_contact is not an SMPP address")
    assert "hush" not in problem


@pytest.mark.parametrize(
    "contact",
    [
        "sip:me:hush@",
        "sip:me:hush",
        "sip:me:hu sh@h.example",
        "me:hush@h.example",
        "http://hush",
        f"sip:{'a' * 74}:hush@h ex",
    ],
)
def test_of_what_is_no_sip_address_nothing_is_repeated_that_may_be_a_password(contact: str) -> None:
    problem = str(sip_problem(contact))
    assert "is not a SIP address" in problem
    assert "hu" not in problem


def test_the_number_stands_in_for_the_template() -> None:
    assert (
        expand("sip:{number}@a.example;user={number}", "+12062190001") == "sip:12062190001@a.example;user=12062190001"
    )


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("smpp:me:hush:1@h.example:2776", "smpp:me:********:1@h.example:2776"),
        ("smpp:me:hu:s@h:1@h.example", "smpp:me:********:1@h.example"),
        ("SMPP:me:hush@h.example", "SMPP:me:********@h.example"),
        ("sip:100@192.0.2.1:5060", "sip:100@192.0.2.1:5060"),
        ("refused: smpp:me:hush:1@h.example is wrong", "refused: smpp:me:********:1@h.example is wrong"),
        ("sip:me:hush@h.example:5060", "sip:me:********@h.example:5060"),
        ("SIPS:me:hu:s@h@h.example;transport=tls", "SIPS:me:********@h.example;transport=tls"),
        ("sip:192.0.2.1:5060 and me@h.example", "sip:192.0.2.1:5060 and me@h.example"),
        (
            '{"contact":"sip:h:5060","smpp_contact":"smpp:me:hush:1@h"}',
            '{"contact":"sip:h:5060","smpp_contact":"smpp:me:********:1@h"}',
        ),
    ],
)
def test_only_the_password_is_masked(contact: str, shown: str) -> None:
    assert masked(contact) == shown


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("", ""),
        ("smpp:me:hush:{number}@h.example", "smpp:me:********:{number}@h.example"),
        ("smpp:hush@h.example", "********"),
        ("smpp:me:hush", "********"),
        ("smpp:me:hu sh:1@h.example", "********"),
        ("hush", "********"),
    ],
)
def test_of_a_contact_that_is_none_nothing_shows(contact: str, shown: str) -> None:
    assert masked_value(contact) == shown


def test_what_was_expanded_is_contracted_again() -> None:
    template = "sip:{number}@host.example.com"
    assert contract(expand(template, "+12062190001"), "+12062190001") == template
    assert contract("sip:hq@host", "hq") == "sip:hq@host"
    assert contract("sip:hq@host", "") == "sip:hq@host"
