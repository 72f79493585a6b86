# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What selects numbers, and where they are pointed. Ansible merges whole options, so each of these has all of its."""

from __future__ import annotations

#: The keys of ``select`` (glue.number_options.SELECT_SPEC), then those of offers and those of owned numbers alone.
_KEYS = r"""
      country:
        description: Country name, or two-letter code (C(tcxc)).
        type: str
      prefix:
        description: The digits that the number begins with, country code first (C(tcxc)).
        type: str
      description:
        description: Part of the area's description, such as V(Mobile) (C(tcxc)).
        type: str
      seller:
        description: The seller's name (C(tcxc)).
        type: str
      features:
        description: What the number must be able to do (C(tcxc)).
        type: list
        elements: str
        choices: [voice, sms, fax, video]
      did_type:
        description: The type of number (C(tcxc)).
        type: str
        choices: [any, national, mobile, tollfree, unknown]
      category:
        description: Landline or toll-free (C(vitcom)).
        type: str
        choices: [landline, tollfree]
      state:
        description: Two-letter state code (C(vitcom)).
        type: str
      npanxx:
        description: Area code and exchange, six digits (C(vitcom)).
        type: str
      city:
        description: City, only together with O(select.npanxx), for the city of an owned number is not told (C(vitcom)).
        type: str
      tollfree_prefix:
        description: Toll-free prefix, such as V(888) (C(vitcom)).
        type: str
"""
_BUYING = r"""
      max_setup:
        description: Buy no number with a higher setup price (C(tcxc)).
        type: str
      max_monthly:
        description: Buy no number with a higher monthly price (C(tcxc)).
        type: str
      prefer:
        description:
          - Which numbers are bought first. V(cheapest) (setup and first month) is the way of C(tcxc),
            V(lowest_number) that of C(vitcom), which tells no prices before ordering.
        type: str
        choices: [cheapest, lowest_number]
"""
_OWNED = r"""
      status:
        description: The present status. V(pending) exists on C(tcxc), V(inactive) and V(cancelled) on C(vitcom).
        type: str
        choices: [active, inactive, pending, cancelled]
      trunk_group:
        description: Title or id of the trunk group that the numbers point to now (C(vitcom)).
        type: str
      order_id:
        description: The order by which the numbers were bought (C(vitcom)).
        type: str
"""


class ModuleDocFragment:
    """A text that is put together is annotated: yamllint of ansible-test would take it for a literal."""

    #: Pools, of which the options of a task are one.
    POOLS: str = (
        r"""
options:
  select: &select
    description:
      - What numbers of the pool look like. Required with a pool, and not empty. O(select.max_setup),
        O(select.max_monthly) and O(select.prefer) alone are empty, for they leave out no number of the account.
      - Which keys apply depends on the carrier.
      - O(select.max_setup), O(select.max_monthly) and O(select.prefer) govern buying only, never who is a member.
    type: dict
    suboptions:"""
        + _KEYS.rstrip()
        + _BUYING.rstrip()
        + r"""
  exact: &exact
    description:
      - With V(false), members beyond O(count) are left alone and reported in RV(surplus). With V(true) they are
        released, within O(max_releases). With O(count=0) that gives the whole pool back.
    type: bool
    default: false
  routed_elsewhere: &routed_elsewhere
    description:
      - What to do when numbers would be bought while owned numbers match O(select) but point elsewhere.
      - V(refuse) buys nothing and says how many and where. V(move) first routes as many as lack here, lowest number
        first. V(ignore) buys.
    type: str
    choices: [refuse, move, ignore]
    default: refuse
  contact: &contact
    description:
      - SIP contact (C(tcxc)), such as V(sip:{number}@sip.example.com:5060), where C({number}) stands for the digits.
    type: str
  smpp_contact: &smpp_contact
    description:
      - SMPP contact (C(tcxc)), such as V(smpp:login:password:{number}@smpp.example.com:2776). The password is never
        shown.
    type: str
  trunk_group: &trunk_group
    description:
      - Title or id of the trunk group (C(vitcom)). A title wins.
    type: str
  billing_account: &billing_account
    description:
      - Id of the billing account that pays (C(tcxc)). Used when buying only, it cannot be read back.
    type: str
  pools:
    description:
      - Pools, each with the options of the same names. What a pool leaves out of its routing is taken from the task.
      - A number is counted and picked once. Owned numbers go to the pools so that as few as possible lack.
    type: list
    elements: dict
    suboptions:
      name:
        description: Name of the pool, for plan and results.
        type: str
        required: true
      count:
        description: How many numbers to own.
        type: int
        required: true
      select: *select
      exact: *exact
      routed_elsewhere: *routed_elsewhere
      contact: *contact
      smpp_contact: *smpp_contact
      trunk_group: *trunk_group
      billing_account: *billing_account
"""
    )
    #: What is for sale.
    MARKET: str = (
        r"""
options:
  select:
    description:
      - Which numbers to list, the same keys as for M(dialtone.telecom.did_purchase).
      - On C(vitcom) numbers are listed by O(select.state), O(select.npanxx) or O(select.tollfree_prefix). Without
        them, only the states that have numbers are listed.
    type: dict
    suboptions:"""
        + _KEYS.rstrip()
        + _BUYING
    )
    #: Owned numbers, and where they are to point.
    OWNED: str = (
        r"""
options:
  select:
    description:
      - Every owned number that matches, beside those named. Not empty. Which keys apply depends on the carrier.
    type: dict
    suboptions:"""
        + _KEYS.rstrip()
        + _OWNED.rstrip()
        + r"""
  contact:
    description:
      - SIP contact (C(tcxc)), such as V(sip:{number}@sip.example.com:5060), where C({number}) stands for the digits.
      - Left out, the present contact stays.
    type: str
  smpp_contact:
    description:
      - SMPP contact (C(tcxc)), such as V(smpp:login:password:{number}@smpp.example.com:2776). The password is never
        shown.
      - Left out, the present contact stays.
    type: str
  trunk_group:
    description:
      - Title or id of the trunk group (C(vitcom)). A title wins.
    type: str
"""
    )
