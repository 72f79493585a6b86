# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Modules out of a ZIP, as Ansible runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile
from zipimport import ZipImportError, zipimporter

import pytest

from ansible_collections.dialtone.telecom.plugins.module_utils.zipped import NamedByPlace
from tests.quality.command import CHECKOUT

PACKAGE = "ansible_collections/dialtone/telecom/plugins/module_utils"
SCRIPT = """
import sys
compiled = []
sys.addaudithook(lambda event, args: compiled.append(str(args[1])) if event == "compile" else None)
sys.path.insert(0, sys.argv[1])
import ansible_collections.dialtone.telecom.plugins.module_utils.glue.number_options as loaded
print(compiled.count(loaded.__file__))
"""


@pytest.fixture
def payload(tmp_path: Path) -> str:
    """A ZIP with one file that a module imports, in the folders of Ansible's payload."""
    path = tmp_path / "payload.zip"
    with ZipFile(path, "w") as file:
        for folder in (Path(PACKAGE), *Path(PACKAGE).parents[:-1]):
            file.writestr(f"{folder}/__init__.py", "")
        for name in ("zipped.py", "glue/__init__.py", "glue/number_options.py"):
            file.write(CHECKOUT / "plugins/module_utils" / name, f"{PACKAGE}/{name}")
    return str(path)


def test_a_file_is_compiled_once(payload: str) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, payload], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


@pytest.mark.parametrize("name", ["glue", "zipped"])
def test_a_file_has_the_name_that_python_gives_it(payload: str, name: str) -> None:
    folder = f"{payload}/{PACKAGE}"
    assert NamedByPlace(folder).get_filename(name) == zipimporter(folder).get_filename(name)


def test_a_file_that_is_not_there_has_no_name(payload: str) -> None:
    with pytest.raises(ZipImportError):
        NamedByPlace(f"{payload}/{PACKAGE}").get_filename("nothing")
