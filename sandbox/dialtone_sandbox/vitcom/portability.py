# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Which numbers can be ported in: check_lnp (seed 003).

The rules are the sandbox's own, so that a test can choose what happens by the digits: a number whose last four digits
begin with 99 is rejected by check_lnp; one whose last four begin with 98 is accepted there, and left out of the order.
"""

from __future__ import annotations

from collections.abc import Iterable

from dialtone_sandbox.vitcom.stock import category_of
from dialtone_sandbox.vitcom.wire import Call, InvalidError, Pairs, Raw

# Personal, premium and non-geographic area codes, and those of Caribbean countries.
UNPORTABLE_AREA_CODES = frozenset(
    {"500", "521", "522", "533", "544", "566", "577", "588", "600", "622", "700", "710", "900"}
    | {"809", "829", "849", "876"}
)
REJECTED_LINES = "99"
DROPPED_LINES = "98"
TAKEN = ("reserved", "ordered", "owned", "porting")


def lnp_numbers(call: Call) -> list[str]:
    """The parameter `numbers`: 11 digits each on the wire, 10 in here."""
    numbers = call.numbers("numbers", 11)
    if not all(number.startswith("1") for number in numbers):
        raise InvalidError("numbers")
    return [number[1:] for number in numbers]


def is_portable(call: Call, number: str) -> bool:
    if not _is_assignable(number) or number[6:].startswith(REJECTED_LINES):
        return False
    row = call.store.one("SELECT held FROM vitcom_numbers WHERE number = ?", (number,))
    return row is None or row["held"] not in TAKEN


def _is_assignable(number: str) -> bool:
    return number[0] > "1" and number[3] > "1" and number[:3] not in UNPORTABLE_AREA_CODES


def is_orderable(call: Call, number: str, category: str) -> bool:
    """Stricter than check_lnp: generate_lnp_order may accept fewer than were sent."""
    return is_portable(call, number) and category_of(number) == category and not number[6:].startswith(DROPPED_LINES)


def shaped(call: Call, numbers: Iterable[str]) -> object:
    """A list of numbers as the reading `lnp_shape` prints it; the samples' `[{"A","B"}]` is no JSON."""
    shown = call.shown_all(numbers)
    shape = call.reading("lnp_shape")
    if shape == "joined":
        return [" , ".join(shown)]
    if shape == "broken" and shown:
        return Raw("[{" + ",".join(f'"{number}"' for number in shown) + "}]")
    return shown


def check_lnp(call: Call) -> Pairs:
    numbers = lnp_numbers(call)
    accepted = [number for number in numbers if is_portable(call, number)]
    rejected = [number for number in numbers if number not in set(accepted)]
    return [("accepted", shaped(call, accepted)), ("rejected", shaped(call, rejected))]
