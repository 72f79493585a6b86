# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The docsite builds without a warning, and has a page for everything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.docs.documented import ACTIONS, MODULES, PLUGINS, ROLES
from tests.quality.command import run
from tests.support.environment import BYTECODE, CHECKOUT

DOCSITE = CHECKOUT / "docs" / "docsite"
PAGES = sorted(path.stem for path in (DOCSITE / "rst").glob("*.rst"))


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built docsite."""
    folder = tmp_path_factory.mktemp("docs")
    # Several jobs take a quarter more of what other tests run with.
    run("scripts/docs", str(folder), cwd=CHECKOUT, JOBS="1", **BYTECODE)
    return folder / "html"


def test_everything_has_a_page(html: Path) -> None:
    generated = [
        *(f"{module}_module" for module in (*MODULES, *ACTIONS)),
        *(f"{role}_role" for role in ROLES),
        *(f"{plugin}_{kind}" for plugin, kind in PLUGINS.items()),
        *(f"{path.stem}_callback" for path in (CHECKOUT / "plugins" / "callback").glob("*.py")),
        *(f"docsite/{page}" for page in PAGES),
    ]
    assert [page for page in generated if not (html / f"{page}.html").is_file()] == []


def test_pages_load_nothing_from_elsewhere(html: Path) -> None:
    loaded = re.compile(r"<(?:script|img|link|iframe)\b[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*")
    assert {found[0] for page in html.rglob("*.html") for found in loaded.finditer(page.read_text())} == set()


def test_every_page_is_in_the_table_of_contents() -> None:
    sections = yaml.safe_load((DOCSITE / "extra-docs.yml").read_text())["sections"]
    assert sorted(page for section in sections for page in section["toctree"]) == PAGES


def test_documentation_is_sound() -> None:
    """What Sphinx does not see. It reads the generated pages itself, so rstcheck need not."""
    options = ("--plugin-docs", "--skip-rstcheck", "--check-extra-docs-refs", "--disallow-unknown-collection-refs")
    collections = str(CHECKOUT / "collections")
    linting = ("antsibull-docs", "lint-collection-docs", "--validate-collection-refs", "dependent")
    assert run(*linting, *options, ".", cwd=CHECKOUT, ANSIBLE_COLLECTIONS_PATH=collections, **BYTECODE) == ""
