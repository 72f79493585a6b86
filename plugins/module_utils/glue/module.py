# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""AnsibleModule with secrets kept out of everything that it prints."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from ansible.module_utils.basic import AnsibleModule

from ..carriers.account import Account
from ..domain.contact import CONTACTS, masked
from ..domain.errors import AuthenticationError, InputError, TelecomError, UnreachableError
from ..domain.number import without_password
from ..domain.secret import MASK
from ..transport.redact import CONTROL
from ..transport.settings import url_problem
from .account import open_account
from .bulk import fits
from .result import no_result

#: Options whose value is never printed, wherever they stand in the arguments.
SECRET_OPTIONS = frozenset({"api_key", "wireless_account_number", "wireless_pin", "card", "password"})
#: A user and password in an address.
_USER = re.compile(r"(?<=://)[^/@\s]*@")
#: A shorter secret would be replaced inside numbers and prices by Ansible's own masking.
SHORTEST_MASKED = 8


def masked_params(value: Any, key: str = "") -> Any:
    """Arguments as they may be shown: secret options and contact passwords masked, structure kept."""
    if key in SECRET_OPTIONS and value is not None:
        return MASK
    if isinstance(value, Mapping):
        return {name: masked_params(inner, str(name)) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [masked_params(inner) for inner in value]
    if not isinstance(value, str):
        # Ansible reads "1e9999" as a whole number, and cannot print what it read.
        return f"{value:#x}"[:40] if isinstance(value, int) and value.bit_length() > 999 else value
    if key == "api_url" and url_problem(value, allow_insecure=True):
        return MASK
    return without_password(key, value) if key in CONTACTS else _masked_text(value)


def _masked_text(text: str) -> str:
    return _USER.sub(f"{MASK}@", masked(text))


def _printable(text: str) -> str:
    """A message as a terminal may print it, whoever wrote parts of it."""
    return CONTROL.sub("\ufffd", text)


def spare_the_collector() -> None:
    """A task makes many objects that live to its end: to look all over after each 700 new ones takes a tenth of it."""
    gc.set_threshold(50_000)


class CrashGuard:
    """An exception that nobody foresaw and that leaves the block is told to ``fail`` without its words: they may hold
    a secret. Only our own defects come that way; the ``expected`` errors pass."""

    def __init__(self, fail: Callable[[str], None], expected: type[Exception]) -> None:
        self._fail, self._expected = fail, expected

    def __enter__(self) -> None:
        """Nothing is done before."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, self._expected):
            from .crash import crash_message

            self._fail(crash_message(error))


class TelecomModule(AnsibleModule):
    """Ansible masks by value, which mangles numbers that hold the same digits; this masks by structure instead.

    It also tells the first problem of a task's options alone: here all are told, and what ``resource`` has to say too.
    """

    def __init__(self, resource: Any = None, **kwargs: Any) -> None:
        spare_the_collector()
        self._resource, self._checked = resource, False
        with self.guarded({}):
            try:
                # no_log: arguments do not reach syslog, where list items with passwords would be in clear.
                super().__init__(supports_check_mode=True, no_log=True, **kwargs)
                if not fits(self.argument_spec, self._given):
                    self.refuse()
            except (TypeError, ArithmeticError, ValueError):
                # Ansible's check breaks at a number where a dictionary is wanted, and at .inf where a whole number is.
                self.refuse()
                raise
        self._checked = True

    def _load_params(self) -> None:
        super()._load_params()
        # null leaves an option out, where Ansible would miss a value of the option's type.
        self.params = {name: value for name, value in self.params.items() if value is not None}
        self._given = {name: value for name, value in self.params.items() if not name.startswith("_ansible_")}

    def refuse(self) -> None:
        """Fail with all that is wrong with the task's input, if anything is."""
        from .options import refused

        self._checked = True
        problems = refused(self, self._given, self._resource)
        if problems:
            self.fail_json(worded(InputError(problems)), **(no_result() if self._resource else {"changed": False}))

    def opened(self) -> Account:
        """The account; nothing is sent yet. Fails with all that is wrong where it cannot be opened."""
        try:
            return open_account(self.params)
        except InputError:
            self.refuse()
            raise

    def tell_calls(self, account: Account, result: dict[str, Any]) -> None:
        """How many requests were made, and (-vvv) which."""
        calls = account.session.calls
        result["api_calls"] = {"read": calls.read, "write": calls.write}
        if int(self._verbosity) >= 3:
            result["trace"] = account.session.trace

    def _own_masking(self, result: dict[str, Any]) -> None:
        self.no_log_values = {
            text for text in self.no_log_values if len(text) >= SHORTEST_MASKED and not text.isdigit()
        }
        given = getattr(self, "params", {})
        # The name of an option that there is not may be that of a secret, misspelt.
        shown = {name: value if name in self.argument_spec else MASK for name, value in given.items()}
        result["invocation"] = {"module_args": masked_params(shown)}

    def warn(self, warning: str, **more: Any) -> None:
        super().warn(_printable(warning), **more)

    def add_path_info(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        """Nothing about the owner and mode of a ``dest``: a result holds what is documented."""
        return kwargs

    def exit_json(self, **kwargs: Any) -> NoReturn:
        kwargs["account"] = masked_params({name: self.params[name] for name in ("carrier", "account", "api_url")})
        self._own_masking(kwargs)
        # All that is left ends with the process: to look it over for what could be freed takes a tenth of a task.
        gc.freeze()
        super().exit_json(**kwargs)

    def fail_json(self, msg: str, **kwargs: Any) -> NoReturn:
        if not self._checked:
            self.refuse()
        self._own_masking(kwargs)
        from .crash import places

        shown = _printable(_masked_text(str(msg)))
        super().fail_json(msg=shown, **{"changed": False, "exception": places(shown), **kwargs})

    def guarded(self, result: dict[str, Any]) -> CrashGuard:
        """What nobody foresees in it ends the task, with the ``result`` as it is then."""
        return CrashGuard(lambda words: self._crash(words, result), TelecomError)

    def _crash(self, words: str, result: dict[str, Any]) -> None:
        # Before Ansible knows what to mask it has read no option either.
        if hasattr(self, "no_log_values"):
            self._checked = True
            written = result.get("api_calls", {}).get("write", 0)
            self.fail_json(**(result | {"msg": words, "changed": bool(written)}))

    def fail(self, error: TelecomError, result: dict[str, Any]) -> NoReturn:
        """Fail with an error's words; ``no_access``: no other task on this account will do better."""
        if isinstance(error, (AuthenticationError, UnreachableError)):
            result["no_access"] = True
        self.fail_json(**(result | {"msg": worded(error)}))


def worded(error: TelecomError) -> str:
    """A problem as the user reads it: all problems of an input at once, one a line when there are several."""
    problems = getattr(error, "problems", [])
    if len(problems) < 2:
        return str(error)
    lines = "\n".join(f"- {problem}" for problem in problems)
    return f"{len(problems)} problems, nothing was done:\n{lines}" + (f"\n{error.hint}" if error.hint else "")
