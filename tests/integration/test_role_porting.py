# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The role porting. What it does to an account is shown by its molecule scenario."""

from __future__ import annotations

from pathlib import Path

from tests.support.modules import run_module
from tests.support.playbook import Host
from tests.support.sandbox import Sandbox


def test_check_mode_writes_nothing_finds_the_files_and_prints_no_pin(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "loa.txt").write_text("letter")
    port = {
        "numbers": ["+12065550123", "+12065550124"],
        "category": "landline",
        "subscriber_type": "business",
        "loa_authorizing_person": "Jane Doe",
        "loa_files": ["loa.txt"],
        "carrier_files": ["loa.txt"],
        "wireless_pin": "pin-8642",
        "trunk_group": "hq",
    }
    group = {"title": "hq", "primary": {"ip": "192.0.2.10", "port": 5060}, "billing_type": "metered"}
    run_module("trunk_group", sandbox.options("vitcom") | group)
    sandbox.control("grant", {"api": "vitcom", "numbers": ["2065550124"]})
    made = len(sandbox.calls(writes=True))
    run = Host(tmp_path, sandbox, "vitcom", porting_ports=[port]).role("porting", "--check", "-vvvv")
    assert (run.code, run.count("changed")) == (0, 2), run.output
    assert "pin-8642" not in run.output
    assert sandbox.calls(writes=True)[made:] == []
