# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Files that an order needs: read and checked before anything is sent; several are packed into one ZIP."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from ..domain.port_in import Document
from ..domain.problem import Problems

#: The API names no limit; more than this is no scanned letter. In bytes, for all files of one option together.
LARGEST = 20 * 1024 * 1024


def read_document(option: str, paths: Sequence[str], problems: Problems) -> Document | None:
    """One file as it is, several as one ZIP; None when none is given. What cannot be sent goes to problems."""
    files: dict[str, bytes] = {}
    for at, path in enumerate(paths):
        name = Path(path).name
        try:
            files[name if name not in files else f"{at + 1}-{name}"] = _content(Path(path))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            problems.add((option, at), (), f"the file {path or 'without a name'} cannot be sent: {reason}")
    if sum(map(len, files.values())) > LARGEST:
        problems.add((option,), (), f"the files are larger than {LARGEST // 1024**2} MiB together")
    if len(files) < 2:
        return next((Document(name=name, content=content) for name, content in files.items()), None)
    return Document(name=f"{option}.zip", content=packed(files))


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ValueError("it is not a file")
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if not content:
        raise ValueError("it is empty")
    return content


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP of the files; the same files give the same bytes, whenever it is made."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
