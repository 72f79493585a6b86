# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""SECURITY.md names tests that are there, and what is installed is what the lock names, by its hash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.quality.command import CHECKOUT
from tests.support.packages import UNREACHABLE

PAGE = (CHECKOUT / "SECURITY.md").read_text()
PROMISES = [row for row in PAGE.splitlines() if row.startswith("| ") and "`tests/" in row]


def exported(tmp_path: Path, *options: str) -> str:
    """What `make pins` and `make sbom` write."""
    target = tmp_path / "exported"
    command = [str(CHECKOUT / "scripts" / "export-lock"), *options, "--output-file", str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return target.read_text()


def locked() -> dict[str, dict[str, Any]]:
    """The packages of the lock by their names."""
    lock = tomllib.loads((CHECKOUT / "uv.lock").read_text())
    return {package["name"]: package for package in lock["package"]}


def needed() -> set[str]:
    """What the modules need, and all that this needs."""
    packages = locked()
    found: set[str] = set()
    left = [entry["name"] for entry in packages["dialtone-telecom"]["dependencies"]]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += [entry["name"] for entry in packages[name].get("dependencies", [])]
    return found


def test_every_promise_names_tests_that_are_there() -> None:
    assert len(PROMISES) > 8
    named = set(re.findall(r"`(tests/[\w/.]+)`", PAGE))
    assert sorted(path for path in named if not (CHECKOUT / path).is_file()) == []
    table = PAGE.split("## What is promised, and what tests it")[1].split("##")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ") and not row.startswith("| Promise")]
    assert [row for row in rows if row not in PROMISES] == []


def test_the_readme_and_the_docsite_lead_there() -> None:
    assert "(SECURITY.md)" in (CHECKOUT / "README.md").read_text()
    pages = (CHECKOUT / "docs" / "docsite" / "rst").glob("*.rst")
    assert any("/SECURITY.md>`__" in page.read_text() for page in pages)


def test_the_pinned_requirements_are_those_of_the_lock(tmp_path: Path) -> None:
    pinned = (CHECKOUT / "requirements-pinned.txt").read_text()
    assert pinned == exported(tmp_path, "--no-header", "--no-annotate", "--format", "requirements.txt"), "make pins"
    named = re.findall(r"^([\w.-]+)==\S+.* \\\n    --hash=sha256:", pinned, re.MULTILINE)
    assert set(named) == needed()


def test_the_bill_of_materials_is_that_of_the_lock(tmp_path: Path) -> None:
    bill = json.loads(exported(tmp_path, "--format", "cyclonedx1.5", "--preview-features", "sbom-export"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    packages = locked()
    wanted = {f"pkg:pypi/{name}@{packages[name]['version']}" for name in needed()}
    assert {component["purl"] for component in bill["components"]} == wanted


@pytest.mark.may_skip
def test_a_package_with_another_hash_is_not_installed(tmp_path: Path) -> None:
    """As scripts/setup installs, from a lock that somebody changed."""
    lock = (CHECKOUT / "uv.lock").read_text()
    begin = lock.index('\nname = "certifi"')
    end = lock.index("[[package]]", begin)
    changed = re.sub("sha256:[0-9a-f]{64}", f"sha256:{'0' * 64}", lock[begin:end])
    (tmp_path / "uv.lock").write_text(lock[:begin] + changed + lock[end:])
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    ours = CHECKOUT / ".venv-bootstrap" / "bin" / "uv"
    uv = str(ours) if ours.exists() else shutil.which("uv")
    assert uv, "make setup provides uv"
    options = ["--frozen", "--no-default-groups", "--no-python-downloads", "--python", sys.executable]
    certificates = {"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}
    done = subprocess.run(
        [uv, "sync", *options], cwd=tmp_path, env=os.environ | certificates, capture_output=True, text=True, check=False
    )
    if any(sign in done.stderr for sign in UNREACHABLE):
        pytest.skip("the package index is out of reach")
    assert done.returncode != 0
    assert "Hash mismatch for `certifi" in done.stderr
