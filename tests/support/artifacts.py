# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The files that a run leaves behind, held against their published schemas."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.support.environment import CHECKOUT

SCHEMAS = CHECKOUT / "schemas"


def artifact(path: Path) -> dict[str, Any]:
    """``<host>.<kind>.json``, which is as ``<kind>.schema.json`` says."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    _validator(path.suffixes[-2].lstrip(".")).validate(document)
    return document


@functools.cache
def _validator(kind: str) -> Draft202012Validator:
    known = [json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")]
    registry: Registry[Any] = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in known)
    [schema] = [each for each in known if each["$id"].endswith(f"/{kind}.schema.json")]
    return Draft202012Validator(schema, registry=registry)
