# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The role trunks. What it does to an account is shown by its molecule scenario."""

from __future__ import annotations

from pathlib import Path

from tests.support.playbook import Host
from tests.support.sandbox import Sandbox


def test_a_wrong_declaration_is_told_whole_before_anything_is_sent(sandbox: Sandbox, tmp_path: Path) -> None:
    group = {"title": "hq", "primry": {"ip": "192.0.2.10"}}
    trunks = [{"ip": "192.0.2.1"}, {"ip": "192.0.2.1"}]
    host = Host(tmp_path, sandbox, "vitcom", trunks_trunk_groups=[group], trunks_termination_trunks=trunks)
    run = host.role("trunks")
    assert run.code == 2
    assert "trunks_trunk_groups[0]: unknown key 'primry'; did you mean primary?" in run.text
    assert "listed twice: trunks_termination_trunks[0] and trunks_termination_trunks[1]" in run.text
    assert sandbox.calls() == []
