# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""What the action plugins share: their arguments checked, and no error told in words that may hold a secret."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from copy import deepcopy
from typing import Any, ClassVar, NoReturn

from ansible.errors import AnsibleActionFail, AnsibleError
from ansible.plugins.action import ActionBase

from ansible_collections.dialtone.telecom.plugins.module_utils.domain.errors import TelecomError
from ansible_collections.dialtone.telecom.plugins.module_utils.domain.missing import named_missing
from ansible_collections.dialtone.telecom.plugins.module_utils.glue.module import CrashGuard, worded
from ansible_collections.dialtone.telecom.plugins.plugin_utils.resolved import of_the_environment


class TelecomAction(ActionBase):
    """An action plugin of the collection. It changes nothing on an account, in check mode or without it."""

    spec: ClassVar[Mapping[str, Any]]

    def run(self, tmp: str | None = None, task_vars: dict[str, Any] | None = None) -> dict[str, Any]:
        """What ``act`` tells, or failure with its error's words."""
        result = ActionBase.run(self, tmp, task_vars)
        _validation, args = self.validate_argument_spec(deepcopy(dict(self.spec)))
        variables = task_vars or {}
        with CrashGuard(_fail, AnsibleError):
            try:
                missing = [option for option in ("account", "carrier") if option in self.spec and not args[option]]
                args |= {option: self.of_the_account(option, variables) for option in missing}
                return result | {"changed": False} | self.act(args, variables, str(variables["inventory_hostname"]))
            # Without the cause: Ansible would put its words behind these, which hold them.
            except ModuleNotFoundError as error:
                raise AnsibleActionFail(named_missing(error)) from None
            except TelecomError as error:
                raise AnsibleActionFail(worded(error)) from None

    def of_the_account(self, option: str, variables: Mapping[str, Any]) -> Any:
        """An option of the account, as the modules take it: of the inventory, or else of the environment."""
        value = self._templar.template(variables.get(f"telecom_{option}"))
        return of_the_environment(option) if value is None else value

    @abstractmethod
    def act(self, args: dict[str, Any], variables: dict[str, Any], host: str) -> dict[str, Any]:
        """The result for a host, with its variables as Ansible hands them over. Errors: TelecomError."""


def _fail(words: str) -> NoReturn:
    raise AnsibleActionFail(words) from None
