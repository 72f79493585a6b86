# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The words with which the carrier says no (seed 004): what each means, what to do, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """``about``: the parameter that is wrong, where it is one."""

    meaning: str
    hint: str = ""
    about: str = ""


_PLACES = "Look its code up with dialtone.telecom.sms_price_info, which lists all when it is not given one."
_SERVICE = Word("it has no such service", _PLACES, about="service")
_COUNTRY = Word("it has no such country", _PLACES, about="country")
WORDS = {
    "BAD_ACTION": Word("it does not know this call", "Check api_url."),
    "BAD_SERVICE": _SERVICE,
    "WRONG_SERVICE": _SERVICE,
    "BAD_COUNTRY": _COUNTRY,
    "WRONG_COUNTRY": _COUNTRY,
    "BAD_STATUS": Word("the activation's present state does not allow it", about="id"),
    "NO_ACTIVATION": Word(
        "it has no such activation on this account",
        "Check activation_id and api_key; a carrier may forget activations that ended, and then nothing is left to do. "
        "To rent a new number, leave activation_id out.",
        about="id",
    ),
    "EARLY_CANCEL_DENIED": Word("a number can be cancelled two minutes after it was rented, not before", about="id"),
    "NO_NUMBERS": Word(
        "it has no number for this service and country now, on these conditions",
        "Run again later, or widen country, providers or max_price.",
    ),
    "NO_BALANCE": Word("the balance is too low", "Top up the account, then run again."),
    "WRONG_MAX_PRICE": Word(
        "max_price is too low",
        "Raise max_price, or choose another country or other providers (dialtone.telecom.sms_price_info lists prices).",
    ),
    "BANNED": Word("the account is banned", "Ask the carrier why."),
}
#: Of a word that no document names nothing is known.
UNKNOWN = Word("")
