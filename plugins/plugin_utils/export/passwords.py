# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Passwords back into an exported CSV file: nothing else in such a file is ever replaced."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ...module_utils.domain.problem import Problem
from ...module_utils.glue.csv_rows import meant, write_rows
from ...module_utils.glue.numbers_file import LARGEST
from .scalars import PASSWORDS

_REFERENCE = re.compile(rf"""\{{\{{ {PASSWORDS}\[(['"])(.*?)\1\] \}}\}}""")
_COLUMN = "smpp_contact"


def filled(path: str, passwords: object, folder: str) -> tuple[str, list[Problem]]:
    """A copy of a CSV file with the passwords that it refers to, and which of them are not known.

    A file that refers to none is taken as it is, and so is one that cannot be read, for others to complain of. The copy
    can be read by this user alone.
    """
    try:
        place = Path(path)
        if not place.is_file() or place.stat().st_size > LARGEST or not _refers(place):
            return path, []
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = [list(map(meant, row)) for row in csv.reader(file, strict=True)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return path, []
    known = passwords if isinstance(passwords, Mapping) else {}
    missing: dict[str, None] = {}
    rows = list(_filled_rows(rows, known, missing))
    return _written(rows, folder), [Problem((path,), (PASSWORDS,), f"has no password {name!r}") for name in missing]


def _refers(file: Path) -> bool:
    return f"{PASSWORDS}[" in file.read_text(encoding="utf-8-sig")


def _filled_rows(rows: list[list[str]], known: Mapping[str, object], missing: dict[str, None]) -> Iterator[list[str]]:
    def password(found: re.Match[str]) -> str:
        name = found[2]
        if known.get(name) is None:
            missing[name] = None
        return str(known.get(name, "unknown"))

    header = [name.strip() for name in rows[0]]
    at = header.index(_COLUMN) if _COLUMN in header else None
    for row in rows:
        if at is not None and at < len(row):
            row[at] = _REFERENCE.sub(password, row[at])
        yield row


def _written(rows: list[list[str]], folder: str) -> str:
    descriptor, path = tempfile.mkstemp(prefix="dialtone-numbers-", suffix=".csv", dir=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        write_rows(file, rows)
    return path
