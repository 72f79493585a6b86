# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Phone numbers of any country, as people write them there: what needs the numbering plans of phonenumbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import phone

if TYPE_CHECKING:
    import phonenumbers

_PUNCTUATION = frozenset(" ().-/\u00a0\u2010\u2011\u2012\u2013\u2014\u2015")
_HINT = ". Write it with + and its country code, such as +12062190001, or name its country"


def to_e164(value: object, country: str | None = None) -> str:
    """``+12062190001`` out of what a person or a carrier wrote.

    A number without plus is of ``country``, two letters. Without country 10 digits, or 11 with the leading 1, are North
    American where they can be (seed 003), and any others begin with their country code (seed 002). Raises ValueError,
    and ModuleNotFoundError where phonenumbers is missing.
    """
    import phonenumbers

    return phonenumbers.format_number(_parsed(value, country), phonenumbers.PhoneNumberFormat.E164)


def to_national(value: object, country: str | None = None, *, punctuated: bool = False) -> str:
    """The number as it is dialled within its country: ``2062190001``; or as it is printed there: ``(206) 219-0001``.

    Reads and raises as ``to_e164``.
    """
    import phonenumbers

    printed = phonenumbers.format_number(_parsed(value, country), phonenumbers.PhoneNumberFormat.NATIONAL)
    return printed if punctuated else "".join(filter(str.isdigit, printed))


def _parsed(value: object, country: str | None) -> phonenumbers.PhoneNumber:
    """The number, of a length that numbers of its country have. Raises ValueError that names the text."""
    import phonenumbers

    text = _text(value)
    region = None if country is None else _region(country)
    try:
        number = phonenumbers.parse(text if region else _with_plus(text), region)
        reason = _reason(number)
    except phonenumbers.NumberParseException as error:
        unknown = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        reason = "no country has the code that it begins with" if unknown else "it has too few or too many digits"
    if reason:
        place = f" of {region}" if region else ""
        raise ValueError(f"{text!r} is not a phone number{place}: {reason}{'' if text.startswith('+') else _HINT}")
    return number


def _text(value: object) -> str:
    """The number as text. An unquoted ``+1954...`` in YAML arrives as an integer."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError(f"{value!r} is not a phone number: it is no text")
    text = str(value).strip()
    strange = (mark for mark in text.removeprefix("+") if mark not in _PUNCTUATION and mark not in "0123456789")
    held = next(strange, None)
    if held is not None:
        raise ValueError(f"{text[:40]!r} is not a phone number: it holds {held!r}")
    return text


def _region(country: object) -> str:
    """The country's two letters. An unquoted ``NO`` in YAML arrives as false."""
    import phonenumbers

    region = str(country).strip().upper()
    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError(f"{country!r} is no country: two letters are wanted, such as US")
    return region


def _with_plus(text: str) -> str:
    """A number of no named country, as the modules read it."""
    try:
        return phone.e164(text, nanp=not text.startswith("+"))
    except ValueError:
        return text if text.startswith("+") else f"+{text}"


def _reason(number: phonenumbers.PhoneNumber) -> str | None:
    """Why there can be no such number, or None. Only its length is asked for: call records hold what was dialled."""
    import phonenumbers

    kinds = phonenumbers.ValidationResult
    reasons = {
        kinds.TOO_SHORT: "it has too few digits",
        kinds.TOO_LONG: "it has too many digits",
        kinds.INVALID_LENGTH: "its country has no numbers of this length",
        kinds.IS_POSSIBLE_LOCAL_ONLY: "its area code is missing",
    }
    return reasons.get(phonenumbers.is_possible_number_with_reason(number))
