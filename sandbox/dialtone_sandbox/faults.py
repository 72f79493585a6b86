# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The faults that a test asked for: what kinds there are, and which are still to come."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import Enum
from random import Random

from dialtone_sandbox.errors import BadInputError
from dialtone_sandbox.store import Store

SCHEMA = "CREATE TABLE IF NOT EXISTS faults (id INTEGER PRIMARY KEY, fault TEXT NOT NULL);"
DEFAULT_SECONDS = 5.0


class Effect(Enum):
    """What becomes of the request itself. UNDONE: the handler answers, but nothing of it stays."""

    DONE = "done"
    NONE = "none"
    UNDONE = "undone"
    LATE = "late"


class Delivery(Enum):
    """How the answer travels."""

    ANSWER = "answer"
    RESET = "reset"
    CUT = "cut"
    ERROR_500 = "error_500"
    RATE_LIMIT = "rate_limit"
    HTML = "html"
    REDIRECT = "redirect"
    SLOW = "slow"
    TRUNCATED = "truncated"
    DRIP = "drip"
    HUGE = "huge"


KINDS: dict[str, tuple[Effect, Delivery]] = {
    "refuse": (Effect.NONE, Delivery.RESET),
    "drop_before": (Effect.NONE, Delivery.CUT),
    "drop_after": (Effect.DONE, Delivery.CUT),
    "error_500": (Effect.NONE, Delivery.ERROR_500),
    "error_500_after": (Effect.DONE, Delivery.ERROR_500),
    "rate_limit": (Effect.NONE, Delivery.RATE_LIMIT),
    "html": (Effect.NONE, Delivery.HTML),
    "html_after": (Effect.DONE, Delivery.HTML),
    "slow": (Effect.DONE, Delivery.SLOW),
    "slow_before": (Effect.DONE, Delivery.ANSWER),
    "truncated": (Effect.DONE, Delivery.TRUNCATED),
    "sold_meanwhile": (Effect.DONE, Delivery.ANSWER),
    "no_effect": (Effect.UNDONE, Delivery.ANSWER),
    "late_effect": (Effect.LATE, Delivery.ANSWER),
    "redirect": (Effect.NONE, Delivery.REDIRECT),
    "drip": (Effect.DONE, Delivery.DRIP),
    "huge": (Effect.DONE, Delivery.HUGE),
}
ALIASES = {
    "drop_before_the_effect": "drop_before",
    "drop_after_the_effect": "drop_after",
    "500": "error_500",
    "500_after": "error_500_after",
    "500_after_the_effect": "error_500_after",
    "429": "rate_limit",
    "429_with_retry_after": "rate_limit",
    "html_page": "html",
    "html_page_after": "html_after",
    "html_page_after_the_effect": "html_after",
    "truncated_body": "truncated",
    "refused": "refuse",
}
PARTS = {"path", "kind", "times", "after", "seconds", "probability", "answer"}
LATE_ANSWERS = {"success": Delivery.ANSWER, "error_500": Delivery.ERROR_500, "drop": Delivery.CUT}


@dataclass(frozen=True)
class Fault:
    """One fault: skips the first `after` matching calls, then strikes the next `times` (each with `probability`).

    `path` is a call name, the end of a URL path, "<api>/*" or "*". `seconds` is a delay, on rate_limit the Retry-After.
    `answer` is what the client of a late_effect sees.
    """

    path: str
    kind: str
    times: int = 1
    after: int = 0
    seconds: float | None = None
    probability: float = 1.0
    answer: str = "success"
    id: int = 0

    @property
    def effect(self) -> Effect:
        """What becomes of the request."""
        return KINDS[self.kind][0]

    @property
    def delivery(self) -> Delivery:
        """How the answer travels."""
        return LATE_ANSWERS[self.answer] if self.kind == "late_effect" else KINDS[self.kind][1]

    @property
    def delay(self) -> float:
        """`seconds`, or the usual delay."""
        return DEFAULT_SECONDS if self.seconds is None else self.seconds

    def matches(self, path: str, call: str) -> bool:
        """Whether the call named `call` at the URL path `path` is meant."""
        wanted = self.path.strip("/")
        if wanted.endswith("*"):
            return path.startswith("/" + wanted[:-1]) or wanted == "*"
        return wanted == call or path.endswith("/" + wanted)


