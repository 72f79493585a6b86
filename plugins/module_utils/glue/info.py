# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""One run of a read module: the same in check mode, for it never changes anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from ..carriers.account import Account, Capability
from ..domain.errors import TelecomError
from .account import account_spec
from .module import TelecomModule

P = TypeVar("P")


def run(
    capability: Capability[P],
    argument_spec: dict[str, Any],
    read: Callable[[P, Mapping[str, Any]], dict[str, Any]],
) -> None:
    """The whole of a read module's main(): ``read(carrier, params)`` gives the return keys."""

    def of(account: Account, params: Mapping[str, Any]) -> dict[str, Any]:
        return read(capability.of(account), params)

    run_with_account(capability, argument_spec, of)


def run_with_account(
    capability: Capability[Any],
    argument_spec: dict[str, Any],
    read: Callable[[Account, Mapping[str, Any]], dict[str, Any]],
    exclusive: Sequence[Sequence[str]] = (),
) -> None:
    """The same for what more than one capability tells; ``capability`` is what every carrier of the module has.

    ``exclusive``: groups of options of which only one can be given.
    """
    result: dict[str, Any] = {"changed": False}
    spec = account_spec(capability.name) | argument_spec
    module = TelecomModule(argument_spec=spec, mutually_exclusive=exclusive)
    with module.guarded(result):
        try:
            _run(module, read, result)
        except TelecomError as error:
            module.fail(error, result)
        module.exit_json(**result)


def _run(
    module: TelecomModule, read: Callable[[Account, Mapping[str, Any]], dict[str, Any]], result: dict[str, Any]
) -> None:
    account = module.opened()
    try:
        result |= read(account, module.params)
    finally:
        module.tell_calls(account, result)
