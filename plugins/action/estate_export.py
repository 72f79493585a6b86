# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes what an account owns as the declaration of the role estate."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import (
    artifact_path,
    remove,
    write_text,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.newfile import OWNERS
from ansible_collections.dialtone.telecom.plugins.plugin_utils.action import TelecomAction
from ansible_collections.dialtone.telecom.plugins.plugin_utils.export.document import Account, Export, export

SPEC: dict[str, Any] = {
    "carrier": {"type": "str"},
    "numbers": {"type": "str", "required": True},
    "trunks": {"type": "str"},
    "pools": {"type": "bool", "default": False},
    "artifacts": {"type": "str", "required": True},
}


class ActionModule(TelecomAction):
    """dialtone.telecom.estate_export."""

    spec = SPEC

    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """The files, in check mode too: they are all that reading is done for."""
        path = artifact_path(args["artifacts"], host, "estate", "yml")
        numbers_file = artifact_path(args["artifacts"], host, "numbers", "csv")
        account = _account(args, variables, host, numbers_file)
        exported = export(account, pools=args["pools"])
        _write(exported, path, numbers_file)
        return {
            "path": str(path),
            "numbers_file": None if exported.csv is None else str(numbers_file),
            "passwords": list(exported.passwords),
            "counts": {"numbers": len(account.numbers), "pools": exported.pools},
        }


def _account(args: Mapping[str, Any], variables: Mapping[str, Any], host: str, numbers_file: Path) -> Account:
    """What the reading tasks registered."""
    trunks = variables.get(args["trunks"] or "") or {}
    return Account(
        host=host,
        carrier=args["carrier"],
        numbers=variables[args["numbers"]]["numbers"],
        trunk_groups=trunks.get("trunk_groups") or [],
        termination_trunks=trunks.get("termination_trunks") or [],
        numbers_file=str(numbers_file),
    )


def _write(exported: Export, path: Path, numbers_file: Path) -> None:
    """The CSV file first: a declaration never names one that is not there yet."""
    if exported.csv is not None:
        write_text(numbers_file, exported.csv, mode=OWNERS)
    write_text(path, exported.yaml, mode=OWNERS)
    if exported.csv is None:
        remove(numbers_file)
