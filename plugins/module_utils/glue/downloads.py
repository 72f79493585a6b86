# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The option ``dest`` of read modules whose rows link to files: a folder into which those files are fetched."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from ..domain.errors import InputError, TelecomError
from ..domain.problem import Problem
from .newfile import place_problem, replacing

if TYPE_CHECKING:
    from ..transport.download import Downloads

_UNSAFE = re.compile(r"[^A-Za-z0-9_]+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")

Shown = dict[str, Any]


def folder_problems(dest: str | None) -> list[Problem]:
    """Why files cannot be put into a folder, as far as that shows; it is made where there is none."""
    if dest is None or not Path(dest).exists():
        return []
    if not Path(dest).is_dir():
        return [Problem((), ("dest",), f"{dest!r} is not a folder")]
    if not os.access(dest, os.W_OK | os.X_OK):
        return [Problem((), (), f"the folder dest {dest!r} is not writable", about=(("dest",),))]
    return []


class Folder:
    """``titles``: for each key of a row that links to a file, what the file is called."""

    def __init__(self, dest: str, account: str, titles: Mapping[str, str]) -> None:
        self._dest = Path(dest)
        self._account = account
        self._titles = titles

    def fetched(self, downloads: Downloads, rows: Sequence[Shown]) -> list[Shown]:
        """The rows with the path of each file under ``<key>_path``; every link is checked before any is followed."""
        places = self._places(rows)
        problems = [problem for link in places if (problem := downloads.problem(link))]
        problems += [problem for path in places.values() if (problem := self._problem(path))]
        if problems:
            more = f" ({len(problems) - 1} more are refused like this)" if len(problems) > 1 else ""
            raise TelecomError(f"nothing was downloaded. {problems[0]}{more}")
        try:
            self._dest.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"the folder dest {str(self._dest)!r} cannot be made: {error.strerror}") from error
        downloads.session.parallel(lambda place: _fetch(downloads, *place), places.items())
        return [row | {f"{key}_path": _shown(places.get(row[key])) for key in self._titles} for row in rows]

    def _places(self, rows: Sequence[Shown]) -> dict[str, Path]:
        """A path for each link: made of what we know of it, for a link may hold anything."""
        names: dict[str, dict[str, None]] = {}
        for row in rows:
            for key, title in self._titles.items():
                if row[key]:
                    day = str(row["date"] or "undated")[:10]
                    name = f"{_safe(self._account)}-{_safe(title)}-{_safe(day)}"
                    names.setdefault(name, {})[row[key]] = None
        return {
            link: self._dest / f"{name}{_mark(link) if len(links) > 1 else ''}{_suffix(link)}"
            for name, links in names.items()
            for link in links
        }

    @staticmethod
    def _problem(path: Path) -> str | None:
        """A link of the file system is not followed: it may lead out of the folder."""
        if path.is_symlink():
            return f"dest: {str(path)!r} is there already, and is not a file"
        return place_problem("dest", str(path)) if path.parent.exists() else None


def _fetch(downloads: Downloads, link: str, path: Path) -> None:
    try:
        with replacing(str(path)) as file:
            downloads.fetch(link, file)
    except TelecomError as error:
        error.item = path.name
        raise
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be written: {error.strerror}") from error


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", text).strip("-")[:60] or "unnamed"


def _mark(link: str) -> str:
    """Tells files apart that would have one name."""
    return f"-{hashlib.sha256(link.encode()).hexdigest()[:12]}"


def _suffix(link: str) -> str:
    """The ending of a link's file where it is a usual one."""
    suffix = PurePosixPath(re.split("[?#]", link)[0]).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _shown(path: Path | None) -> str | None:
    return None if path is None else str(path)
