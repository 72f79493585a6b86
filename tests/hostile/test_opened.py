# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What carriers write does no harm in the files that people open: CSV, Markdown, YAML, and the names of files."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar

from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.scalars import comment, scalar
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.pen import Pen, table
from tests.hostile.server import OK, villain
from tests.hostile.values import INJECTIONS
from tests.support.modules import run_module

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
#: As HTTP sends it.
SENT = [text for text in INJECTIONS if "\x00" not in text]
#: What may end a row of CSV, for one reader or another.
PARTING = ("\r", "\n", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029")


def test_no_cell_of_a_csv_file_is_a_formula(tmp_path: Path) -> None:
    sent = [*SENT, *(f"abc{end}=cmd|'/c calc'!A1" for end in PARTING)]
    records = [{"i_cdr": str(at), "CLI": text, text: text} for at, text in enumerate(sent)]
    body = json.dumps({"status": "success", "cdrs": records}).encode()
    with villain(OK + b"Content-Length: %d\r\n\r\n" % len(body) + body) as server:
        dest = tmp_path / "cdrs.csv"
        result = run_module("cdr_info", server.options("tcxc", dest=str(dest), limit=len(records)))
    assert not result["failed"], result["msg"]
    with dest.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + len(records)
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r") and not NUMBER.fullmatch(cell)] == []


@pytest.mark.parametrize("link", ["/a/../../../../etc/cron.d/x.csv", "/%2e%2e%2f%2e%2e%2fx.csv", "/x.csv/..;/.bashrc"])
def test_a_file_stays_in_the_folder_that_was_named(tmp_path: Path, link: str) -> None:
    rows = [
        {"date": "../../2025", "success": link, "failed": ""},
        {"date": "2025-05-15", "success": link, "failed": ""},
    ]

    def script(head: str) -> Iterator[bytes]:
        body = json.dumps({"status": "200", "data": rows}).encode() if head.startswith("POST") else b"whole"
        yield OK + b"Content-Length: %d\r\n\r\n" % len(body) + body

    dest = tmp_path / "here"
    with villain(script) as server:
        result = run_module("traffic_info", server.options("vitcom", report="daily_files", dest=str(dest)))
    written = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert {path.parent for path in written} <= {dest}
    assert result["failed"] or {path.read_bytes() for path in written} == {b"whole"}


@pytest.mark.parametrize("mask", [False, True])
def test_a_cell_of_markdown_stays_a_cell(mask: bool) -> None:
    for text in INJECTIONS:
        shown = Pen(mask=mask).code(text)
        assert shown == "" or re.fullmatch(r"`[^`|<>\\\n\r]+`", shown), text
        assert shown.isprintable()
        assert len(table("| Name |", [[shown]])) == 3


def test_what_is_exported_is_read_back_and_not_evaluated(tmp_path: Path) -> None:
    lines = [f"  - {scalar(text)}  # {comment(text)}" for text in INJECTIONS]
    loader = DataLoader()
    (tmp_path / "exported.yml").write_text("\n".join(["---", "texts:", *lines, ""]), encoding="utf-8")
    read = loader.load_from_file(str(tmp_path / "exported.yml"))
    assert Templar(loader, {"texts": read["texts"]}).template(read["texts"]) == list(INJECTIONS)
