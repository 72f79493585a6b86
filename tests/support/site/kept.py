# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Keeps what each run of Ansible would otherwise find out anew.

What goes into the payload of a module, for which Ansible parses some 170 files, is kept by the content of all that can
be in it: the module, all of the collection's module_utils, and Ansible by its version. So a payload is always the one
that Ansible would have made. The YAML that Ansible reads at each start and for each task (where its plugins went, its
settings, and those of each plugin: 12,000 lines) is kept by its content.
"""

from __future__ import annotations

import gc
import marshal
import os
import pickle
import re
import sys
from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO
from zipfile import ZipFile

KEPT = Path(os.environ["BYTECODE_CACHE"], str(sys.implementation.cache_tag))
#: Modules that need nothing but their own collection and Ansible.
KNOWN = re.compile(r"ansible_collections\.dialtone\.telecom\.plugins\.modules\.\w+|ansible\.modules\.\w+")
# Nearly all that Ansible makes stays: looking for garbage among it takes a tenth of its start.
gc.set_threshold(100_000, 50, 50)
Finder = Callable[[str, str, bytes, ZipFile, datetime, Any], Any]


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


def keeping(find: Finder, zip_info: Callable[..., Any]) -> Finder:
    """Ansible's ``recursive_finder``, which adds to a ZIP what a module imports, and returns the module's metadata."""

    def found(name: str, fqn: str, source: bytes, payload: ZipFile, date_time: datetime, extensions: Any) -> Any:
        if not KNOWN.fullmatch(fqn) or extensions.module_names:
            return find(name, fqn, source, payload, date_time, extensions)
        digest = _digest(fqn, source)
        entry = KEPT / f"{digest}.payload"
        try:
            metadata, files = pickle.loads(entry.read_bytes())
            contents = [(path, (KEPT / kept).read_bytes()) for path, kept in files]
        except FileNotFoundError:
            metadata = find(name, fqn, source, payload, date_time, extensions)
            files = [(path, _kept(payload.read(path))) for path in payload.namelist()]
            if _digest(fqn, source) == digest:  # nobody edited a file meanwhile
                keep(entry, pickle.dumps((metadata, files)))
        else:
            for path, content in contents:
                payload.writestr(zip_info(path, date_time, zf=payload), content)
        return metadata

    return found


def _digest(fqn: str, source: bytes) -> str:
    """What the content of a payload depends on."""
    from ansible._internal._datatag._tags import Origin
    from ansible.release import __version__

    digest = blake2b(f"{__version__} {fqn} ".encode() + source, digest_size=16)
    origin = Origin.get_tag(source)
    if fqn.startswith("ansible_collections.") and origin and origin.path:
        shared = Path(origin.path).parents[1] / "module_utils"
        for path in sorted(shared.rglob("*.py")):
            digest.update(f" {path.relative_to(shared)} ".encode() + path.read_bytes())
    return digest.hexdigest()


def _kept(content: bytes) -> str:
    """The name under which the content of a file is kept."""
    name = f"{blake2b(content, digest_size=16).hexdigest()}.source"
    if not (KEPT / name).exists():
        keep(KEPT / name, content)
    return name


def keeping_tables(parse: Callable[[bytes | str, Any], Any]) -> Callable[[bytes | str, Any], Any]:
    """Ansible's reader of meta/runtime.yml; ``content_id`` is its name of the content."""

    def parsed(text: bytes | str, content_id: Any) -> Any:
        content = text if isinstance(text, bytes) else text.encode()
        path = KEPT / f"{blake2b(content, digest_size=16).hexdigest()}.table"
        try:
            return marshal.loads(path.read_bytes())
        except FileNotFoundError:
            table = parse(text, content_id)
            keep(path, marshal.dumps(table))
            return table

    return parsed


def keeping_settings(load: Callable[[BinaryIO], Any]) -> Callable[[BinaryIO], Any]:
    """Ansible's reader of the file that describes its settings."""

    def loaded(file: BinaryIO) -> Any:
        content = file.read()
        return keeping_tables(lambda _text, _name: load(BytesIO(content)))(content, file.name)

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

        known = f"{__version__} {sorted(map(repr, AnsibleTagHelper.tags(text)))} "
        path = KEPT / f"{blake2b((known + text).encode(), digest_size=16).hexdigest()}.yaml"
        try:
            return pickle.loads(path.read_bytes())
        except FileNotFoundError:
            document = self._yaml.load(text, Loader=Loader)
            keep(path, pickle.dumps(document))
            return document


def keep(path: Path | str, content: bytes) -> None:
    """Write a file that another process may be writing as well."""
    KEPT.mkdir(parents=True, exist_ok=True)
    unfinished = Path(f"{path}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _change_packer(packer: dict[str, Any]) -> None:
    packer["recursive_finder"] = keeping(packer["recursive_finder"], packer["_make_zinfo"])


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
    "ansible.executor.module_common": _change_packer,
    "ansible.plugins.connection": _start_preloaded,
    "ansible.plugins.loader": _change_documentation,
    "ansible.utils.plugin_docs": _change_documentation,
    "ansible.utils.collection_loader._collection_meta": _change_reader,
}
