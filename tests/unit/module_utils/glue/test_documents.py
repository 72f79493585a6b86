# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Files for an order: read, checked, and packed so that the same files give the same bytes."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.port_in import Document
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.problem import Problems
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.documents import LARGEST, read_document
from tests.support.problems import texts


def written(folder: Path, name: str, content: bytes = b"letter") -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return str(path)


def read(*paths: str) -> tuple[Document | None, list[str]]:
    problems = Problems()
    return read_document("loa_files", paths, problems), texts(problems)


def test_one_file_is_sent_as_it_is(tmp_path: Path) -> None:
    assert read(written(tmp_path, "loa.pdf")) == (Document(name="loa.pdf", content=b"letter"), [])


def test_no_file_is_no_document() -> None:
    assert read() == (None, [])


def test_several_files_are_one_zip_with_all_of_them(tmp_path: Path) -> None:
    document, problems = read(written(tmp_path, "a.pdf", b"one"), written(tmp_path, "b.pdf", b"two"))
    assert document is not None
    assert (document.name, problems) == ("loa_files.zip", [])
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.pdf": b"one", "b.pdf": b"two"}


def test_files_of_one_name_do_not_hide_each_other(tmp_path: Path) -> None:
    document, _problems = read(written(tmp_path, "x/loa.pdf", b"one"), written(tmp_path, "y/loa.pdf", b"two"))
    assert document is not None
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        assert archive.namelist() == ["loa.pdf", "2-loa.pdf"]


def test_the_zip_does_not_depend_on_when_it_is_made(tmp_path: Path) -> None:
    paths = [written(tmp_path, "a.pdf"), written(tmp_path, "b.pdf")]
    first, _problems = read(*paths)
    os.utime(paths[0], (1_000_000_000, 1_000_000_000))
    assert read(*paths)[0] == first


def test_every_unfit_file_is_named_with_its_position(tmp_path: Path) -> None:
    missing, empty = str(tmp_path / "missing.pdf"), written(tmp_path, "empty.pdf", b"")
    _document, problems = read(missing, empty, str(tmp_path))
    assert problems == [
        f"loa_files[0]: the file {missing} cannot be sent: No such file or directory",
        f"loa_files[1]: the file {empty} cannot be sent: it is empty",
        f"loa_files[2]: the file {tmp_path} cannot be sent: it is not a file",
    ]


def test_a_path_that_is_empty_is_told() -> None:
    assert read("")[1] == ["loa_files[0]: the file without a name cannot be sent: it is not a file"]


def test_too_much_is_refused(tmp_path: Path) -> None:
    half = b"x" * (LARGEST // 2 + 1)
    _document, problems = read(written(tmp_path, "a.pdf", half), written(tmp_path, "b.pdf", half))
    assert problems == ["loa_files: the files are larger than 20 MiB together"]
