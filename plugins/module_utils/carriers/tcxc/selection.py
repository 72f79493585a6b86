# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""How numbers are selected and routed on tcxc (seed 002)."""

from __future__ import annotations

from ...domain.errors import InputError
from ...domain.number import OwnedNumber, Select
from ..account import Account
from .market import prefix_of, shared_filters
from .owned import OwnedList
from .wire import Wire


class TcxcSelection:
    """The options of numbers that tcxc knows, and what of an account they select."""

    routing_keys: tuple[str, ...] = ("contact", "smpp_contact")
    select_keys = frozenset(
        "country prefix description seller features did_type status max_setup max_monthly prefer".split()
    )
    preferences: tuple[str, ...] = ("cheapest",)
    quotes_prices = True
    nanp = False

    def __init__(self, account: Account) -> None:
        self.session = account.session
        self._wire = Wire(account)
        self.owned = OwnedList(self._wire)

    def select_problem(self, select: Select, *, buying: bool) -> str | None:
        """A two-letter country must be one: its numbers are found by their calling code."""
        try:
            prefix_of(select)
        except InputError as error:
            return str(error)
        return None

    def list_owned(self, select: Select, *, status: str | None = None, **_others: str | None) -> list[OwnedNumber]:
        """Tcxc lists no cancelled ones, and has neither trunk groups nor orders."""
        owned = self.owned.passing(shared_filters(select)).values()
        return [number for number in owned if select.matches(number) and status in (None, number.status)]
