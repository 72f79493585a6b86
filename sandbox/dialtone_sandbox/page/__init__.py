# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The page at /_sandbox/: what the sandbox holds and what it was asked last, for people. No script, nothing loaded."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from dialtone_sandbox.context import Api, Sandbox
from dialtone_sandbox.page.contents import accounts, holdings, requests
from dialtone_sandbox.page.tables import Section, render

STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dialtone carrier sandbox</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<header>
<h1>Dialtone carrier sandbox</h1>
<p>The carriers' clock says <time datetime="{now}Z">{shown} UTC</time>.
Nothing here is real, and nothing costs money.</p>
<nav aria-label="Sections"><ul>{links}</ul></nav>
</header>
<main>
{sections}
</main>
<footer><p>For programs: <a href="accounts">accounts</a> with their keys, <a href="state">state</a>,
<a href="log">log</a>, <a href="readings">readings</a>, <a href="faults">faults</a>, as JSON.</p></footer>
</body>
</html>
"""


def overview(sandbox: Sandbox, apis: Mapping[str, Api]) -> str:
    """The page as HTML."""
    state = {name: api.state(sandbox) for name, api in apis.items()}
    sections: list[Section] = [
        accounts(sandbox, state),
        *holdings(apis, state),
        requests(sandbox.store),
    ]
    now = sandbox.clock.now()
    return PAGE.format(
        style=STYLE,
        now=now.isoformat(timespec="seconds"),
        shown=now.isoformat(" ", "seconds"),
        links="".join(f'<li><a href="#{one.anchor}">{escape(one.title)}</a></li>' for one in sections),
        sections="\n".join(render(one) for one in sections),
    )
