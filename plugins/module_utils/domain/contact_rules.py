# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a contact has to look like (seed 002), and how a whole one is shown. Imported only where there is one."""

from __future__ import annotations

import re

from .contact import TEMPLATE, masked
from .secret import MASK

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?"
_SIP = re.compile(rf"sips?:(?:[^@\s;<>\"\x00-\x20\x7f]+@)?{_HOST}(?:[;?][^\s<>\"\x00-\x20\x7f]*)?", re.ASCII)
_SMPP = re.compile(rf"smpp:([^:@\s\x00-\x20\x7f]+):([^\s\x00-\x20\x7f]+):([^:@\s\x00-\x20\x7f]*)@{_HOST}", re.ASCII)
MAX_LENGTH = 255


def _port_is_valid(port: str | None) -> bool:
    return port is None or 0 < int(port) < 65536


def sip_problem(contact: str) -> str | None:
    """Why a text is no SIP contact such as sip:12345@sip.example.com:5060, or None when it is one."""
    filled = contact.replace(TEMPLATE, "1")
    match = _SIP.fullmatch(filled)
    if match and "{" not in filled and _port_is_valid(match[1]) and len(contact) <= MAX_LENGTH:
        return None
    return f"contact {_without_end(contact)[:80]!r} is not a SIP address such as sip:{TEMPLATE}@sip.example.com:5060"


def smpp_problem(contact: str) -> str | None:
    """Why a text is no SMPP contact, or None when it is one. The text may hold a password and is not repeated."""
    match = _SMPP.fullmatch(contact.replace(TEMPLATE, "1"))
    if match and _port_is_valid(match[4]) and len(contact) <= MAX_LENGTH:
        return None
    return f"smpp_contact is not an SMPP address such as smpp:login:password:{TEMPLATE}@smpp.example.com:2776"


def masked_value(smpp_contact: str) -> str:
    """A whole SMPP contact without its password; of what is none, nothing shows: any part may be the password."""
    return masked(smpp_contact) if not smpp_contact or smpp_problem(smpp_contact) is None else MASK


def masked_sip(contact: str) -> str:
    """A whole SIP contact without its password, if it has one."""
    return masked(contact if sip_problem(contact) is None else _without_end(contact))


def _without_end(contact: str) -> str:
    """What is no SIP contact: behind a user and a colon anything may be the password, but for a host and its port."""
    if re.fullmatch(_HOST, contact, re.ASCII):
        return contact
    return re.sub(r"(?is)\A((?:sips?:)?[^:@]*:).+", rf"\1{MASK}", contact)


#: Why a text is no contact, by its option.
PROBLEMS = {"contact": sip_problem, "smpp_contact": smpp_problem}
#: How a contact is shown, by its option.
MASKED = {"contact": masked_sip, "smpp_contact": masked_value}
