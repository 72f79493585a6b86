# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Text as YAML that Ansible reads back as the same text: nothing that a carrier wrote is ever evaluated. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

#: What Jinja takes for the beginning of something to evaluate.
_MARKS = re.compile(r"\{[{%#]")
#: What may stand without quotes anywhere in a block: it begins with a letter, and holds no mark of YAML.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.@/;=?+{}-]*(?:[ :][A-Za-z0-9_.@/;=?+{}-]+)*")
#: What YAML 1.1 takes for something else than text.
_WORDS = frozenset("y n yes no on off true false null".split())
_ESCAPED = {'"': '\\"', "\\": "\\\\"}
_LONGEST_COMMENT = 80
#: The variable that holds the passwords of SMPP contacts.
PASSWORDS = "telecom_smpp_passwords"


@dataclass(frozen=True, order=True)
class Value:
    """A routing value as it is declared: text, or an SMPP contact whose password (by its name) is a variable."""

    before: str
    password: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{'********' if self.password else ''}{self.after}"

    @property
    def yaml(self) -> str:
        """As it stands in a YAML file."""
        if not self.password:
            return scalar(self.before)
        return quoted(f"{_literal(self.before)}{reference(self.password)}{_literal(self.after)}")

    @property
    def csv(self) -> str:
        """As it stands in a CSV file, where only the reference to the password is ever replaced."""
        return f"{self.before}{reference(self.password)}{self.after}" if self.password else self.before


def sayable(text: str) -> bool:
    """Whether a text can stand beside a variable or name one: Ansible doubles the backslashes in strings of Jinja."""
    return "\\" not in text and not ("'" in text and '"' in text)


def reference(name: str) -> str:
    """The variable of a password, by its name."""
    return f"{{{{ {PASSWORDS}[{_jinja(name)}] }}}}"


@lru_cache(maxsize=4096)
def scalar(text: str) -> str:
    """A text as a YAML scalar of a block."""
    if _MARKS.search(text):
        return f"!unsafe {quoted(text)}"
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes."""
    return f'"{"".join(map(_character, text))}"'


def comment(text: str, longest: int = _LONGEST_COMMENT) -> str:
    """A text as it may stand behind a #: one line, and nothing that moves a cursor or turns the reading."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= longest else f"{line[: longest - 3]}..."


def _character(character: str) -> str:
    if character.isprintable():
        return _ESCAPED.get(character, character)
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _literal(text: str) -> str:
    """Text beside a variable, so that Jinja gives it back as it is."""
    return f"{{{{ {_jinja(text)} }}}}" if _MARKS.search(text) or text.endswith("{") else text


def _jinja(text: str) -> str:
    """A text as a string of Jinja."""
    mark = '"' if "'" in text else "'"
    return f"{mark}{text}{mark}"
