# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Bearer tokens, the way in of most JSON APIs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..domain.errors import InputError
from ..domain.problem import Problem
from ..domain.secret import Secret

if TYPE_CHECKING:
    import requests


def bearer(token: Secret) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    """What puts the token into a request's header. Raises InputError for one that no header can carry."""
    if not re.fullmatch(r"[!-~]+", token.reveal()):
        why = "holds blanks, line ends or letters beyond ASCII, which no token has"
        raise InputError([Problem((), ("api_key",), why)])

    def show(request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {token.reveal()}"
        return request

    return show
