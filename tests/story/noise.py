# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The one place where the transcript is trimmed: what Ansible prints about its own going on, and nothing of ours."""

from __future__ import annotations

import re

#: A host that a task went well on, or not at all, without anything to tell; and files that are read.
SILENT = re.compile(
    r"^(?:(?:ok|skipping|changed|rescued): \[\w+\](?: => \(item=.*\))? *|included: .*|\.\.\.ignoring)\n", re.MULTILINE
)
#: Where in a file of the collection a failed task stands, with the lines around.
ORIGIN = re.compile(r"^Origin: .*\n\n(?:.+\n)+\n?", re.MULTILINE)
#: A result as JSON, whose message stands above it.
RESULT = re.compile(r"^((?:fatal|failed): \[\w+\].*?)=> \{.{200,}\}\n", re.MULTILINE)
#: A task that nothing is left of.
BARE = re.compile(r"^TASK \[.*\] \*+\n\n", re.MULTILINE)


def trimmed(output: str) -> str:
    """The output without that."""
    for noise, instead in ((SILENT, ""), (ORIGIN, "\n"), (RESULT, r"\1=> {...}\n"), (BARE, "")):
        output = noise.sub(instead, output)
    return re.sub(r"\n{3,}", "\n\n", output).lstrip("\n")
