# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Contacts of a tcxc number: where calls (SIP) and messages (SMPP) go (seed 002)."""

from __future__ import annotations

import re

from .secret import MASK

TEMPLATE = "{number}"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?"
_SIP = re.compile(rf"sips?:(?:[^@\s;<>\"\x00-\x20\x7f]+@)?{_HOST}(?:[;?][^\s<>\"\x00-\x20\x7f]*)?", re.ASCII)
_SMPP = re.compile(rf"smpp:([^:@\s\x00-\x20\x7f]+):([^\s\x00-\x20\x7f]+):([^:@\s\x00-\x20\x7f]*)@{_HOST}", re.ASCII)
#: Bounded, for what a carrier writes may be made to be looked through without end.
_SMPP_PASSWORD = re.compile(r"(smpp:[^:\s]{0,255}:)(\S{0,999})(:[^:\s]{0,255}@)", re.IGNORECASE)
_SMPP_SHORT = re.compile(r"(smpp:[^:\s]{0,255}:)([^:@\s]{0,999})(@)", re.IGNORECASE)
MAX_LENGTH = 255


def _port_is_valid(port: str | None) -> bool:
    return port is None or 0 < int(port) < 65536


def sip_problem(contact: str) -> str | None:
    """Why a text is no SIP contact such as sip:12345@sip.example.com:5060, or None when it is one."""
    filled = contact.replace(TEMPLATE, "1")
    match = _SIP.fullmatch(filled)
    if match and "{" not in filled and _port_is_valid(match[1]) and len(contact) <= MAX_LENGTH:
        return None
    return f"contact {contact[:80]!r} is not a SIP address such as sip:{TEMPLATE}@sip.example.com:5060"


def smpp_problem(contact: str) -> str | None:
    """Why a text is no SMPP contact, or None when it is one. The text may hold a password and is not repeated."""
    match = _SMPP.fullmatch(contact.replace(TEMPLATE, "1"))
    if match and _port_is_valid(match[4]) and len(contact) <= MAX_LENGTH:
        return None
    return f"smpp_contact is not an SMPP address such as smpp:login:password:{TEMPLATE}@smpp.example.com:2776"


def expand(contact: str, number: str) -> str:
    """A contact for one number: ``{number}`` becomes its digits."""
    return contact.replace(TEMPLATE, number.lstrip("+"))


def contract(text: str, name: str) -> str:
    """The way back: where ``name`` is a number, its digits become ``{number}`` again."""
    digits = name.lstrip("+")
    return text.replace(digits, TEMPLATE) if digits.isdecimal() else text


def masked(contact: str) -> str:
    """The same contact without its password."""
    replaced, count = _SMPP_PASSWORD.subn(rf"\g<1>{MASK}\g<3>", contact)
    return replaced if count else _SMPP_SHORT.sub(rf"\g<1>{MASK}\g<3>", contact)


def masked_value(smpp_contact: str) -> str:
    """A whole SMPP contact without its password; of what is none, nothing shows: any part may be the password."""
    return masked(smpp_contact) if not smpp_contact or smpp_problem(smpp_contact) is None else MASK
