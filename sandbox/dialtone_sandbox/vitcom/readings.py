# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the seed of vitcom leaves open, and the ways to read it."""

from __future__ import annotations

from dialtone_sandbox.readings import Offers

READINGS: Offers = {
    "cart": ("reservation", "account"),
    "order_status": ("always_1", "state"),
    "reserve_many": ("first_only", "all"),
    "lnp_shape": ("list", "broken", "joined"),
    "tns_shape": ("joined", "list"),
    "number_digits": ("10", "11"),
    "error_style": ("http_404", "error_key_200"),
    "payload_key": ("seed", "data"),
    "search_shape": ("seed", "numbers"),
    "category_case": ("lower", "title"),
    "bulk_answer": ("exact", "fewer", "others"),
    "card_method": ("paypal", "credit card"),
    "file_links": ("own_host", "other_host"),
    "trailing_commas": (False, True),
}
