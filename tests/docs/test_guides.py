# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Every block of every guide is run, or is what a run gave."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest

from tests.docs.guides import FOLDER, NAMES, Place, lacking, steps
from tests.support.environment import CHECKOUT
from tests.support.sandbox import Sandbox, free_port

#: Files that are longer than a guide can show.
CONTENTS = {
    "numbers.csv": "\n".join(["number", *(f"+1206555{line:04}" for line in (*range(100, 498), 9901, 9902))]),
    **dict.fromkeys(("documents/loa.pdf", "documents/bill-page-1.pdf", "documents/bill-page-2.pdf"), "%PDF-1.4\n"),
}


@pytest.fixture
def place(sandbox: Sandbox, tmp_path: Path) -> Iterator[Place]:
    """Where the guides are followed."""
    sandbox.control("reset", {"balance": "5000.00"})
    place = Place(tmp_path, sandbox, free_port(), CONTENTS)
    yield place
    place.leave()


def test_every_guide_can_be_followed(place: Place) -> None:
    place.run_guides()


@functools.cache
def sources() -> str:
    """What the collection can say: its code and roles, with the strings joined that lines divide."""
    paths = [*CHECKOUT.glob("plugins/**/*.py"), *CHECKOUT.glob("roles/**/*.yml"), *CHECKOUT.glob("sandbox/**/*.py")]
    joined = re.sub(r'"\s*\n\s*f?"', "", "\n".join(path.read_text() for path in paths))
    return re.sub(r"\{[^{}]*\}", "...", joined)


def quoted_messages(text: str) -> list[str]:
    """The messages in the first column of a guide's table of what can go wrong."""
    return [
        quote
        for row in re.findall(r"^   \* - (.*)$", text, re.MULTILINE)
        for quote in re.findall(r"``([^`]* [^`]*)``", row)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_messages_are_quoted_as_they_are(name: str) -> None:
    quoted = quoted_messages((FOLDER / f"{name}.rst").read_text())
    assert [message for message in quoted if any(part not in sources() for part in message.split("..."))] == []


def test_what_to_install_is_what_the_readme_says() -> None:
    readme = (CHECKOUT / "README.md").read_text()
    [commands] = re.findall(r"^## Install\n\n```shell\n(.*?)```$", readme, re.MULTILINE | re.DOTALL)
    assert indent(commands, "   ") in (FOLDER / "guide_first_purchase.rst").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_a_step(name: str) -> None:
    text = (FOLDER / f"{name}.rst").read_text()
    found = list(steps(text))
    assert len(found) == text.count(".. code-block::")
    assert {step.language for step in found} <= {"yaml", "shell", "json", "text"}
    assert [step.text for step in found if step.language in ("yaml", "json") and not step.caption] == []
    assert all(f"{title}\n" in text for title in ("What it costs", "What can go wrong")) or name == "guide_trying"


@pytest.mark.parametrize("name", NAMES)
def test_every_playbook_of_a_guide_is_run_there(name: str) -> None:
    text = (FOLDER / f"{name}.rst").read_text()
    playbooks = [step.caption for step in steps(text) if step.caption and step.text.startswith("- name:")]
    assert [
        playbook for playbook in playbooks if not re.search(rf"ansible-playbook .*{playbook}$", text, re.MULTILINE)
    ] == []


def test_an_excerpt_is_looked_for() -> None:
    whole = json.loads('{"a": [{"b": 1, "c": 2}, {"b": 3}], "d": []}')
    assert not lacking({"a": [{"b": 1}]}, whole)
    assert not lacking({"d": []}, whole)
    assert lacking({"a": []}, whole)
    assert lacking({"a": [{"b": 2}]}, whole)
