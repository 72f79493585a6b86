# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Keeps what each run of Ansible would otherwise find out anew.

The YAML that Ansible reads at each start and for each task (where its plugins went, its settings, and those of each
plugin: 12,000 lines) is kept by its content.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable
from hashlib import blake2b
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

KEPT = f"{os.environ['BYTECODE_CACHE']}/{sys.implementation.cache_tag}"
# Nearly all that Ansible makes stays: looking for garbage among it takes a tenth of its start.
gc.set_threshold(100_000, 50, 50)


def spec(name: str) -> ModuleSpec:
    """The spec of one of the modules of ``CHANGES``, which is changed once it is loaded."""
    found = find_spec(name)
    assert found is not None
    assert found.loader is not None
    load = found.loader.exec_module

    def load_and_change(module: ModuleType) -> None:
        load(module)
        CHANGES[name](vars(module))

    vars(found.loader)["exec_module"] = load_and_change
    return found


def read(known: bytes, parse: Callable[[], Any]) -> Any:
    """What comes of content that is known with all that it depends on."""
    path = f"{KEPT}/{blake2b(known, digest_size=16).hexdigest()}.yaml"
    try:
        return pickle.loads(Path(path).read_bytes())
    except FileNotFoundError:
        document = parse()
        keep(path, pickle.dumps(document))
        return document


def keeping_tables(parse: Callable[[bytes | str, Any], Any]) -> Callable[[bytes | str, Any], Any]:
    """Ansible's reader of meta/runtime.yml; ``content_id`` is its name of the content."""

    def parsed(text: bytes | str, content_id: Any) -> Any:
        return read(text if isinstance(text, bytes) else text.encode(), lambda: parse(text, content_id))

    return parsed


def keeping_settings(load: Callable[[BinaryIO], Any]) -> Callable[[BinaryIO], Any]:
    """Ansible's reader of the file that describes its settings."""

    def loaded(file: BinaryIO) -> Any:
        content = file.read()
        return read(content, lambda: load(BytesIO(content)))

    return loaded


class KeepingYaml:
    """What Ansible takes from PyYAML to read the documentation of plugins, in which it looks for their settings."""

    def __init__(self, yaml: ModuleType) -> None:
        self._yaml = yaml

    def load(self, text: Any, Loader: Any) -> Any:  # noqa: N803 -- PyYAML's name
        """Strings and all else with Ansible's tags on it, which say where it stands and whether it is trusted."""
        if not isinstance(text, str):  # a file
            return self._yaml.load(text, Loader=Loader)
        from ansible.module_utils._internal._datatag import AnsibleTagHelper
        from ansible.release import __version__

        known = f"{__version__} {sorted(map(repr, AnsibleTagHelper.tags(text)))} {text}"
        return read(known.encode(), lambda: self._yaml.load(text, Loader=Loader))


def keep(path: str, content: bytes) -> None:
    """Write a file that another process may be writing as well."""
    unfinished = Path(f"{path}.{os.getpid()}")
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _change_reader(reader: dict[str, Any]) -> None:
    reader["_meta_yml_to_dict"] = keeping_tables(reader["_meta_yml_to_dict"])


def _change_settings(manager: dict[str, Any]) -> None:
    manager["yaml_load"] = keeping_settings(manager["yaml_load"])


def _change_documentation(reader: dict[str, Any]) -> None:
    reader["yaml"] = KeepingYaml(reader["yaml"])


def _start_preloaded(_connections: dict[str, Any]) -> None:
    if "PRELOADED" in os.environ:
        import_module("starting").change(vars(import_module("ansible.plugins.connection.local")))


#: By the module of Ansible: what becomes of its names.
CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "ansible.config.manager": _change_settings,
    "ansible.plugins.connection": _start_preloaded,
    "ansible.plugins.loader": _change_documentation,
    "ansible.utils.plugin_docs": _change_documentation,
    "ansible.utils.collection_loader._collection_meta": _change_reader,
}
