# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What an editor shows of a declaration: titles, descriptions and examples that are right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.document import SCHEMA_URL
from tests.docs.schema import Schema, estate_schema
from tests.support.environment import CHECKOUT

WHOLE = CHECKOUT / "schemas" / "estate.schema.json"
PUBLISHED = sorted(WHOLE.parent.glob("*.json"))
PLACE = SCHEMA_URL.rpartition("/")[0]
#: The line by which yaml-language-server finds the schema.
LINE = re.compile(r"^# yaml-language-server: \$schema=(.*)$", re.MULTILINE)
DECLARES = re.compile(r"^estate_(?!artifacts|mask_numbers)", re.MULTILINE)
EXAMPLES = sorted(
    path for path in (CHECKOUT / "examples").glob("*/*_vars/**/*.yml") if DECLARES.search(path.read_text())
)


def options(schema: Schema, where: str = "") -> Iterator[tuple[str, Schema]]:
    """Every option of the schema with its path."""
    for name, option in schema.get("properties", {}).items():
        yield f"{where}{name}", option
        yield from options(option, f"{where}{name}.")
        yield from options(option.get("items", {}), f"{where}{name}[].")


OPTIONS = dict(options(estate_schema()))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(WHOLE.read_text()))
    assert len(OPTIONS) > 60


def test_every_option_is_explained() -> None:
    lacking = {
        path: [key for key in ("title", "description", "examples") if not option.get(key)]
        for path, option in OPTIONS.items()
    }
    assert {path: keys for path, keys in lacking.items() if keys} == {}


def test_every_example_and_default_is_right() -> None:
    wrong = [
        (path, value, error.message)
        for path, option in OPTIONS.items()
        for value in (*option.get("examples", []), *([option["default"]] if "default" in option else []))
        for error in Draft202012Validator(option).iter_errors(value)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_editors_find_the_schema_of_an_example(path: Path) -> None:
    [named] = LINE.findall(path.read_text())
    assert named == SCHEMA_URL or (path.parent / named).resolve() == WHOLE.resolve()
    declared: Any = yaml.safe_load(path.read_text())
    assert list(Draft202012Validator(estate_schema()).iter_errors(declared)) == []


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_schema_works_by_itself_from_where_it_is_published(path: Path) -> None:
    schema = json.loads(path.read_text())
    assert schema["$id"] == f"{PLACE}/{path.name}"
    there = ((f"{PLACE}/{each.name}", Resource.from_contents(json.loads(each.read_text()))) for each in PUBLISHED)
    registry: Registry[Any] = Registry().with_resources(there)
    checked = [*Draft202012Validator(schema, registry=registry).iter_errors({"verdict": "maybe"})]
    assert any("maybe" in error.message for error in checked) == (path.stem == "drift.schema")


def test_exports_name_the_schema_by_its_place_in_the_repository() -> None:
    assert SCHEMA_URL.endswith(f"/{WHOLE.relative_to(CHECKOUT)}")
    assert len(EXAMPLES) > 1
