# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What no action plugin foresaw is told without the words of its exception, which may hold a password."""

from __future__ import annotations

import importlib
import traceback
from typing import Any

import pytest
from ansible.errors import AnsibleActionFail, AnsibleTemplateError

from tests.docs.documented import ACTIONS
from tests.support.actions import PACKAGE, run_action, started

PASSWORD = "sms-password-1"
ARGUMENTS: dict[str, dict[str, Any]] = {
    "estate_applied": {"plan": "plan", "results": {}, "artifacts": "artifacts"},
    "estate_declaration": {"role": "estate"},
    "estate_drift": {"plan": "plan", "artifacts": "artifacts"},
    "estate_export": {"carrier": "tcxc", "numbers": "numbers", "artifacts": "artifacts"},
    "estate_plan": {"carrier": "tcxc", "declared": [], "plans": {}},
    "report_check": {"carrier": "tcxc", "dest": "report.html"},
    "report_page": {"report": "report", "results": {}},
}


def raising(monkeypatch: pytest.MonkeyPatch, action: str, error: Exception) -> None:
    def act(*_arguments: Any) -> None:
        raise error

    monkeypatch.setattr(importlib.import_module(f"{PACKAGE}.{action}").ActionModule, "act", act)


@pytest.mark.parametrize("action", ACTIONS)
def test_only_the_kind_of_a_crash_and_its_place_are_told(action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, action, LookupError(PASSWORD))
    with pytest.raises(AnsibleActionFail, match=r"LookupError at .* please report it") as told:
        started(action, ARGUMENTS[action], {})
    assert PASSWORD not in "".join(traceback.format_exception(told.value))


def test_a_template_that_fails_is_told_in_the_words_of_ansible(monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, "estate_plan", AnsibleTemplateError("'trunk' is undefined"))
    with pytest.raises(AnsibleTemplateError, match="'trunk' is undefined"):
        started("estate_plan", ARGUMENTS["estate_plan"], {})


def test_a_result_that_no_module_of_ours_gave_is_such_a_crash() -> None:
    arguments = {"carrier": "tcxc", "declared": ["numbers"], "plans": {"numbers": "planned"}}
    result = run_action("estate_plan", arguments, {"planned": {"plan": [PASSWORD], "results": []}})
    assert result["failed"]
    assert "Error at module_utils/planning/" in result["msg"]
    assert PASSWORD not in result["msg"]
