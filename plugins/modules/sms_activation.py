# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
from __future__ import annotations

DOCUMENTATION = r"""
module: sms_activation
short_description: Receive one verification code on a rented number
version_added: 1.0.0
description:
  - Rents a number, waits for the SMS with a verification code, and hands both over. It is meant for tests of the
    delivery of one's own product's codes.
  - Each run without O(activation_id) rents a number and spends money, so it is never unchanged. One run never rents
    twice. When the answer to the rental is lost, the balance tells whether a number was rented. The API does not tell
    which one, so the task fails with status V(unknown) and says what it cost.
  - With O(activation_id) it goes on with a number that was rented before, and rents nothing.
  - Which steps are possible depends on the activation's state. Without a code it can only be waited for or cancelled,
    with a code it can be completed or asked for another one, and after that only completed. What is not possible is
    named before anything is sent.
author:
  - Dialtone contributors (@dialtone-contributors)
options:
  service:
    description:
      - The code of the service that sends the verification code, such as V(tg). Required to rent.
    type: str
  country:
    description:
      - The carrier's code of the country where the number shall be, such as V(187). What is rented without it is up to
        the carrier.
    type: str
  max_price:
    description:
      - The most that the number may cost, in the account's own currency. Where the carrier's price list tells that none
        is to be had for that, the task fails before it asks for one.
    type: str
  providers:
    description:
      - The ids of the only providers to rent from.
    type: list
    elements: str
  except_providers:
    description:
      - The ids of providers not to rent from.
    type: list
    elements: str
  except_prefixes:
    description:
      - Beginnings that the number must not have, country code and three to six digits, such as V(7918).
    type: list
    elements: str
  ref:
    description:
      - A referral id.
    type: str
  activation_id:
    description:
      - The activation to go on with. The options for renting are not used then.
      - Required unless O(state=received).
    type: str
  known_code:
    description:
      - With O(state=another), the code that came before, so that the task can be repeated. Once the carrier shows a
        different code, the other SMS has come; it is returned, and nothing is asked for.
    type: str
  state:
    description:
      - V(received) rents a number unless O(activation_id) is given, waits for its code and leaves the activation open.
      - V(completed) confirms the code and ends the activation.
      - V(another) asks for one more SMS and does not wait for it. To do so, run again with O(state=received).
      - V(cancelled) gives the number back before a code came. The carrier allows it two minutes after the number was
        rented, not before.
      - All but V(received) change nothing when they are done a second time. The API does not show whether an activation
        is completed, nor, unless O(known_code) is given, whether a code is the first one or another. So V(completed) is
        planned and sent again, and so is V(another) once the other code has come; C(notes) says so. The carrier refuses
        it then, and the task is unchanged and returns the code. In check mode it counts as a change. A carrier that
        accepts it again makes it a change, and with V(another) drops the code that has come; O(known_code) avoids that.
    type: str
    choices: [received, completed, another, cancelled]
    default: received
  wait:
    description:
      - Whether to wait for the code with O(state=received), and until the carrier cancels with O(state=cancelled).
        In check mode nothing is waited for.
      - Without waiting, an activation whose code has not come is V(pending), and cancelling one too early fails.
    type: bool
    default: true
  wait_timeout:
    description:
      - How many seconds to wait at most. When time runs out the task fails, leaves the activation open, and says how to
        go on with it.
    type: float
    default: 300
  wait_interval:
    description:
      - How many seconds to wait between two looks, at least 0.1.
    type: float
    default: 3
extends_documentation_fragment:
  - dialtone.telecom.account
  - dialtone.telecom.activations
  - dialtone.telecom.resource
seealso:
  - module: dialtone.telecom.sms_price_info
  - module: dialtone.telecom.balance_info
"""

EXAMPLES = r"""
- name: Rent a number and wait for its code
  dialtone.telecom.sms_activation:
    service: tg
    country: "187"
    max_price: "1.50"
  register: otp

- name: Ask for one more SMS
  dialtone.telecom.sms_activation:
    activation_id: "{{ otp.activation.id }}"
    state: another
    known_code: "{{ otp.activation.code }}"

- name: Wait for it
  dialtone.telecom.sms_activation:
    activation_id: "{{ otp.activation.id }}"

- name: End the activation
  dialtone.telecom.sms_activation:
    activation_id: "{{ otp.activation.id }}"
    state: completed

- name: Rent a number, have the product under test send its SMS in another task, and look for the code later
  dialtone.telecom.sms_activation:
    service: wa
    country: "6"
    except_prefixes:
      - "62812"
    wait: false
  register: later

- name: Give a number back to which no code came
  dialtone.telecom.sms_activation:
    activation_id: "300000001"
    state: cancelled
"""

