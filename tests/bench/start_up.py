# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What a task costs before it does anything: imports, the payload that Ansible copies, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.bench.place import Place, Usage, timed
from tests.bench.table import Row, beyond
from tests.support.environment import BIN, CHECKOUT

OWN = 0.15
#: Another name of the same Python, for which Ansible makes a payload.
OTHER = {"ansible_python_interpreter": str(BIN / "python3")}
#: In turn, as a task that runs in place does.
SCRIPT = """
import time
began = time.perf_counter()
import ansible.module_utils.basic
basic = time.perf_counter() - began
import ansible_collections.dialtone.telecom.plugins.modules.did_purchase
import ansible_collections.dialtone.telecom.plugins.module_utils.carriers.tcxc.numbers
ours = time.perf_counter() - began - basic
import requests
print(basic, ours, time.perf_counter() - began - basic - ours)
"""


def measure(place: Place) -> Iterator[Row]:
    """Per task, from plays of several, so that the start of ansible-playbook is not in it."""
    yield from _imports()
    count = place.sizes.tasks
    place.sandbox.control("grant", {"api": "tcxc", "numbers": ["12065550001"]})
    task: dict[str, Any] = {"dialtone.telecom.did_purchase": place.options("tcxc", number="+12065550001")}
    ping = _each(place.ping(), place.ping(1 + count), count)
    one, ours = place.ping(), place.play({"ansible.builtin.ping": {}}, *[task] * count)
    yield Row(
        what="start_up: a task that finds its number as it should be",
        unit="s",
        value=_each(one, ours, count),
        base=ping,
        against="a task of ping",
        most=None if ping is None else ping + OWN,
        goal="" if ping is None else f"a task of ping + {OWN} s",
    )
    away = place.play({"ansible.builtin.ping": {}}, *[task | {"vars": OTHER}] * count)
    yield Row(
        what="start_up: the same task out of Ansible's payload",
        unit="s",
        value=_each(one, away, count),
        base=ping,
        against="a task of ping",
    )
    yield Row(what="start_up: peak memory", unit="MiB", value=ours.mebibytes, most=200)
    if place.sizes.tiny:
        return
    remote = place.folder / "remote"
    place.play(task, ANSIBLE_KEEP_REMOTE_FILES="1", ANSIBLE_REMOTE_TMP=str(remote))
    [payload] = remote.rglob("AnsiballZ_did_purchase.py")
    yield Row(what="start_up: payload of did_purchase", unit="KiB", value=payload.stat().st_size / 1024)


def _each(one: Usage, more: Usage, count: int) -> float | None:
    """What each of so many tasks takes, in seconds, from a play of one task and one of so many more."""
    took = beyond(more.seconds, one.seconds)
    return None if took is None else took / count


def _imports() -> Iterator[Row]:
    done = timed([str(BIN / "python"), "-c", SCRIPT], CHECKOUT / "collections", {"PYTHONPATH": "."})
    basic, ours, requests = map(float, done.told.split())
    names = {"what Ansible's own modules import": basic, "what did_purchase imports": ours, "requests": requests}
    for name, seconds in names.items():
        yield Row(what=f"start_up: import of {name}", unit="ms", value=seconds * 1000)
