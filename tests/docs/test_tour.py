# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The tour shows what today's collection prints, as far as that is seen without taking it: `make tour` takes it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.page import plan_page
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.screen import HEADER
from dialtone_sandbox.page import STYLE
from tests.docs.readme import blocks
from tests.support.artifacts import artifact
from tests.support.environment import CHECKOUT
from tests.tour.page import FOLDER, PAGE, Step, kept, steps
from tests.tour.pictures import PICTURES, SUMS, checksum
from tests.tour.stable import OF_A_MACHINE, stable

TOUR = PAGE.read_text()
HOST = "acme_wholesale"
PLAN = json.loads((FOLDER / f"{HOST}.plan.json").read_text())
TABLES = [f"{run}.txt" for run in ("plan", "provision", "provision_voice", "again", "drift", "right")]


def table(name: str) -> list[str]:
    """The lines of the table at the end of a run."""
    lines = (FOLDER / name).read_text().splitlines()
    return lines[next(number for number, line in enumerate(lines) if line.startswith("account ")) :]


def test_a_step_has_its_commands_and_what_is_kept_of_them() -> None:
    block = "Text.\n\n.. code-block:: shell\n\n   true\n   run \\\n   it\n"
    notes = "\n.. fails it.txt\n.. keeps a.md artifacts/a.md\n\nMore.\n"
    assert list(steps(block + notes)) == [Step(("true", "run  it"), "it.txt", 2, (("a.md", "artifacts/a.md"),))]


def test_every_command_of_the_page_is_a_step_of_the_tour() -> None:
    found = [command for step in steps(TOUR) for command in step.commands]
    assert TOUR.count(".. code-block::") == len(list(steps(TOUR)))
    playbooks = set(re.findall(r"ansible-playbook dialtone\.telecom\.(\w+)", "\n".join(found)))
    assert playbooks == {"sandbox", "plan", "provision", "drift", "report"}
    places = re.findall(r"examples/[\w./-]+", "\n".join(found)) + [f"playbooks/{name}.yml" for name in playbooks]
    assert [place for place in places if not (CHECKOUT / place).is_file()] == []


def test_what_the_page_shows_is_what_the_tour_writes() -> None:
    shown = set(re.findall(r"(?:::|<) ?tour/([\w.]+)", TOUR))
    there = {path.name for path in FOLDER.iterdir()}
    assert there == kept(TOUR) | set(PICTURES) | {SUMS}
    assert shown <= there
    assert there - shown <= {"sandbox.html", SUMS}


def test_the_tables_are_those_of_today() -> None:
    assert {tuple(re.split(r" {2,}", table(name)[0])) for name in TABLES} == {HEADER}
    [readme] = [
        block.text for block in blocks((CHECKOUT / "README.md").read_text()) if block.text.startswith("account ")
    ]
    assert table("plan.txt") == readme.splitlines()
    assert [line.split()[-3:] for line in table("again.txt")[1:]] == [["12", "as", "declared"], ["6", "as", "declared"]]


def test_the_comment_is_what_the_plan_gives_today() -> None:
    assert (FOLDER / f"{HOST}.plan.md").read_text() == plan_page(PLAN, HOST, mask=False)


def test_the_artifacts_are_of_one_plan_and_one_run() -> None:
    assert artifact(FOLDER / f"{HOST}.plan.json") == PLAN
    applied = artifact(FOLDER / f"{HOST}.applied.json")
    assert applied["digest"] == PLAN["digest"]
    assert {action["status"] for action in applied["actions"]} == {"done"}
    approval = f"estate_approved_plan={PLAN['digest']}"
    assert approval in TOUR
    assert approval in (FOLDER / f"{HOST}.plan.md").read_text()


def test_the_pages_look_as_they_do_today() -> None:
    assert STYLE in (FOLDER / "sandbox.html").read_text()
    style = (CHECKOUT / "roles" / "report" / "templates" / "page.css").read_text()
    assert style.strip() in (FOLDER / f"{HOST}.report.html").read_text()


def test_a_picture_of_a_run_is_of_its_table() -> None:
    for picture in PICTURES.values():
        if picture.source.endswith(".txt"):
            assert f"<pre>{HEADER[0]} " in picture.page(FOLDER)


def test_the_pictures_are_of_these_files_and_small() -> None:
    sums = {name: checksum(picture, FOLDER) for name, picture in PICTURES.items()}
    assert json.loads((FOLDER / SUMS).read_text()) == sums
    for name, picture in PICTURES.items():
        content = (FOLDER / name).read_bytes()
        size = (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
        assert (content[:4], size) == (b"\x89PNG", (picture.width, picture.height))
        assert len(content) < 150_000


def test_nothing_of_the_machine_is_kept() -> None:
    today = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    text = "at 2026-03-04 05:06:07, 4 Mar 2026, in /tmp/x/home/clone  \n"
    assert stable(text, Path("/tmp/x/home"), today) == "at 2026-01-15 10:00:00, 15 Jan 2026, in /home/you/clone\n"
    texts = [(FOLDER / name).read_text() for name in kept(TOUR)]
    assert [text for text in texts if OF_A_MACHINE.search(text)] == []
