# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What is known of the rows that the read modules show: their keys, and how each is read (seed 003)."""

from __future__ import annotations

from collections.abc import Mapping

from .typed import Kind, amount, caller, flag, lower, month, quantity, trunk_group_id
from .values import count, date
from .wire import Body, numbers, required, text


def listed_numbers(row: Body, name: str) -> list[str]:
    """A list of numbers, empty where there is none."""
    return list(numbers(row.get(name) or []))


#: What each order tells, but for the title of its trunk group.
ORDER: Mapping[str, Kind] = {
    "order_id": required,
    "numbers": listed_numbers,
    "date": date,
    **dict.fromkeys(("amount", "per_order_cost", "taxes", "other_charges", "discount"), amount),
    "trunk_group_id": trunk_group_id,
    "order_type": text,
    "category": lower,
    "did_type": lower,
    "sessions": count,
    "status": text,
    "accountno": text,
}
#: What a port-in tells besides. ``lastModifiedDate`` is printed in two formats.
PORT_IN: Mapping[str, Kind] = {
    **ORDER,
    **dict.fromkeys(("requested_foc_date", "actual_foc_date", "last_modified_date"), date),
    **dict.fromkeys(("subscriber_type", "subscriber_first_name", "subscriber_last_name"), text),
    **dict.fromkeys(("address_house_number", "address_street_name", "address_street_suffix"), text),
    **dict.fromkeys(("address_city", "address_state_code", "address_zip", "loa_authorizing_person"), text),
    **dict.fromkeys(("losing_carrier_name", "last_modified_by", "loa", "carrier_doc"), text),
    "billing_number": caller,
    "immediately": flag,
    "triggered": flag,
}
#: Of a number or a trunk group.
STATISTICS: Mapping[str, Kind] = {
    "number": caller,
    "processed": count,
    "completed": count,
    "acd": quantity,
    "asr": quantity,
    "mou": quantity,
    "peak": count,
    "accountno": text,
}
MONTHLY: Mapping[str, Kind] = {**STATISTICS, "month": month}
DAILY: Mapping[str, Kind] = {"date": date, "success": text, "failed": text}
#: Of the account.
LEDGER: Mapping[str, Kind] = {
    "date": date,
    "activity": text,
    **dict.fromkeys(("debit", "credit", "balance"), amount),
    "accountno": text,
}
INVOICE: Mapping[str, Kind] = {"date": date, "file": text}
PAYMENT: Mapping[str, Kind] = {
    "date": date,
    "reference": text,
    **dict.fromkeys(("funded_amount", "charges", "amount"), amount),
    **dict.fromkeys(("method", "status", "accountno"), text),
}
