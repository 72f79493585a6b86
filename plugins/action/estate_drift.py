# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Tells whether an account is as declared, and writes the verdict down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import (
    artifact_path,
    write_json,
    write_text,
)
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_drift import DRIFT, INCOMPLETE, drift
from ansible_collections.dialtone.telecom.plugins.plugin_utils.action import TelecomAction
from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.page import drift_page, summed_up

SPEC: dict[str, Any] = {
    "plan": {"type": "str", "required": True},
    "stopped": {"type": "str"},
    "artifacts": {"type": "str", "required": True},
    "mask_numbers": {"type": "bool", "default": False},
    "fails": {"type": "bool", "default": True},
}


class ActionModule(TelecomAction):
    """dialtone.telecom.estate_drift."""

    spec = SPEC

    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """The verdict, and failure where it is drift, or where nobody knows."""
        document = drift(variables.get(args["plan"]) or {}, args["stopped"])
        path = artifact_path(args["artifacts"], host, "drift")
        write_json(path, document)
        page = artifact_path(args["artifacts"], host, "drift", "md")
        write_text(page, drift_page(document, host, mask=args["mask_numbers"]))
        fails = document["verdict"] == INCOMPLETE or (document["verdict"] == DRIFT and args["fails"])
        return {
            "path": str(path),
            "verdict": document["verdict"],
            "summary": document["summary"],
            "unmanaged": len(document["unmanaged"]),
            "msg": _msg(document, str(page)),
        } | ({"failed": True} if fails else {})


def _msg(document: Mapping[str, Any], page: str) -> str:
    if document["verdict"] == INCOMPLETE:
        lines = "\n".join(f"- {reason}".replace("\n", "\n  ") for reason in document["incomplete"])
        return f"It is not known whether the account is as declared:\n{lines}"
    if document["verdict"] == DRIFT:
        held = [guard["name"] for guard in document["guards"] if guard["blocks"]]
        guards = f"; held back by {', '.join(held)}" if held else ""
        beside = f"; {count} on it and not declared" if (count := len(document["unmanaged"])) else ""
        told = f"{summed_up(document['summary'])}{beside}{guards}"
        return f"The account is not as declared: {told}. Nothing was changed. All of it is in {page}."
    return "The account is as declared."
