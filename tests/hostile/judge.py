# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What every result has to be, whatever came in: a clear error or a correct result."""

from __future__ import annotations

import json
import re
from typing import Any

#: Names of Python's classes and objects, which tell a user nothing.
NOISE = re.compile(r"Traceback|\b[A-Z][a-z]\w*Error\b|\bobject at 0x|<class '|\bNoneType\b|\bstr'? object")
#: What would move the cursor of a terminal, or turn the reading direction.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
LONGEST_MESSAGE = 8_000


def sound(result: dict[str, Any]) -> None:
    """Fails for a result that nobody should get."""
    assert "exception" not in result
    assert isinstance(result["changed"], bool)
    warnings = [told["event"]["msg"] for told in result.get("warnings", [])]
    for text in [result.get("msg", ""), *warnings, *(row.get("error") or "" for row in _rows(result))]:
        assert not NOISE.search(text), text[:400]
        assert not CONTROL.search(text), text[:400]
        assert len(text) <= LONGEST_MESSAGE, text[:400]
    assert not result["failed"] or len(result["msg"]) > 10
    told_back = {key: value for key, value in result.items() if key != "invocation"}
    json.dumps(told_back, allow_nan=False).encode()


def _rows(result: dict[str, Any]) -> list[dict[str, Any]]:
    found = result.get("results")
    return found if isinstance(found, list) else []
