# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The filters for phone numbers, as templates use them."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.dialtone.telecom.plugins.filter import e164, national

e164_filter = e164.FilterModule().filters()["e164"]
national_filter = national.FilterModule().filters()["national"]


def test_the_country_is_the_first_argument() -> None:
    assert e164_filter("020 7123 4567", "GB") == "+442071234567"
    assert national_filter("020 7123 4567", "GB", punctuated=True) == "020 7123 4567"


@pytest.mark.parametrize(("name", "number_filter"), [("e164", e164_filter), ("national", national_filter)])
def test_what_is_no_number_fails_with_the_filters_name(name: str, number_filter: Any) -> None:
    with pytest.raises(AnsibleFilterError, match=f"^{name}: 'nine' is not a phone number"):
        number_filter("nine")


@pytest.mark.parametrize("number_filter", [e164_filter, national_filter])
def test_a_missing_library_is_named_with_its_command(number_filter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "phonenumbers", None)
    with pytest.raises(AnsibleFilterError, match=r"the Python library phonenumbers is missing: .* -m pip install"):
        number_filter("2062190001")
