# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
name: brief
type: stdout
short_description: Ansible's default output, with long plans and results of this collection cut
version_added: 1.0.0
author:
  - Dialtone contributors (@dialtone-contributors)
description:
  - A task that fails is printed with all that it returns, which is a page for each twenty numbers. This prints of
    C(plan), of C(results) and of any other list the first twenty entries, those that failed before the others, and how
    many more there are. The message is printed whole.
  - What is registered, and what C(rescue) sees, is whole. So is what is printed with C(-v), and what any other module
    returns.
requirements:
  - Set as C(stdout_callback) in C(ansible.cfg), or C(ANSIBLE_STDOUT_CALLBACK).
extends_documentation_fragment:
  - default_callback
  - result_format_callback
seealso:
  - plugin: dialtone.telecom.plan
    plugin_type: callback
"""

EXAMPLES = r"""
# ansible.cfg
# [defaults]
# stdout_callback = dialtone.telecom.brief
"""

from collections.abc import Mapping
from typing import Any

from ansible.plugins.callback.default import CallbackModule as Default

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.action import FAILED

#: So many entries of a list are printed.
MOST = 20
#: What a task of this collection that plans returns, whatever became of it.
OURS = frozenset({"plan", "results", "counts", "api_calls"})


def brief(result: Mapping[str, Any]) -> dict[str, Any]:
    """The result with its long lists cut."""
    long = {key: value for key, value in result.items() if isinstance(value, list) and len(value) > MOST}
    return {**result, **{key: _first(entries) for key, entries in long.items()}}


def _first(entries: list[Any]) -> list[Any]:
    """Those that failed, then others."""
    order = sorted(entries, key=lambda entry: not (isinstance(entry, dict) and entry.get("status") in FAILED))
    return [*order[:MOST], f"and {len(entries) - MOST:,} more: -v prints all"]


class CallbackModule(Default):
    """dialtone.telecom.brief."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "dialtone.telecom.brief"

    def _dump_results(self, result: Mapping[str, Any], *args: Any, **kwargs: Any) -> str:
        shown = brief(result) if result.keys() >= OURS and not self._display.verbosity else result
        return str(super()._dump_results(shown, *args, **kwargs))
