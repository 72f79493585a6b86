# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Which reading of a seed's ambiguity the sandbox speaks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dialtone_sandbox.errors import BadInputError
from dialtone_sandbox.settings import Settings

Reading = str | bool | int | float


@dataclass(frozen=True)
class Range:
    """A reading that is a number; its type is that of the bounds."""

    least: int | float
    greatest: int | float
    default: int | float


Offers = Mapping[str, tuple[Reading, ...] | Range]
"""What can be read in several ways, by name: the ways, of which the first is the default."""
KEPT = "readings"


class Readings:
    """The readings in force, of those that the APIs offer; kept in the data file."""

    def __init__(self, settings: Settings, offers: Offers) -> None:
        self._settings = settings
        self._offers = offers
        self.load()

    def load(self) -> None:
        """Take the readings from the data file."""
        defaults = {
            name: offer.default if isinstance(offer, Range) else offer[0] for name, offer in self._offers.items()
        }
        self._values: dict[str, Reading] = defaults | json.loads(self._settings.get(KEPT, "{}"))

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
        changed = {name: self._checked(name, value) for name, value in wanted.items()}
        self._settings.put(KEPT, json.dumps(self._values | changed))
        self._values |= changed

    def _checked(self, name: str, value: object) -> Reading:
        offer = self._offers.get(name)
        if offer is None:
            raise BadInputError(f"no reading {name!r}; there are: {self._explained()}")
        if isinstance(offer, Range):
            return _within(offer, name, value)
        for choice in offer:
            if str(choice).lower() == str(value).lower():
                return choice
        raise BadInputError(f"reading {name} takes no {value!r}; there are: {self._explained()}")

    def _explained(self) -> str:
        """All readings with their values, in one line."""
        return "; ".join(f"{name} ({_values(offer)})" for name, offer in self._offers.items())


def _within(offer: Range, name: str, value: object) -> Reading:
    if isinstance(value, int | float) and not isinstance(value, bool) and offer.least <= value <= offer.greatest:
        return type(offer.least)(value)
    raise BadInputError(f"reading {name} takes a number from {offer.least} to {offer.greatest}, not {value!r}")


def _values(offer: tuple[Reading, ...] | Range) -> str:
    return f"{offer.least} to {offer.greatest}" if isinstance(offer, Range) else ", ".join(map(str, offer))
