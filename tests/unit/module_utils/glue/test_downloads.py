# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Names of files that are fetched: always the same for the same thing, and always within the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import TelecomError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.downloads import Folder, folder_problems
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.download import Downloads
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.session import Session
from ansible_collections.dialtone.telecom.plugins.module_utils.transport.settings import Settings

HOST = "http://127.0.0.1:9"


def names(*rows: tuple[str, str | None], account: str = "VC1") -> list[str]:
    """What the files of rows of date and link are called."""
    folder = Folder("/folder", account, {"file": "invoice"})
    places = folder._places([{"date": date, "file": link} for date, link in rows])
    assert {path.parent for path in places.values()} <= {Path("/folder")}
    return [path.name for path in places.values()]


@pytest.mark.parametrize(
    ("link", "name"),
    [
        (f"{HOST}/a/b.PDF?x=/../y.sh#z.exe", "VC1-invoice-2026-05-14.pdf"),
        (f"{HOST}/../../etc/passwd", "VC1-invoice-2026-05-14"),
        (f"{HOST}/..%2f..%2fa.b/", "VC1-invoice-2026-05-14.b"),
        (f"{HOST}/a.b/../c.much-too-long", "VC1-invoice-2026-05-14"),
        ("http://[half/x.csv", "VC1-invoice-2026-05-14.csv"),
    ],
)
def test_a_link_gives_no_more_than_an_ending(link: str, name: str) -> None:
    assert names(("2026-05-14T00:00:00", link)) == [name]


@pytest.mark.parametrize(("account", "date"), [("../VC/1", "2026-05-14"), ("VC 1", "../../../x"), (".", "\0")])
def test_nothing_leads_out_of_the_folder(account: str, date: str) -> None:
    (name,) = names((date, f"{HOST}/a.pdf"), account=account)
    assert os.sep not in name
    assert name[0].isalnum()
    assert name.isprintable()


def test_two_files_of_one_day_have_two_names_and_keep_them() -> None:
    one, two = ("2026-05-14", f"{HOST}/1/a.pdf"), ("2026-05-14", f"{HOST}/2/a.pdf")
    found = names(one, two)
    assert len(set(found)) == 2
    assert names(two, one) == found[::-1]


def test_one_link_is_one_file_and_no_link_none() -> None:
    assert names(("2026-05-14", f"{HOST}/a.pdf"), ("2026-05-14", f"{HOST}/a.pdf"), ("2026-05-15", None)) == [
        "VC1-invoice-2026-05-14.pdf"
    ]


def test_a_row_without_a_link_has_no_path(tmp_path: Path) -> None:
    downloads = Downloads(Session(Settings(base_url=HOST)), anywhere=False)
    folder = Folder(str(tmp_path / "new"), "VC1", {"file": "invoice"})
    assert folder.fetched(downloads, [{"date": None, "file": None}]) == [
        {"date": None, "file": None, "file_path": None}
    ]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    downloads = Downloads(Session(Settings(base_url=HOST)), anywhere=False)
    with pytest.raises(TelecomError, match="cannot be made"):
        Folder(str(tmp_path / "file" / "new"), "VC1", {}).fetched(downloads, [])


def test_what_is_no_folder_is_told_before(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert folder_problems(None) == folder_problems(str(tmp_path)) == folder_problems(str(tmp_path / "new")) == []
    assert "is not a folder" in str(folder_problems(str(tmp_path / "file"))[0])