class Faults:
    """The faults to come, in the order they were asked for; kept in the data file."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self.load(seed)

    def load(self, seed: int) -> None:
        """Take the faults from the data file; `seed` fixes the dice of `probability`."""
        self._dice = Random(f"faults:{seed}")
        rows = self._store.query("SELECT id, fault FROM faults ORDER BY id")
        self._pending = [Fault(**json.loads(row["fault"]), id=row["id"]) for row in rows]

    def pending(self) -> list[dict[str, object]]:
        """The faults to come, with the times that remain."""
        return [asdict(fault) for fault in self._pending]

    def add(self, wanted: list[Fault]) -> None:
        """Ask for more faults."""
        for fault in wanted:
            cursor = self._store.execute("INSERT INTO faults (fault) VALUES (?)", (_kept(fault),))
            self._pending.append(replace(fault, id=cursor.lastrowid or 0))

    def clear(self) -> None:
        """Forget all faults."""
        self._store.execute("DELETE FROM faults")
        self._pending = []

    def take(self, path: str, call: str) -> Fault | None:
        """The fault that strikes this call, which is then used up by one."""
        for fault in [fault for fault in self._pending if fault.matches(path, call)]:
            if fault.after:
                self._change(replace(fault, after=fault.after - 1))
            elif self._dice.random() < fault.probability:
                self._change(replace(fault, times=fault.times - 1))
                return fault
        return None

    def _change(self, fault: Fault) -> None:
        left = [fault] if fault.times else []
        at = next(index for index, other in enumerate(self._pending) if other.id == fault.id)
        self._pending[at : at + 1] = left
        if left:
            self._store.execute("UPDATE faults SET fault = ? WHERE id = ?", (_kept(fault), fault.id))
        else:
            self._store.execute("DELETE FROM faults WHERE id = ?", (fault.id,))


def _kept(fault: Fault) -> str:
    return json.dumps({name: value for name, value in asdict(fault).items() if name != "id"})


def parse(entry: Mapping[str, object]) -> Fault:
    """A fault as posted. Raises BadInputError."""
    if unknown := sorted(set(entry) - PARTS):
        raise BadInputError(f"a fault has no {', '.join(unknown)}; it has {', '.join(sorted(PARTS))}")
    return Fault(
        path=str(entry.get("path", "*")),
        kind=_kind(entry.get("kind")),
        answer=_answer(entry.get("answer", "success")),
        times=_whole(entry, "times", 1, 1),
        after=_whole(entry, "after", 0, 0),
        seconds=None if entry.get("seconds") is None else _number(entry, "seconds", 86400.0 * 365),
        probability=_number({"probability": 1.0, **entry}, "probability", 1.0),
    )


def _kind(value: object) -> str:
    name = re.sub(r"[\s_-]+", "_", str(value).strip().lower())
    name = ALIASES.get(name, name)
    if name not in KINDS:
        raise BadInputError(f"no kind of fault {value!r}; there are: {', '.join(KINDS)}")
    return name


def _answer(value: object) -> str:
    if str(value) not in LATE_ANSWERS:
        raise BadInputError(f"a late_effect answers {', '.join(LATE_ANSWERS)}, not {value!r}")
    return str(value)


def _whole(entry: Mapping[str, object], name: str, default: int, least: int) -> int:
    value = entry.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise BadInputError(f"{name} is a whole number from {least} on, not {value!r}")
    return value


def _number(entry: Mapping[str, object], name: str, greatest: float) -> float:
    value = entry[name]
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= greatest:
        raise BadInputError(f"{name} is a number from 0 to {greatest:g}, not {value!r}")
    return float(value)
