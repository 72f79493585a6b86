# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The CI examples are what GitHub and GitLab take, and call what there is."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.quality.command import CHECKOUT, run

FOLDER = CHECKOUT / "examples" / "ci"
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
FILES = sorted(path for host in SCHEMAS for path in (FOLDER / host).glob("*.yml"))
REQUIREMENTS = (CHECKOUT / "requirements.txt").read_text().splitlines()


@pytest.mark.parametrize("host", SCHEMAS)
def test_an_example_keeps_the_schema(host: str) -> None:
    run("check-jsonschema", "--builtin-schema", SCHEMAS[host], *map(str, (FOLDER / host).glob("*.yml")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example_calls_playbooks_and_libraries_that_there_are(path: Path) -> None:
    called = set(re.findall(r"ansible-playbook dialtone\.telecom\.(\w+)", path.read_text()))
    assert called
    assert [name for name in called if not (CHECKOUT / "playbooks" / f"{name}.yml").is_file()] == []
    assert [line for line in REQUIREMENTS if not line.startswith("#") and f'"{line}"' not in path.read_text()] == []


def scripts(document: Any) -> list[str]:
    """All shell of a workflow."""
    if isinstance(document, dict):
        own = [document[key] for key in ("run", "script", "before_script", "after_script") if key in document]
        return [line for part in own for line in ([part] if isinstance(part, str) else part)] + [
            line for value in document.values() for line in scripts(value)
        ]
    return [line for value in document for line in scripts(value)] if isinstance(document, list) else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_shell_of_an_example_is_sound(path: Path, tmp_path: Path) -> None:
    found = scripts(yaml.safe_load(path.read_text()))
    assert found
    script = tmp_path / "script"
    script.write_text("\n".join(found))
    run("shellcheck", "--shell", "bash", "--severity", "warning", "--exclude", "SC2154", str(script))
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_a_provision_is_held_to_the_reviewed_plans() -> None:
    provisioning = [path for path in FILES if "telecom.provision" in path.read_text()]
    assert {path.parent.name for path in provisioning} == set(SCHEMAS)
    assert all("-e @approved.yml" in path.read_text() for path in provisioning)
    assert "estate_approved_plan" in yaml.safe_load((FOLDER / "approved.yml").read_text())
