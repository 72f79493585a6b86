# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The files of variables of a host, read as lines: Ansible itself does not tell where a null was written, nor that a
variable stands in two files. Encrypted ones tell nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
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


def twice(names: Collection[str], host: str, variables: Mapping[str, Any], loader: DataLoader) -> dict[str, list[str]]:
    """Variables that stand in several files of the host, or in several of one of its groups, with the places of each.

    Ansible takes the last file's alone, in silence.
    """
    found: dict[str, list[str]] = {}
    for files in _together(host, variables, loader):
        places: dict[str, list[str]] = {}
        for path in files if len(files) > 1 else ():
            for name, line in _first_lines(_text(path), names).items():
                places.setdefault(name, []).append(shown(path, line))
        found |= {name: where for name, where in places.items() if len(where) > 1}
    return found


def _places(host: str, variables: Mapping[str, Any], loader: DataLoader) -> Iterator[list[str]]:
    yield from _together(host, variables, loader)
    yield [str(path) for source in _sources(variables) for path in _inventories(source)]


def _together(host: str, variables: Mapping[str, Any], loader: DataLoader) -> Iterator[list[str]]:
    """Files that are read as one, in the order in which Ansible reads them: the host's, then each group's."""
    groups = [*reversed(variables.get("group_names") or []), "all"]
    for kind, name in (("host_vars", host), *(("group_vars", group) for group in groups)):
        for folder in _folders(variables):
            yield loader.find_vars_files(str(folder / kind), name)


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


def _first_lines(text: str, names: Collection[str]) -> dict[str, int]:
    """The lines, from 1, where variables of a file are written first."""
    lines: dict[str, int] = {}
    for match in re.finditer(r"^(['\"]?)(\w+)\1[ \t]*:", text, re.MULTILINE):
        if match[2] in names:
            lines.setdefault(match[2], text.count("\n", 0, match.start()) + 1)
    return lines


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
