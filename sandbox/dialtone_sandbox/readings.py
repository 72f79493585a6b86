# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Which reading of a seed's ambiguity the sandbox speaks."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dialtone_sandbox.errors import BadInputError
from dialtone_sandbox.settings import Settings

Reading = str | bool | int | float

CHOICES: dict[str, tuple[Reading, ...]] = {
    "cart": ("reservation", "account"),
    "order_status": ("always_1", "state"),
    "reserve_many": ("first_only", "all"),
    "lnp_shape": ("list", "broken", "joined"),
    "tns_shape": ("joined", "list"),
    "list_path": ("fixed", "misspelt", "both"),
    "number_digits": ("10", "11"),
    "error_style": ("http_404", "error_key_200"),
    "payload_key": ("seed", "data"),
    "search_shape": ("seed", "numbers"),
    "category_case": ("lower", "title"),
    "tcxc_error_http": ("200", "400"),
    "market_order": ("stable", "shuffled"),
    "bulk_answer": ("exact", "fewer", "others"),
    "live_errors": ("seed", "live"),
    "sms_code": ("arrives", "never"),
    "repeated_status": ("bad_status", "same"),
    "card_method": ("paypal", "credit card"),
    "file_links": ("own_host", "other_host"),
    "tcxc_auth": ("both", "signature", "digest"),
    "cdr_paging": ("stable", "shifting"),
    "trailing_commas": (False, True),
}
"""The named readings; the first of each is the default."""

NUMBERS: dict[str, tuple[int | float, int | float]] = {"pager_cap": (0, 1_000_000), "i_did_missing": (0.0, 1.0)}
"""The readings that are a number, with the least and the greatest; the type is that of the bounds."""

DEFAULTS: dict[str, Reading] = {
    **{name: values[0] for name, values in CHOICES.items()},
    "pager_cap": 0,
    "i_did_missing": 0.005,
}
KEPT = "readings"


class Readings:
    """The readings in force; kept in the data file."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.load()

    def load(self) -> None:
        """Take the readings from the data file."""
        self._values: dict[str, Reading] = DEFAULTS | json.loads(self._settings.get(KEPT, "{}"))

    def all(self) -> dict[str, Reading]:
        """Every reading by name."""
        return dict(self._values)

    def text(self, name: str) -> str:
        """The value of a named reading."""
        return str(self._values[name])

    def flag(self, name: str) -> bool:
        """The value of a yes-or-no reading."""
        return self._values[name] is True

    def number(self, name: str) -> float:
        """The value of a reading that is a number."""
        return float(self._values[name])

    def change(self, wanted: Mapping[str, object]) -> None:
        """Change some readings. Raises BadInputError, and changes none, when one is unknown."""
        changed = {name: _checked(name, value) for name, value in wanted.items()}
        self._settings.put(KEPT, json.dumps(self._values | changed))
        self._values |= changed


def _checked(name: str, value: object) -> Reading:
    if name in NUMBERS:
        least, greatest = NUMBERS[name]
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= greatest:
            return type(least)(value)
        raise BadInputError(f"reading {name} takes a number from {least} to {greatest}, not {value!r}")
    if name not in CHOICES:
        raise BadInputError(f"no reading {name!r}; there are: {explained()}")
    for choice in CHOICES[name]:
        if str(choice).lower() == str(value).lower():
            return choice
    raise BadInputError(f"reading {name} takes no {value!r}; there are: {explained()}")


def explained() -> str:
    """All readings with their values, in one line."""
    named = [f"{name} ({', '.join(str(value) for value in values)})" for name, values in CHOICES.items()]
    ranged = [f"{name} ({least} to {greatest})" for name, (least, greatest) in NUMBERS.items()]
    return "; ".join(named + ranged)
