# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Files that a run leaves for people and pipelines."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from ..domain.action import CHANGED
from ..domain.errors import InputError
from .newfile import EVERYBODYS, replacing


def artifact_path(folder: str, host: str, kind: str, ending: str = "json") -> Path:
    """``<host>.<kind>.json``; a relative folder starts where the run was started."""
    return Path(folder).expanduser() / f"{host.replace(os.sep, '_')}.{kind}.{ending}"


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Put the whole document in place at once. Raises InputError."""
    write_text(path, f"{json.dumps(document, indent=2, ensure_ascii=False)}\n")


def write_text(path: Path, text: str, *, mode: int = EVERYBODYS) -> None:
    """Put the whole text in place at once, with the ``mode`` of a new file. Raises InputError.

    Half a character, as a carrier's JSON can hold it, is written as the escape that JSON has for it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(str(path), mode=mode) as file:
            file.write(text.encode(errors="backslashreplace"))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from error


def room_for(path: Path, size: int) -> None:
    """See that a file of so many bytes could be written there, and leave nothing behind. Raises InputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=path.parent) as file:
            file.write(bytes(size))
    except OSError as error:
        raise InputError(f"{path} could not be written: {error.strerror or error}") from error


def read_json(path: Path) -> dict[str, Any]:
    """An artifact of an earlier run, or nothing where there is none that can be read."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def remove(path: Path) -> None:
    """Take away an artifact that does not belong to the present plan. Raises InputError."""
    try:
        if os.path.lexists(path):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path} cannot be removed: {error.strerror}") from error


def retire(path: Path) -> None:
    """Make room for what this run applied. Where an earlier one carried anything out, its record stays beside it.

    It is called after the time at which it was written: ``<host>.applied.20260131T120000Z.json``, and a second one of
    the same time ``..._2.json``. Raises InputError.
    """
    summary = read_json(path).get("summary")
    if not isinstance(summary, dict) or not CHANGED & summary.keys():
        remove(path)
        return
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        _rename(path, _new(path.with_stem(f"{path.stem}.{written:%Y%m%dT%H%M%SZ}")))
    except OSError as error:
        raise InputError(f"{path} cannot be renamed: {error.strerror}") from error


def _new(path: Path, count: int = 1) -> Path:
    """An empty file of that name, or of the next one that nobody has. Raises OSError."""
    name = path if count == 1 else path.with_stem(f"{path.stem}_{count}")
    try:
        name.touch(exist_ok=False)
    except FileExistsError:
        return _new(path, count + 1)
    return name


def _rename(path: Path, empty: Path) -> None:
    """Put a file in the place of an empty one, which is gone where that fails. Raises OSError."""
    try:
        path.replace(empty)
    except OSError:
        empty.unlink()
        raise
