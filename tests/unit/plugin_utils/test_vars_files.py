# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The files of variables of a host, read as lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader

from ansible_collections.dialtone.telecom.plugins.plugin_utils.vars_files import empty_places, twice

GIVEN = "estate_budget:\n  setup: '1'\n"


def written(folder: Path, files: dict[str, str]) -> dict[str, Any]:
    """The variables of a run with some files, by their paths with ``__`` for ``/``."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return {"ansible_inventory_sources": [str(folder / "hosts.yml"), "acme,"], "group_names": ["wholesale"]}


def places(folder: Path, **files: str) -> list[str]:
    """Where the budget of the host acme is empty."""
    found = empty_places("estate_budget", "acme", written(folder, files), DataLoader())
    return [place.removeprefix(f"{folder}/") for place in found]


@pytest.mark.parametrize(
    "text",
    [
        "estate_budget:\nsetup: '1'\n",
        "estate_budget: ~ # none\n",
        "'estate_budget': null",
        "estate_budget:\n\n  # setup: 1\nestate_pools:\n",
    ],
)
def test_an_empty_variable_is_found(tmp_path: Path, text: str) -> None:
    assert places(tmp_path, host_vars__acme=text) == ["host_vars/acme.yml:1"]


@pytest.mark.parametrize("text", [GIVEN, "estate_budget:\n\n  # of a run\n  setup: '1'", "estate_budget:\n- 1", "x: 1"])
def test_one_that_holds_something_is_not(tmp_path: Path, text: str) -> None:
    assert places(tmp_path, host_vars__acme=text) == []


def test_the_nearest_file_is_told(tmp_path: Path) -> None:
    inventory = "all:\n  hosts:\n    acme:\n      estate_budget:\n      setup: 1\n"
    assert places(tmp_path, hosts=inventory) == ["hosts.yml:4"]
    assert places(tmp_path, group_vars__all="estate_budget:\n") == ["group_vars/all.yml:1"]
    assert places(tmp_path, host_vars__acme__b="estate_budget:\n", host_vars__acme__a=GIVEN) == [
        "host_vars/acme/b.yml:1"
    ]


def both(folder: Path, **files: str) -> dict[str, list[str]]:
    """The variables of the host acme that stand twice."""
    found = twice({"estate_numbers", "estate_budget"}, "acme", written(folder, files), DataLoader())
    return {name: [place.removeprefix(f"{folder}/") for place in where] for name, where in found.items()}


def test_a_variable_in_two_files_of_a_host_or_a_group_is_found(tmp_path: Path) -> None:
    text = "# mine\nestate_numbers: []\nother: 1\n"
    assert both(tmp_path, host_vars__acme__a=text, host_vars__acme__b=text + GIVEN, hosts=text) == {
        "estate_numbers": ["host_vars/acme/a.yml:2", "host_vars/acme/b.yml:2"]
    }
    assert list(both(tmp_path, group_vars__wholesale__a=GIVEN, group_vars__wholesale__b=GIVEN)) == [
        *("estate_numbers", "estate_budget")
    ]


def test_a_group_that_a_host_overrides_is_as_meant(tmp_path: Path) -> None:
    encrypted = "$ANSIBLE_VAULT;1.1;AES256\n6162\n"
    assert both(tmp_path, host_vars__acme__a=GIVEN, host_vars__acme__vault=encrypted, group_vars__all=GIVEN) == {}
