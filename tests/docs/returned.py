# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Results held against RETURN: nothing undocumented, nothing missing that is promised, all of the documented type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "list": (list,),
    "dict": (dict,),
    "raw": (object,),
}
Docs = Mapping[str, Any]
#: ``returned: C(tcxc)``: with this carrier always, with others never.
ONE_CARRIER = re.compile(r"C\((\w+)\)")


@dataclass(frozen=True)
class Reader:
    """Compares a result of this carrier with its documentation; rows of a list are told of together, as ``[]``."""

    carrier: str
    failed: bool = False

    def mismatches(self, value: Mapping[str, Any], documented: Docs, where: str = "") -> Iterator[str]:
        """What is not as documented."""
        for key in sorted(set(value) - set(documented)):
            yield f"{where}{key} comes back, and is not documented"
        for key, docs in documented.items():
            returned = docs.get("returned", "")
            if key in value:
                yield from self._value(value[key], docs, f"{where}{key}")
            if self._due(returned, top=not where) is (key not in value):
                verb = "comes back" if key in value else "does not come back"
                yield f"{where}{key} is documented as returned {returned}, and {verb} with {self.carrier}"

    def _due(self, returned: str, *, top: bool) -> bool | None:
        """Whether the documentation promises the key in this result, rules it out, or neither."""
        if returned == "always" or (returned == "success" and not self.failed):
            return True
        only = ONE_CARRIER.fullmatch(returned)
        return None if only is None or self.failed or top else only[1] == self.carrier

    def _value(self, value: Any, docs: Docs, where: str) -> Iterator[str]:
        """A null is right wherever a value may be unknown."""
        if value is None:
            return
        wanted = docs["type"]
        if not isinstance(value, TYPES[wanted]) or (wanted == "int" and isinstance(value, bool)):
            yield f"{where} is documented as {wanted}, and comes back as {value!r}"
        elif isinstance(value, list):
            for row in value:
                yield from self._row(row, docs, f"{where}[]")
        elif isinstance(value, dict) and docs.get("contains"):
            yield from self.mismatches(value, docs["contains"], f"{where}.")

    def _row(self, row: Any, docs: Docs, where: str) -> Iterator[str]:
        if not isinstance(row, TYPES[docs["elements"]]):
            yield f"{where} is documented as {docs['elements']}, and comes back as {row!r}"
        elif isinstance(row, dict) and "contains" in docs:
            # Rows without contains have the keys that the carrier names.
            yield from self.mismatches(row, docs["contains"], f"{where}.")
