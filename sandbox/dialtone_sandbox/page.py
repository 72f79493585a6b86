# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The page at /_sandbox/: where the sandbox listens and what it holds, for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from dialtone_sandbox.context import Api, Json, Sandbox

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Dialtone carrier sandbox</title></head>
<body><h1>Dialtone carrier sandbox</h1>
<p>The carrier's clock says {now} UTC.</p>
<h2>Accounts</h2><pre>{accounts}</pre>
<h2>State</h2><pre>{state}</pre>
</body></html>
"""


def overview(sandbox: Sandbox, apis: Mapping[str, Api]) -> str:
    """The page as HTML."""
    state = {name: api.state(sandbox) for name, api in apis.items()}
    return PAGE.format(
        now=sandbox.clock.now().isoformat(" ", "seconds"),
        accounts=_shown(sandbox.accounts.listing(sandbox.base_url)),
        state=_shown(state),
    )


def _shown(value: Json) -> str:
    return escape(json.dumps(value, indent=2))
