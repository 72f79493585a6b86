# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""A whole account as the variables of the role estate. Pure: the same account gives the same text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...module_utils.domain.wording import counted
from .groups import Group, grouped
from .numbers import MOST_LISTED, number_lines, numbers_csv, summary_lines
from .place import monthly
from .pools import pool_lines, pooled
from .routing import Row
from .scalars import PASSWORDS, comment, quoted, scalar
from .trunks import handles, termination_trunk_lines, trunk_group_lines

SCHEMA_URL = "https://raw.githubusercontent.com/dialtone/dialtone.telecom/main/schemas/estate.schema.json"


@dataclass(frozen=True, kw_only=True)
class Account:
    """What was read. ``numbers_file``: the path by which the declaration is to name the CSV file."""

    host: str
    carrier: str
    numbers: Sequence[Row]
    trunk_groups: Sequence[Mapping[str, Any]] = ()
    termination_trunks: Sequence[Mapping[str, Any]] = ()
    numbers_file: str = "numbers.csv"


@dataclass(frozen=True, kw_only=True)
class Export:
    """``csv``: the text of the CSV file, None where the numbers stand in the YAML file."""

    yaml: str
    csv: str | None
    passwords: Sequence[str]
    pools: int


def export(account: Account, *, pools: bool) -> Export:
    """The files of an account. ``pools``: numbers of one place and routing are declared by their count."""
    defaults, groups = grouped(account.numbers, handles(account.trunk_groups))
    passwords = sorted(
        {value.password for group in groups for value in group.routing.values() if value and value.password}
    )
    found, rest = pooled(groups) if pools else ([], groups)
    large = sum(len(group.rows) for group in rest) > MOST_LISTED
    lines = [
        "---",
        f"# yaml-language-server: $schema={SCHEMA_URL}",
        *_head(account, passwords),
        *_section("estate_trunk_groups", _TRUNK_GROUPS, trunk_group_lines(account.trunk_groups)),
        *_section("estate_termination_trunks", "", termination_trunk_lines(account.termination_trunks)),
        *_section("estate_defaults", "", (f"  {key}: {value.yaml}" for key, value in defaults.items())),
        *_section("estate_pools", "", pool_lines(found)),
        *(_filed(account, rest) if large else _section("estate_numbers", "", number_lines(rest))),
    ]
    if not any(line.startswith("estate_") for line in lines):
        lines += ["", "estate_numbers: []"]
    return Export(
        yaml="\n".join([*lines, ""]), csv=numbers_csv(rest) if large else None, passwords=passwords, pools=len(found)
    )


_TRUNK_GROUPS = (
    "Not shown by the carrier: billing_type (needed to create one anew), unlimited_minutes, call_forwarding."
)


def _head(account: Account, passwords: Sequence[str]) -> Iterator[str]:
    count = f"{counted(len(account.numbers), 'number')}{monthly(account.numbers)}"
    yield f"# What {comment(account.host)} ({account.carrier}) owns: {count}."
    if account.carrier == "tcxc":
        yield "# The carrier does not show billing_account: put it into estate_defaults before anything is bought."
    if passwords:
        yield f"# Passwords are not exported. The variable {PASSWORDS} has to hold them, from a vault:"
        yield f"# {PASSWORDS}:"
        yield from (f"#   {comment(scalar(name), 200)}: ..." for name in passwords)


def _section(name: str, told: str, lines: Iterator[str]) -> Iterator[str]:
    """A variable; what is empty is left out, and what holds comments only says so."""
    body = list(lines)
    if not body:
        return
    entries = [line for line in body if not line.lstrip().startswith("#")]
    yield ""
    if told:
        yield f"# {told}"
    yield f"{name}:" if entries else f"{name}: []"
    yield from body


def _filed(account: Account, groups: Sequence[Group]) -> Iterator[str]:
    yield ""
    yield "# A relative path starts where ansible-playbook is started."
    yield f"estate_numbers_file: {quoted(account.numbers_file)}"
    yield from summary_lines(groups)
