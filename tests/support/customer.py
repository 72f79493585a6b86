# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""A customer of the sandbox carrier who runs modules: the same tests for every carrier that sells numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.support.modules import run_module
from tests.support.sandbox import Sandbox

#: Twelve numbers of one block, all for sale at one price.
BLOCK = [f"+12067770{at:03}" for at in range(1, 13)]
#: What one of them costs, as the carriers quote it; vitcom tells no monthly price.
SETUP = {"tcxc": "1.0000", "vitcom": "1.00"}
MONTHLY = {"tcxc": "2.5000", "vitcom": None}
#: A selection of the block.
SELECT = {"tcxc": {"prefix": "12067770"}, "vitcom": {"npanxx": "206777"}}
CONTACTS = {
    "contact": "sip:{number}@%s.example.com",
    "smpp_contact": "smpp:acme:hush-hush:{number}@%s.example.com:2776",
}
TRUNK_GROUPS = {"here": "203.0.113.10", "there": "203.0.113.20"}


@dataclass(frozen=True)
class Customer:
    """``here`` and ``there`` are two routings of this carrier."""

    carrier: str
    sandbox: Sandbox

    @property
    def here(self) -> dict[str, Any]:
        return self._routing("here")

    @property
    def there(self) -> dict[str, Any]:
        return self._routing("there")

    @property
    def select(self) -> dict[str, Any]:
        return dict(SELECT[self.carrier])

    @property
    def login(self) -> str:
        return str(self.sandbox.accounts[self.carrier]["account"])

    def _routing(self, place: str) -> dict[str, Any]:
        if self.carrier == "vitcom":
            return {"trunk_group": place}
        return {key: value % place for key, value in CONTACTS.items()}

    def set_up(self) -> None:
        """Put the block on the market; on vitcom make the trunk groups. The log begins after that."""
        if self.carrier == "tcxc":
            facts = {"setup_fee": SETUP["tcxc"], "monthly_fee": MONTHLY["tcxc"], "verification_required": 0}
            rows = [{"number": number[1:], "voice": 1, "sms": 1, **facts} for number in BLOCK]
        else:
            rows = [{"number": number[2:], "state": "WA", "price": SETUP["vitcom"]} for number in BLOCK]
            for title, address in TRUNK_GROUPS.items():
                run_module(
                    "trunk_group",
                    self.sandbox.options("vitcom")
                    | {"title": title, "primary": {"ip": address}, "billing_type": "metered"},
                )
        self.sandbox.control("market", {"api": self.carrier, "add": rows})
        self.sandbox._http.delete(f"{self.sandbox.url}/_sandbox/log", timeout=20).raise_for_status()

    def run(self, module: str, *, check: bool = False, verbosity: int = 0, **params: Any) -> dict[str, Any]:
        """The result of a module on this account."""
        given = self.sandbox.options(self.carrier) | params
        return run_module(module, given, check=check, verbosity=verbosity)

    def buy(self, *, check: bool = False, **params: Any) -> dict[str, Any]:
        """did_purchase; tcxc needs to know who pays."""
        return self.run("did_purchase", check=check, **self.payer, **params)

    @property
    def payer(self) -> dict[str, Any]:
        return {"billing_account": 1} if self.carrier == "tcxc" else {}

    def owned(self) -> dict[str, str]:
        """Where each number of the account points, as the carrier holds it: here, there, or elsewhere."""
        state = self.sandbox.state()[self.carrier]
        if self.carrier == "tcxc":
            return {f"+{row['number']}": _host(row["contact"]) for row in state["owned"][self.login]}
        rows = [row for row in state["numbers"] if row["account"] == self.login and row["status"] != "2"]
        return {f"+1{row['number']}": str(row["trunk_title"]) for row in rows}

    def bought(self) -> list[str]:
        """Every number that this account ever paid for, as often as it did."""
        state = self.sandbox.state()[self.carrier]
        if self.carrier == "tcxc":
            return [f"+{row['number']}" for row in state["ledger"] if self._paid(row)]
        orders = [row for row in state["orders"] if row["account"] == self.login and row["processed"]]
        return [f"+1{number}" for order in orders for number in order["numbers"]]

    def _paid(self, row: dict[str, Any]) -> bool:
        return bool((row["account"], row["action"]) == (self.login, "purchase"))

    def give(self, *numbers: str, routing: str = "here", **fields: Any) -> None:
        """Make numbers owned without a purchase."""
        if self.carrier == "tcxc":
            digits, facts = [number[1:] for number in numbers], self._routing(routing)
        else:
            digits, facts = [number[2:] for number in numbers], {"trunk": self._trunk_group(routing)}
        self.sandbox.control("grant", {"api": self.carrier, "numbers": digits, "fields": {**facts, **fields}})

    def _trunk_group(self, title: str) -> int:
        rows = self.sandbox.state()["vitcom"]["trunk_groups"]
        return next(int(row["id"]) for row in rows if row["title"] == title)

    def sell(self, *numbers: str) -> None:
        """Somebody else buys them."""
        cut = 1 if self.carrier == "tcxc" else 2
        self.sandbox.control("market", {"api": self.carrier, "sell": [number[cut:] for number in numbers]})


def _host(contact: str) -> str:
    return contact.partition("@")[2].partition(".")[0]


def statuses(result: dict[str, Any]) -> dict[str, str]:
    """What became of each item, by its name."""
    return {entry["name"]: entry["status"] for entry in result["results"]}


def due(result: dict[str, Any]) -> list[tuple[str, str]]:
    """The actions of a result's plan."""
    return [(action["action"], action["name"]) for action in result["plan"]]
