# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The owned numbers of a tcxc account: whole, under a prefix, or those of a list of numbers (seed 002)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...domain.number import OwnedNumber
from ...domain.phone import digits
from . import rows
from .pages import PAGE, Enough, Reader, covering_prefixes
from .wire import Wire


class OwnedList:
    """Reads the account's list, and remembers how long its parts are, to ask the fewest pages next time."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._sizes: dict[str, int] = {}

    def under(
        self, prefixes: Iterable[str], singles: Iterable[str] = (), *, only: bool = False
    ) -> dict[str, OwnedNumber]:
        """The owned numbers under these prefixes, by E.164.

        Where only singles are asked for (``only``), or where it is one itself, a prefix ends when all that it begins
        are found.
        """
        numbers = set(singles)

        def read(prefix: str) -> list[OwnedNumber]:
            below = {number for number in numbers if number.startswith(prefix)}

            def are_there(owned: Mapping[str, OwnedNumber]) -> bool:
                return below <= {digits(row.number) for row in owned.values()}

            known = self._sizes.get(prefix, 0)
            ends_early = below and (only or prefix in below)
            if ends_early:
                reader = self._reader({"prefix": prefix}, are_there, length=max(known, len(below)))
            else:
                reader = self._reader({"prefix": prefix}, length=self._length(prefix))
            found = reader.all()
            # Behind whole pages that held all that was looked for there are probably more.
            more = 1 if ends_early and len(found) >= PAGE else 0
            self._sizes[prefix] = max(known, len(found) + more)
            return found

        pages = self._wire.session.parallel(read, prefixes)
        return {number.number: number for page in pages for number in page}

    def passing(self, filters: Mapping[str, str]) -> dict[str, OwnedNumber]:
        """The owned numbers that pass the API's own filters, with their details, by E.164."""
        return {number.number: number for number in self._reader(filters, whole=True).all()}

    def _reader(
        self,
        filters: Mapping[str, str],
        enough: Enough[OwnedNumber] | None = None,
        *,
        length: int = 0,
        whole: bool = False,
    ) -> Reader[OwnedNumber]:
        parse = rows.owned_page if whole else rows.lean_page

        def ask(page: Mapping[str, str]) -> list[OwnedNumber]:
            return self._wire.read_owned({"searchform": "1", **filters, **page}, parse)

        return Reader(self._wire.session, ask, _key, enough, length=length)

    def _length(self, prefix: str) -> int:
        """How long the list under a prefix probably is: as the longest that was read of what is above and below it."""
        sizes = list(self._sizes.items())  # other threads add to it
        return max((size for known, size in sizes if known.startswith(prefix) or prefix.startswith(known)), default=0)

    def of(self, numbers: Iterable[str]) -> dict[str, OwnedNumber]:
        """Those of these numbers (E.164) that the account owns now."""
        wanted = sorted(map(digits, numbers))
        owned = self.under(self._cheapest(wanted), wanted, only=True)
        return {number: row for number in map("+{}".format, wanted) if (row := owned.get(number))}

    def _cheapest(self, wanted: list[str]) -> Iterable[str]:
        """A part whose length is known, when it needs no more pages than the numbers need queries."""
        cover = covering_prefixes(wanted)
        known = [
            (size, prefix)
            for prefix, size in list(self._sizes.items())  # other threads add to it
            if wanted and wanted[0].startswith(prefix) and wanted[-1].startswith(prefix)
        ]
        if known:
            size, prefix = min(known)
            if (size + len(wanted)) // PAGE + 2 <= len(cover):
                return [prefix]
        return cover


def _key(number: OwnedNumber) -> str:
    return number.id or number.number
