# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""An event source for ansible-rulebook: what changes on carrier accounts."""

from __future__ import annotations

DOCUMENTATION = r"""
short_description: What changes on carrier accounts
description:
  - Looks at any number of carrier accounts again and again, and tells each change once - port-ins, orders, numbers that
    vanished or arrived, a balance under a mark, verification codes, calls. It only reads.
  - What was told is kept in a file, so that a restart neither loses nor repeats an event. Whatever happened while the
    source was not running is told when it runs again. Only when it is killed right while it tells an event, that one
    event is told again as it was, with the same C(id).
  - The first look at an account is what later ones are compared with. It tells only what is a state - a balance under
    the mark, a code that arrived, an account that cannot be read.
  - What cannot be read is told once as C(unreadable), and is never taken for a change.
  - Each event holds C(type), C(name), C(carrier), C(account), C(id), C(time) (when it was seen, UTC) and the facts of
    its type.
  - C(port_in_ordered) and C(port_in_scheduled) (a date is set, or another one; C(foc_date)), C(port_in_rejected)
    (C(numbers) left the order, and are not on the account) and C(port_in_completed) (C(numbers) are on the account;
    C(waiting) are the others of the order), each with C(order_id) and C(numbers).
  - C(order_placed) and C(order_completed), with C(order_id), C(numbers) and C(amount). An order that is placed and not
    completed may not be paid yet.
  - C(numbers_vanished) and C(numbers_arrived), with C(numbers).
  - C(balance_low) and C(balance_restored), with C(balance) and C(below), once each time the mark is crossed.
  - C(activation_received), C(activation_another), C(activation_completed) and C(activation_cancelled), with
    C(activation_id), C(status) and C(code).
  - C(calls_recorded), with C(count) (calls that were not told before) and C(until) (when the latest one began).
  - C(unreadable), with C(what) and C(problem), and C(readable_again), with C(what).
options:
  accounts:
    description:
      - The accounts, each a dictionary of C(name), the account options of every module of the collection (C(carrier),
        C(account), C(api_key), C(api_url), C(auth), C(timeout), C(retries), C(concurrency), C(rate_limit),
        C(validate_certs), C(ca_path), C(allow_insecure_http)) and what follows.
      - C(watch) is a list of C(port_ins), C(orders), C(numbers), C(balance), C(activations) and C(calls); all that the
        carrier tells unless given, but for C(calls).
      - C(balance_below) is the mark, an amount in plain digits such as C(100.00); without one no balance is told.
      - C(activations) is the list of ids of rented numbers (C(smsbower)).
    required: true
  cursor:
    description: The file that holds what was told. It is made when it is not there, and is for one source alone.
    required: true
  interval:
    description: Seconds from the end of a look to the next.
    default: 60
"""

EXAMPLES = r"""
- dialtone.telecom.telecom:
    cursor: /var/lib/telecom/cursor.json
    interval: 300
    accounts:
      - name: acme_voice
        carrier: vitcom
        account: "1001"
        api_key: "{{ voice_api_key }}"
        api_url: https://carrier.example.com/api
        balance_below: "100.00"
"""

import asyncio
import sys
from pathlib import Path
from typing import Any

#: The folder of ansible_collections: ansible-rulebook runs this file alone, and puts no collection on the path.
_ROOT = next(
    (str(place.parent) for place in Path(__file__).absolute().parents if place.name == "ansible_collections"), ""
)
if _ROOT and _ROOT not in sys.path:
    sys.path.append(_ROOT)

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.plugin_utils.events.follow import follow
from ansible_collections.dialtone.telecom.plugins.plugin_utils.events.options import options_of


async def main(queue: asyncio.Queue[dict[str, Any]], args: dict[str, Any]) -> None:
    """Put events on the queue until it is cancelled. Raises ValueError for arguments that cannot work."""
    try:
        await follow(options_of(args), queue.put)
    except InputError as error:
        raise ValueError(str(error)) from error
