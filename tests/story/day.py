# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The day of docs/docsite/rst/story.rst: its page is run as it stands, on two accounts of the sandbox carrier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from tests.story.noise import trimmed
from tests.support.environment import ansible_environment
from tests.support.modules import run_module
from tests.support.sandbox import Sandbox
from tests.tour.page import RST, File, Happening, Step, script
from tests.tour.shell import Shell
from tests.tour.stable import stable

PAGE = RST / "story.rst"
#: What the page shows and lets download.
FOLDER = RST / "story"
HOSTS = {"acme_wholesale": "tcxc", "acme_voice": "vitcom"}
REJECTED = 7
SETTINGS = """[defaults]
inventory = inventory.yml
callbacks_enabled = dialtone.telecom.plan
vault_password_file = vault-password
"""
SMPP = "smpp:acme:hush-hush:{number}@smpp.example.com:2776"


@dataclass(frozen=True)
class Sizes:
    """How many numbers are bought and ported, and after how many requests the line goes dead.

    The opening ``balance`` is such that the same is left of it once the port-ins are ordered.
    """

    bought: int = 1000
    ported: int = 400
    requests: int = 420
    balance: str = "6000.00"

    def of(self, page: str) -> str:
        """The page with these sizes in what is run."""
        changes = (("count: 1000", self.bought, "count: "), ('"after": 420', self.requests, '"after": '))
        for told, size, words in changes:
            page = page.replace(told, f"{words}{size}")
        return page


#: The same day for somebody in a hurry: 33 ported numbers cost 165.00.
SMALL = Sizes(bought=60, ported=40, requests=45, balance="4200.00")


class Day:
    """The operator's folder, terminal and accounts.

    ``printed`` is all that a step printed, ``told`` what of it is kept, both by the name of its file.
    """

    def __init__(self, home: Path, sandbox: Sandbox, sizes: Sizes) -> None:
        self.home, self.sandbox, self.sizes = home, sandbox, sizes
        self.printed: dict[str, str] = {}
        self.told: dict[str, str] = {}
        self._open_accounts()
        self._lay_out()

    def _open_accounts(self) -> None:
        """What was built by hand on the portals."""
        self.sandbox.accounts = self.sandbox.control("reset", {"numbers": 8000, "balance": self.sizes.balance})
        voice = self.sandbox.options("vitcom")
        trunk = {"title": "hq", "primary": {"ip": "192.0.2.10"}, "billing_type": "metered"}
        [made] = run_module("trunk_group", {**voice, **trunk})["results"]
        run_module("termination_trunk", {**voice, "title": "hq-out", "ip": "192.0.2.10", "ports": 100, "cps": 10})
        self.grant("vitcom", [f"1206219{line}" for line in range(7000, 7012)], {"trunk": made["id"]})
        likely = {"smpp_contact": SMPP, "verification_required": 0, "monthly_fee": "1.2000"}
        pbx = [f"1206319{line:04}" for line in range(20, 28)]
        self.grant("tcxc", pbx, {"contact": "sip:{number}@pbx.example.com", **likely})
        self.grant("tcxc", ["12063190040"], {"contact": "sip:sales@pbx.example.com", **likely})

    def grant(self, api: str, numbers: list[str], fields: Mapping[str, Any]) -> None:
        """Numbers that an account owns."""
        self.sandbox.control("grant", {"api": api, "numbers": numbers, "fields": fields})

    def _lay_out(self) -> None:
        python = {"ansible_connection": "local", "ansible_python_interpreter": "{{ ansible_playbook_python }}"}
        hosts = {host: {"telecom_carrier": carrier} for host, carrier in HOSTS.items()}
        self.write("inventory.yml", yaml.safe_dump({"all": {"vars": python, "hosts": hosts}}))
        for host, carrier in HOSTS.items():
            account = {f"telecom_{name}": value for name, value in self.sandbox.accounts[carrier].items()}
            self.write(f"host_vars/{host}/account.yml", yaml.safe_dump(account))
        numbers = [f"+1206555{line}" for line in range(1000, 1000 + self.sizes.ported - REJECTED)]
        numbers += [f"+1206555990{line}" for line in range(REJECTED)]
        self.write("moving-in.csv", "\n".join(["number", *numbers, ""]))
        for name, text in (("ansible.cfg", SETTINGS), ("vault-password", "sesame\n")):
            self.write(name, text)
        for name in ("loa", "bill"):
            self.write(f"documents/{name}.pdf", "%PDF-1.4\n")

    def write(self, name: str, text: str) -> None:
        """A file of the operator."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def live(self, look: Callable[[str], None], until: str = "") -> None:
        """Do all that the page says, and ``look`` after each step, by its name; ``until`` names the last one."""
        with Shell(self.home, ansible_environment(self.home, ANSIBLE_FORKS="1")) as shell:
            for part in script(self.sizes.of(PAGE.read_text())):
                name = self._do(shell, part)
                if name:
                    look(name)
                if name and name == until:
                    return

    def _do(self, shell: Shell, part: Step | File | Happening) -> str | None:
        """Do a part of the page. Returns the name of a step."""
        if isinstance(part, Step):
            assert part.prints
            self._take(shell, part, part.prints)
            return part.prints
        if isinstance(part, File):
            self.write(part.name, part.text)
        else:
            self._happen(part)
        return None

    def _happen(self, happening: Happening) -> None:
        if happening.control == "clear_faults":
            self.sandbox.clear_faults()
        else:
            self.sandbox.control(happening.control, happening.body)

    def _take(self, shell: Shell, step: Step, name: str) -> None:
        self.printed[name], _place = shell.take(step.commands, step.code)
        self.told[name] = self._stable(trimmed(self.printed[name]))
        for kept, source in step.keeps:
            self.told[kept] = self._stable((self.home / source).read_text())

    def _stable(self, text: str) -> str:
        return stable(text.replace(f":{self.sandbox.port}", ":8077"), self.home, datetime.now(UTC))
