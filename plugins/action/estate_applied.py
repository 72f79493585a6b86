# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes down what became of a plan, and fails where it was not carried out."""

from __future__ import annotations

from typing import Any

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import InputError
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import artifact_path, retire, write_json
from ansible_collections.dialtone.telecom.plugins.module_utils.planning.estate_applied import applied, failures
from ansible_collections.dialtone.telecom.plugins.plugin_utils.action import TelecomAction

SPEC: dict[str, Any] = {
    "plan": {"type": "str", "required": True},
    "results": {"type": "dict", "required": True},
    "stopped": {"type": "str"},
    "artifacts": {"type": "str", "required": True},
}
UNRECORDED = (
    "The account is as this says, and only the record of it is missing; its actions are in the result of this task."
    " Nothing is bought twice: make room, or set estate_artifacts to a folder that can be written, and run again."
)


class ActionModule(TelecomAction):
    """dialtone.telecom.estate_applied."""

    spec = SPEC

    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """The artifact, and failure with one message."""
        plan = variables[args["plan"]]
        results = {kind: variables.get(name) for kind, name in args["results"].items()}
        document = applied(plan, results)
        path = artifact_path(args["artifacts"], host, "applied")
        result = {"path": str(path), **{key: document[key] for key in ("cost", "summary")}}
        wrong = failures(document, results, args["stopped"])
        told = [_worded(wrong, document["summary"])] if wrong else []
        try:
            # A run beside this one may have written it since this one's plan took away what was there.
            retire(path)
            write_json(path, document)
            told += [f"What became of each action is in {path}. Run again when that is settled."] if wrong else []
        except InputError as error:
            told.append(f"{error}: {_counted(document['summary'])}. {UNRECORDED}")
            result["actions"] = document["actions"]
        return result | ({"failed": True, "msg": "\n".join(told)} if told else {})


def _counted(summary: dict[str, int]) -> str:
    return ", ".join(f"{count} {status}" for status, count in summary.items()) or "nothing"


def _worded(wrong: list[str], summary: dict[str, int]) -> str:
    counts = _counted(summary)
    lines = "\n".join(f"- {each}" for each in wrong)
    how = "" if summary.keys() == {"skipped"} else " as a whole"
    return f"The plan was not carried out{how} ({counts}):\n{lines}"
