# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The PHP samples of the carrier's own documents (seeds 001 and 002), taken from their text and run by real PHP."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.support.seeds import seed

#: The samples in the order in which each document prints them.
PRINTED = {"001": ("call history",), "002": ("market", "purchase", "list", "unsubscribe", "update")}
HOST = re.compile(r"https?://(?:api|members)\.telecomsxchange\.com")
STRAY_DOT = ("'2019-09-25 17:49:30'.", "'2019-09-25 17:49:30'")


def php_is_here() -> bool:
    """Whether PHP is installed, with its curl extension."""
    php = shutil.which("php")
    return php is not None and "curl" in subprocess.run([php, "-m"], capture_output=True, check=True, text=True).stdout


def samples() -> dict[str, str]:
    """Each sample's code by its name, exactly as it is printed."""
    found: dict[str, str] = {}
    for number, names in PRINTED.items():
        found |= dict(zip(names, re.findall(r"<\?php.*?\?>", seed(number), re.DOTALL), strict=True))
    return found


class Script:
    """A sample with the few replacements that it needs to talk to the sandbox; one that does not fit is an error."""

    def __init__(self, code: str, account: dict[str, str]) -> None:
        self.code = code
        self._replace(HOST, account["api_url"])
        self.assign("api_login", account["account"])
        self.assign("api_key", account["api_key"])

    def _replace(self, pattern: re.Pattern[str], text: str) -> None:
        self.code, count = pattern.subn(lambda _found: text, self.code)
        assert count == 1, f"{pattern.pattern} stands {count} times in the sample"

    def assign(self, variable: str, value: str) -> None:
        """Give a variable another value than the printed one."""
        self._replace(re.compile(rf"(?<=\${variable} =)\s*(['\"]).*?\1"), f" '{value}'")

    def without_stray_dot(self) -> None:
        """Seed 001 prints a dot after ``date_to``, with which it does not parse."""
        assert self.code.count(STRAY_DOT[0]) == 1
        self.code = self.code.replace(*STRAY_DOT)

    def run(self, folder: Path) -> dict[str, Any]:
        """Run it; the carrier's answer as the script prints it."""
        file = folder / "sample.php"
        file.write_text(self.code)
        done = subprocess.run(
            ["php", str(file)], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False
        )
        printed = re.fullmatch(r"\s*server_output:(.*) \nparams:\S+\s*", done.stdout, re.DOTALL)
        assert done.returncode == 0, done.stdout + done.stderr
        assert printed is not None, done.stdout + done.stderr
        answer: dict[str, Any] = json.loads(printed[1])
        return answer
