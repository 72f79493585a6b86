# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Environments of Python packages for single tests, out of the package index, kept for the next run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNREACHABLE = ("Failed to fetch", "error sending request", "dns error")


def _uv(*arguments: str) -> None:
    """Run uv, which the environment of the tests was made with; skip when it cannot reach the package index."""
    uv = shutil.which("uv", path=os.pathsep.join([str(ROOT / ".venv-bootstrap" / "bin"), os.environ["PATH"]]))
    assert uv, "make setup provides uv"
    certificates = {"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}
    done = subprocess.run([uv, *arguments], env=os.environ | certificates, capture_output=True, text=True, check=False)
    if done.returncode and any(sign in done.stderr for sign in UNREACHABLE):
        pytest.skip(f"the package index is out of reach: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


def environment(name: str, *wanted: str) -> Path:
    """The folder of an environment that holds exactly this, as given to ``uv pip install``."""
    folder = ROOT / ".cache" / f"{name}-{sys.version_info.major}.{sys.version_info.minor}"
    folder.parent.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = folder / "ready"
        if not ready.exists() or ready.read_text() != "\n".join(wanted):
            _uv("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
            _uv("pip", "install", "--quiet", "--python", str(folder / "bin" / "python"), *wanted)
            ready.write_text("\n".join(wanted))
    return folder
