# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Writes the page of a report, and fails when something of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ansible.errors import AnsibleActionFail

from ansible_collections.dialtone.telecom.plugins.module_utils.carriers.registry import CARRIERS
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.missing import named_missing
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.artifact import write_text
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.newfile import OWNERS
from ansible_collections.dialtone.telecom.plugins.plugin_utils.action import TelecomAction
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.figures import Figures, figures_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.page import page_of
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.render import rendered
from ansible_collections.dialtone.telecom.plugins.plugin_utils.report.subject import Subject

SPEC: dict[str, Any] = {
    "report": {"type": "str", "required": True},
    "results": {"type": "dict", "required": True},
}


class ActionModule(TelecomAction):
    """dialtone.telecom.report_page."""

    spec = SPEC

    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """The page, and failure with one message."""
        report = variables[args["report"]]
        results = {read: variables.get(name) for read, name in args["results"].items()}
        figures = _figures(_subject(report, host), results, report["calls_file"])
        unread = "\n".join(f"- {read.replace('_', ' ')}: {problem}" for read, problem in figures.unread.items())
        if unread and len(figures.unread) == len(figures.subject.reads):
            raise AnsibleActionFail(f"Nothing could be read, and no report was written:\n{unread}")
        _write(Path(report["path"]), figures)
        result = {"path": report["path"]}
        return result | (
            {"failed": True, "msg": f"{report['path']} was written, and lacks:\n{unread}"} if unread else {}
        )


def _subject(report: Mapping[str, Any], host: str) -> Subject:
    return Subject(
        host=host,
        account=report["account"],
        carrier=report["carrier"],
        today=report["date"],
        parts=tuple(report["parts"]),
        capabilities=frozenset(CARRIERS[report["carrier"]].capabilities),
    )


def _figures(subject: Subject, results: Mapping[str, Any], calls_file: str | None) -> Figures:
    """The call records are read once, and are gone afterwards."""
    path = Path(calls_file or "")
    if not path.is_file():
        return figures_of(subject, results, ())
    try:
        with path.open(encoding="utf-8") as lines:
            return figures_of(subject, results, lines)
    finally:
        path.unlink()


def _write(path: Path, figures: Figures) -> None:
    try:
        html = rendered(page_of(figures))
    except ModuleNotFoundError as error:
        raise AnsibleActionFail(f"No report was written: {named_missing(error)}") from error
    write_text(path, html, mode=OWNERS)
