# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The files of variables of a host, read as lines: Ansible itself does not tell where a null was written, nor that a
variable stands in two files. Encrypted ones tell nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ansible.parsing.dataloader import DataLoader

from ansible_collections.dialtone.telecom.plugins.plugin_utils.origin import shown

_YAML = (".yml", ".yaml")


def empty_places(name: str, host: str, variables: Mapping[str, Any], loader: DataLoader) -> list[str]:
    """File and line of each null of a variable, in the first place that has any: the host's files, its groups', the
    inventory."""
    for files in _places(host, variables, loader):
        if found := [shown(path, line) for path in files for line in _empty_lines(_text(path), name)]:
            return found
    return []


def _places(host: str, variables: Mapping[str, Any], loader: DataLoader) -> Iterator[list[str]]:
    folders = _folders(variables)
    yield host_files(host, variables, loader)
    for group in [*reversed(variables.get("group_names") or []), "all"]:
        yield [path for folder in folders for path in loader.find_vars_files(str(folder / "group_vars"), group)]
    yield [str(path) for source in _sources(variables) for path in _inventories(source)]


def host_files(host: str, variables: Mapping[str, Any], loader: DataLoader) -> list[str]:
    """The files of a host's own variables, in the order in which Ansible reads them."""
    return [path for folder in _folders(variables) for path in loader.find_vars_files(str(folder / "host_vars"), host)]


def _sources(variables: Mapping[str, Any]) -> list[Path]:
    return [Path(source) for source in variables.get("ansible_inventory_sources") or () if "," not in source]


def _folders(variables: Mapping[str, Any]) -> list[Path]:
    """Where folders of variables may be: beside the inventories and the playbook."""
    beside = [source if source.is_dir() else source.parent for source in _sources(variables)]
    return list(dict.fromkeys([*beside, *map(Path, filter(None, [variables.get("playbook_dir")]))]))


def _inventories(source: Path) -> list[Path]:
    files = sorted(source.iterdir()) if source.is_dir() else [source]
    return [path for path in files if path.suffix in _YAML]


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _empty_lines(text: str, name: str) -> Iterator[int]:
    """The lines, from 1, where a key has no value, neither beside nor below it."""
    key = re.compile(
        rf"^([ \t]*)(['\"]?){re.escape(name)}\2[ \t]*:[ \t]*(?:null|Null|NULL|~)?[ \t]*(?:#.*)?$", re.MULTILINE
    )
    for match in key.finditer(text):
        below = re.search(r"^[ ]*[^#\s].*$", text[match.end() :], re.MULTILINE)
        indent = len(match[1])
        line = below[0] if below else ""
        deeper = len(line) - len(line.lstrip()) + line.lstrip().startswith("- ")
        if deeper <= indent:
            yield text.count("\n", 0, match.start()) + 1
