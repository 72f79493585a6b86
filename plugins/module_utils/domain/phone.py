# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Phone numbers: E.164 inside, the carriers' digits only at the edge."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"[\s().\-/\u00a0\u2010-\u2015]+")
_DIGITS = re.compile(r"[1-9][0-9]{6,14}")
_NANP = re.compile(r"1?([2-9][0-9]{2}[2-9][0-9]{6})")

#: The area codes that NANPA set aside for toll-free numbers; 822 is not in use yet.
TOLL_FREE_PREFIXES = frozenset({"800", "822", "833", "844", "855", "866", "877", "888"})


def e164(value: object, *, nanp: bool) -> str:
    """``+12062190001`` out of what a person or a carrier wrote.

    With ``nanp`` a number without plus is 10 or 11 digits of the North American plan (seed 003), else digits
    with country code (seed 002). An unquoted ``+1954...`` in YAML arrives as an integer. Raises ValueError.
    """
    if not isinstance(value, str) and (isinstance(value, bool) or not isinstance(value, int)):
        raise ValueError("what is given is not a phone number: digits are wanted, such as +12062190001")
    raw = str(value).strip()
    digits = raw.removeprefix("+")
    if not _DIGITS.fullmatch(digits):
        digits = _PUNCTUATION.sub("", raw).removeprefix("+")
        if not _DIGITS.fullmatch(digits):
            wanted = "10 digits, or 11 with the leading 1" if nanp else "7 to 15 digits with country code"
            raise ValueError(f"{raw[:40]!r} is not a phone number ({wanted}, such as +12062190001)")
    match = _NANP.fullmatch(digits) if nanp else None
    if nanp and not match:
        raise ValueError(f"{raw!r} is not a North American number (10 digits, or 11 with the leading 1)")
    return f"+1{match[1]}" if match else f"+{digits}"


def digits(number: str) -> str:
    """Country code and number without the plus, as tcxc writes them (seed 002) and LNP calls want them (seed 003)."""
    return number[1:]


def national(number: str) -> str:
    """The ten digits of a North American number (seed 003)."""
    return number[2:]


def is_toll_free(number: str) -> bool:
    """Whether a number of the North American plan is toll-free."""
    return number.startswith("+1") and number[2:5] in TOLL_FREE_PREFIXES


def listed(numbers: list[str], limit: int = 10) -> str:
    """Numbers for a sentence: the first ones, and how many more."""
    more = f" and {len(numbers) - limit} more" if len(numbers) > limit else ""
    return ", ".join(numbers[:limit]) + more