RETURN = r"""
activation:
  description: The activation as it is now; null when none was rented.
  returned: when the options are valid
  type: dict
  contains:
    id:
      description: The id, for O(activation_id).
      type: str
      returned: always
      sample: "300000001"
    number:
      description: The number, E.164. The API tells it only when it is rented, so with O(activation_id) it is null.
      type: str
      returned: always
      sample: "+14155550142"
    code:
      description: The code; null until it has come.
      type: str
      returned: always
      sample: "482915"
    status:
      description:
        - V(waiting) for the code, V(received), waiting for V(another) one, V(completed) or V(cancelled).
        - Of an activation that an earlier run completed the API tells that its code was V(received).
      type: str
      returned: always
      sample: received
    cost:
      description:
        - What it cost, a decimal string; null with O(activation_id). Where the carrier does not say so itself, by how
          much the balance fell.
      type: str
      returned: always
      sample: "0.35"
    operator:
      description: The number's network operator, where the carrier tells it.
      type: str
      returned: always
      sample: tmobile
plan:
  description:
    - What this run does, in execution order. Empty when nothing is to be done. A step that the carrier refuses because
      it was taken before stays in it; its result is V(ok).
  returned: always
  type: list
  elements: dict
  contains:
    action:
      description: V(rent), V(complete), V(another) or V(cancel).
      type: str
      returned: always
    resource:
      description: Always V(activation).
      type: str
      returned: always
    name:
      description: The activation's id; for a rental the service and country, as neither id nor number are known yet.
      type: str
      returned: always
    before:
      description: The C(status) as it is; null for a rental.
      type: dict
      returned: always
    after:
      description: The C(status) as it will be; for a rental the options given.
      type: dict
      returned: always
    cost:
      description:
        - C(setup) and C(monthly) as decimal strings. C(setup) of a rental is the lowest price on the carrier's list,
          null where it tells none.
      type: dict
      returned: always
results:
  description:
    - One entry. C(status) is V(ok), V(planned), V(done), V(pending) (the code has not come yet), V(unknown),
      V(failed) or V(skipped).
  returned: always
  type: list
  elements: dict
  contains:
    name:
      description: The number, once one is rented, or the activation's id.
      type: str
      returned: always
    status:
      description: What became of it.
      type: str
      returned: always
    action:
      description: The action taken or planned, null when none was due.
      type: str
      returned: always
    error:
      description: What went wrong, and what to do.
      type: str
      returned: always
    id:
      description: The activation's id.
      type: str
      returned: where known
    number:
      description: The number, E.164.
      type: str
      returned: where known
    code:
      description: The code; null until it has come.
      type: str
      returned: where known
cost:
  description: C(setup) and C(monthly) as decimal strings. C(setup) is what was paid for the number.
  returned: always
  type: dict
  sample: {setup: "0.35", monthly: "0"}
counts:
  description: How many results have each status.
  returned: always
  type: dict
diff:
  description: Both sides of exactly what the plan touches.
  returned: always
  type: dict
msg:
  description: The RV(notes) in one text, or why the task failed.
  returned: when there are notes, or on failure
  type: str
notes:
  description: What a reviewer should know of the plan beside its actions.
  returned: when there is something
  type: list
  elements: str
no_access:
  description: Set when the carrier cannot be reached or refuses the credentials; no other task would do better.
  returned: when the task fails for that
  type: bool
account:
  description: The account that this was about, C(carrier), C(account) and C(api_url) as they were given.
  returned: success
  type: dict
api_calls:
  description: Requests sent, C(read) and C(write), repeats included.
  returned: always
  type: dict
trace:
  description: The requests, secrets masked.
  returned: at verbosity 3 and above
  type: list
  elements: str
"""

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.activations import (
    SMS_ACTIVATION_SPEC,
    ActivationResource,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.resource import run


def main() -> None:
    """Run the module."""
    run(ActivationResource, SMS_ACTIVATION_SPEC)


if __name__ == "__main__":
    main()
