# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Contacts of a tcxc number: where calls (SIP) and messages (SMPP) go (seed 002)."""

from __future__ import annotations

import re

from .secret import MASK

TEMPLATE = "{number}"
#: The options that hold one.
CONTACTS = ("contact", "smpp_contact")
#: Bounded, for what a carrier writes may be made to be looked through without end.
_SMPP_PASSWORD = re.compile(r"(smpp:[^:\s]{0,255}:)(\S{0,999})(:[^:\s]{0,255}@)", re.IGNORECASE)
_SMPP_SHORT = re.compile(r"(smpp:[^:\s]{0,255}:)([^:@\s]{0,999})(@)", re.IGNORECASE)
_SIP_PASSWORD = re.compile(r"(sips?:[^:@\s\"<>]{0,255}:)([^\s\"<>]{0,999})(@)", re.IGNORECASE)


def expand(contact: str, number: str) -> str:
    """A contact for one number: ``{number}`` becomes its digits."""
    return contact.replace(TEMPLATE, number.lstrip("+")) if "{" in contact else contact


def contract(text: str, name: str) -> str:
    """The way back: where ``name`` is a number, its digits become ``{number}`` again."""
    digits = name.lstrip("+")
    return text.replace(digits, TEMPLATE) if digits.isdecimal() else text


def masked(text: str) -> str:
    """The same text without the passwords of contacts, SMPP and SIP."""
    hidden = rf"\g<1>{MASK}\g<3>"
    replaced, count = _SMPP_PASSWORD.subn(hidden, text)
    return _SIP_PASSWORD.sub(hidden, replaced if count else _SMPP_SHORT.sub(hidden, text))
