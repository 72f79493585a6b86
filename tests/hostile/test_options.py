# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Whatever stands in a module's options: a clear error or a correct result, soon, and nothing else is sent.

The options come from the argument specs, so that a new one is fuzzed without being named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.docs.argument_specs import argument_spec
from tests.hostile import values
from tests.hostile.effort import effort, tried
from tests.hostile.judge import sound
from tests.hostile.waiting import no_waiting
from tests.support.marked import TASKS, prepare
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

#: Not given at random: it would be another task, or another carrier on the network.
FIXED = frozenset({"carrier", "api_url"})


def merged(base: Mapping[str, Any], module: str) -> st.SearchStrategy[dict[str, Any]]:
    """A good task, in which a few options are not."""
    spec = {name: option for name, option in argument_spec(module).items() if name not in FIXED}
    return values.given(spec, base)


@pytest.mark.parametrize(
    ("module", "carrier", "options"), TASKS, ids=lambda value: value if value == str(value) else ""
)
def test_odd_options_end_in_a_result_or_a_clear_error(
    sandbox: Sandbox, folder: Path, module: str, carrier: str, options: dict[str, Any]
) -> None:
    prepare(sandbox)
    base = {**sandbox.options(carrier), **options}
    sent = 0

    @effort(6)
    @given(merged(base, module), st.booleans())
    def each(params: dict[str, Any], check: bool) -> None:
        nonlocal sent
        with no_waiting():
            result = run_module(module, params, check=check, diff=True, verbosity=4)
        sound(result)
        tried["sets of options"] += 1
        sent += sum(result.get("api_calls", {}).values())

    each()
