# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The page of the story shows what today's collection prints: its morning is lived here, `make story` lives the day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.screen import HEADER
from tests.story.day import FOLDER, PAGE, SMALL, Day, Sizes
from tests.story.noise import trimmed
from tests.story.steps import SECRETS, Look
from tests.support.sandbox import Sandbox
from tests.tour.page import File, Happening, kept, script, steps
from tests.tour.stable import OF_A_MACHINE

STORY = PAGE.read_text()
NAMES = [step.prints for step in steps(STORY) if step.prints]
OUTPUT = """
TASK [Look] *****
included: /somewhere/read.yml for acme

TASK [Buy] ****
ok: [other]
[ERROR]: Task failed: no
Origin: /somewhere/main.yml:1:1

1 - name: Buy
  ^ column 3

fatal: [acme]: FAILED! => {%s}

TASK [Tell] ****
ok: [acme] => {
    "msg": "it is there"
}
""" % ("x" * 300)


def test_the_morning_prints_what_the_page_shows(sandbox: Sandbox, tmp_path: Path) -> None:
    day = Day(tmp_path, sandbox, Sizes())
    day.live(Look(day), until="taken_over.txt")
    assert {name: (FOLDER / name).read_text() for name in day.told} == day.told


def test_every_step_prints_and_is_looked_at() -> None:
    assert len(NAMES) == len(list(steps(STORY)))
    assert [name for name in NAMES if not hasattr(Look, f"_{name.removesuffix('.txt')}")] == []


def test_every_block_is_done() -> None:
    done = [part for part in script(STORY) if not isinstance(part, Happening)]
    assert STORY.count(".. code-block::") == len(done)
    assert len([part for part in done if isinstance(part, File)]) == STORY.count(":caption:")
    assert STORY.count(".. sandbox ") == len(list(script(STORY))) - len(done)


def test_what_the_page_shows_is_what_the_day_keeps() -> None:
    shown = set(re.findall(r"(?:::|<) ?story/([\w.]+)", STORY))
    assert shown == kept(STORY) == {path.name for path in FOLDER.iterdir()}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("export.txt", "report.txt")])
def test_each_run_ends_with_the_table_of_today(name: str) -> None:
    told = (FOLDER / name).read_text()
    [header] = [line for line in told.splitlines() if line.startswith("account ")]
    assert tuple(re.split(r" {2,}", header)) == HEADER


def test_a_small_day_differs_in_sizes_only() -> None:
    small = SMALL.of(STORY)
    assert (small.count("count: 60"), small.count('"after": 45,')) == (1, 2)
    assert len(small.splitlines()) == len(STORY.splitlines())


def test_of_ansible_only_what_tells_something_is_left() -> None:
    assert trimmed(OUTPUT).splitlines() == [
        *("TASK [Buy] ****", "[ERROR]: Task failed: no", "", "fatal: [acme]: FAILED! => {...}", ""),
        *("TASK [Tell] ****", "ok: [acme] => {", '    "msg": "it is there"', "}"),
    ]


def test_nothing_of_the_machine_or_the_secrets_is_kept() -> None:
    texts = {path.name: path.read_text() for path in FOLDER.iterdir()}
    assert [name for name, text in texts.items() if SECRETS.search(text) or OF_A_MACHINE.search(text)] == []
