# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The playbook validate: declarations only, offline."""

from __future__ import annotations

from pathlib import Path

from tests.support.playbook import Host
from tests.support.sandbox import Sandbox


def test_all_problems_are_told_without_credentials_or_network(sandbox: Sandbox, tmp_path: Path) -> None:
    pools = [{"name": "p", "count": 1, "select": {"prefx": "1206"}}]
    host = Host(tmp_path, sandbox, "tcxc", estate_pools=pools, estate_numbers=["12062190001", "+12062190001"])
    for option in ("account", "api_key", "api_url"):
        del host.variables[f"telecom_{option}"]
    run = host.play("validate", "-e", "estate_nubmers=1")
    assert run.code == 2
    lines = {line.strip(): at for at, line in enumerate((tmp_path / "inventory.yml").read_text().splitlines(), start=1)}
    line = lines["prefx: '1206'"]
    assert f"estate_pools[0].select: unknown key 'prefx'; did you mean prefix? (inventory.yml:{line})" in run.text
    assert "+12062190001 is listed twice: estate_numbers[0] and estate_numbers[1] (inventory.yml:" in run.text
    assert "unknown variable 'estate_nubmers'; did you mean estate_numbers?" in run.text
    assert sandbox.calls() == []


def test_a_sound_declaration_passes(sandbox: Sandbox, tmp_path: Path) -> None:
    run = Host(tmp_path, sandbox, "vitcom", estate_trunk_groups=[{"title": "hq"}]).play("validate")
    assert (run.code, run.count("changed")) == (0, 0), run.output
    assert "1 trunk group: valid" in run.text
    assert sandbox.calls() == []
