# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the pages on upgrading and on other tools say of this collection is what its files say."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from tests.support.environment import CHECKOUT

RST = CHECKOUT / "docs" / "docsite" / "rst"
PAGE = " ".join((RST / "upgrading.rst").read_text().split())
COMPARISON = " ".join((RST / "comparison.rst").read_text().split())


def read(name: str) -> Any:
    """A YAML file of the checkout."""
    return yaml.safe_load((CHECKOUT / name).read_text())


GALAXY = read("galaxy.yml")
RUNTIME = read("meta/runtime.yml")


def development() -> list[str]:
    """The requirements of the tests."""
    groups = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["dependency-groups"]
    return [each for each in groups["dev"] if isinstance(each, str)]


def test_the_supported_versions_are_those_that_are_required_and_tested() -> None:
    [versions] = re.findall(r"^VERSIONS := (.*)$", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
    *first, last = versions.split()
    assert f'``requires_ansible: "{RUNTIME["requires_ansible"]}"``' in PAGE
    assert f"Python {', '.join(first)} or {last}" in PAGE
    cores = sorted(found for each in development() for found in re.findall(r"ansible-core>=([\d.]+)", each))
    assert f"ansible-core {cores[0]} with Python {first[0]}, and on {cores[1]} with the later ones" in PAGE


def test_the_formats_of_the_artifacts_are_those_of_the_schemas() -> None:
    schemas = {path: json.loads(path.read_text())["properties"] for path in (CHECKOUT / "schemas").glob("*.json")}
    plan = json.loads((CHECKOUT / "schemas" / "plan.schema.json").read_text())["properties"]["format_version"]["const"]
    for path in (path for path, properties in schemas.items() if "format_version" in properties):
        assert f"``schemas/{path.name}`` - {plan}" in PAGE


def test_the_sections_of_the_changelog_are_called_so() -> None:
    titles = {title for _name, title in read("changelogs/config.yaml")["sections"]}
    named = set(re.findall(r"\*([A-Z][^*]* (?:Guide|Features|Issues|\(previously deprecated\)))\*", PAGE))
    assert named == {title for title in titles if title.startswith(("Breaking", "Deprecated", "Removed", "Known"))}


def test_nothing_is_deprecated_as_long_as_the_page_says_so() -> None:
    releases = read("changelogs/changelog.yaml")["releases"].values()
    deprecated = [change for each in releases for change in each.get("changes", {}).get("deprecated_features", [])]
    assert ("At present nothing is deprecated." in PAGE) == ("plugin_routing" not in RUNTIME and not deprecated)


def test_a_version_that_begins_with_0_is_explained() -> None:
    assert ("As long as the version begins with 0" in PAGE) == GALAXY["version"].startswith("0.")


def test_the_comparison_is_of_this_version_and_licence() -> None:
    assert f"dialtone.telecom {GALAXY['version']} (this one)" in COMPARISON
    assert f"{GALAXY['license'][0]}: dialtone.telecom;" in COMPARISON


def test_the_paths_that_the_page_names_are_there() -> None:
    named = re.findall(r"``((?:schemas|meta|plugins|requirements)[\w/.-]+\w)``", PAGE)
    assert len(named) > 5
    assert [name for name in named if not Path(CHECKOUT, name).exists()] == ["requirements.yml"] * named.count(
        "requirements.yml"
    )
