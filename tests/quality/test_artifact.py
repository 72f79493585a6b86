# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The collection as it is published: what is in it, and whether Galaxy would take it."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import pytest

from tests.quality.command import CHECKOUT, TRAVELS, listed_files, run
from tests.support.environment import BYTECODE

#: What only developers need of the folders that travel.
AT_HOME = (
    *("changelogs/fragments/", "docs/antsibull-docs.cfg", "docs/bench.json", "docs/conf.py"),
    "docs/docsite/rst/tour/pictures.json",
)


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built artifact, from the checkout as it is, environments and caches included."""
    folder = tmp_path_factory.mktemp("artifact")
    run("ansible-galaxy", "collection", "build", "--output-path", str(folder), cwd=CHECKOUT, **BYTECODE)
    return next(folder.glob("dialtone-telecom-*.tar.gz"))


def test_the_artifact_holds_the_collection_and_nothing_else(artifact: Path) -> None:
    with tarfile.open(artifact) as archive:
        held = {member.name for member in archive if member.isfile()} - {"MANIFEST.json", "FILES.json"}
    listed = {str(path.relative_to(CHECKOUT)) for path in listed_files()} - {"galaxy.yml"}
    assert held == {name for name in listed if name.split("/")[0] in TRAVELS and not name.startswith(AT_HOME)}


def test_what_the_pages_show_and_let_download_is_in_the_artifact(artifact: Path) -> None:
    with tarfile.open(artifact) as archive:
        held = set(archive.getnames())
    pages = Path("docs", "docsite", "rst")
    named = re.compile(
        r"^\.\. (?:figure|image|include|literalinclude):: (\S+)$|:download:`[^`]*<([^`>]+)>`", re.MULTILINE
    )
    found = [name for page in (CHECKOUT / pages).glob("*.rst") for name in named.findall(page.read_text())]
    shown = {str(pages / (first or second)) for first, second in found}
    assert len(shown) > 30
    assert shown - held == set()


def test_galaxy_imports_the_artifact(artifact: Path) -> None:
    command = ("python", "-m", "galaxy_importer.main", str(artifact))
    # ansible-lint has a test of its own.
    output = run(*command, cwd=artifact.parent, GALAXY_IMPORTER_RUN_ANSIBLE_LINT="false", **BYTECODE)
    assert "Importer processing completed successfully" in output
    assert [line for line in output.splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_an_execution_environment_finds_the_requirements(tmp_path: Path) -> None:
    run("scripts/copy-collection", str(tmp_path))
    output = run("ansible-builder", "introspect", str(tmp_path))
    for requirement in (CHECKOUT / "requirements.txt").read_text().splitlines()[1:]:
        assert requirement in output
