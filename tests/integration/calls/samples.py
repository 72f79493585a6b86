# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The answers that the carriers' documents print, taken out of their text; what they leave open is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from tests.support.seeds import seed

#: By call.
Samples: TypeAlias = Mapping[str, list[str]]
#: What stands for a value in seed 003, and one such value, the longest ones first.
_OPEN = {
    r"\bX{3}(\.X{3}){3}\b": "192.0.2.10",
    r"\bXX\.XX\b": "12.50",
    r"\bXX%": "40%",
    r"\bX{10}\b": "2062190001",
    r"\bX{3,7}\b": "1234",
    r"\bx{6}\b": "a7",
}
_WORDS = re.compile(r"\b((?:ACCESS|STATUS)_[A-Z_]+)(:\$[\w:$]+|: ?'[^']*')?")
_DOTS = re.compile(r',?\s*"?\.{3,}"?(?=\s*[\]\n])')


def vitcom_samples() -> Samples:
    """Seed 003: the body of each call's first response, which is its success."""
    sections = re.split(r"^/(\w+)$", seed("003"), flags=re.MULTILINE)[1:]
    calls = zip(sections[::2], sections[1::2], strict=True)
    return {call: [_filled(_object_in(text.partition("Body")[2]))] for call, text in calls}


def _filled(sample: str) -> str:
    for pattern, value in _OPEN.items():
        sample = re.sub(pattern, value, sample)
    # The text has spaces that do not break, which JSON does not know.
    return _DOTS.sub("", sample).replace("\xa0", " ")


def tcxc_samples() -> Samples:
    """Seeds 001 and 002. The market's row has lost the end of its list, a record the answer around it."""
    text, history = seed("002"), seed("001")
    record = re.sub(r"//.*", "", _object_in(history.partition("Sample Response:")[2]))
    market = text.partition("DID Exchange API Response:")[2].partition("P.S")[0].strip(" :,\n")
    owned = text.partition("List Purchased DID numbers")[2].partition("Sample Successful Response:")[2]
    released = text.partition("Controller Namec_dids\n\n\nDescription")[2].partition("Sample Successful Response:")[2]
    return {
        "market": [f"{market}]}}"],
        "list": [_object_in(owned)],
        "unsubscribe": [_object_in(released)],
        "update": [_object_in(text.partition("Example with success:")[2])],
        "callhistory": [f'{{"status": "success", "cdrs": [{record}]}}'],
    }


def smsbower_samples() -> Samples:
    """Seed 004: words with a value for what stands behind ``$``, and objects with their quotes mended."""
    text = seed("004")
    words = {word + re.sub(r"\$\w+", "7", told) for word, told in _WORDS.findall(text)}
    prices = [f'{{"country": {_object_in(part)}}}' for part in text.split('"country": ')[1:]]
    objects = [
        _object_in(text.partition(title)[2]) for title in ("JSON - object in format", "in the following format.")
    ]
    simple, rented, by_price, by_provider = map(_mended, [*objects, *prices])
    return {
        "getBalance": [word for word in words if word.startswith("ACCESS_BALANCE:")],
        "getNumber": [word for word in words if word.startswith("ACCESS_NUMBER:")],
        "getNumberV2": [rented],
        "getStatus": [word for word in words if word.startswith("STATUS_")],
        "setStatus": [word for word in words if re.match(r"ACCESS_(READY|RETRY|ACTIVATION|CANCEL)", word)],
        "getPrices": [simple],
        "getPricesV2": [by_price],
        "getPricesV3": [by_provider],
    }


def _mended(sample: str) -> str:
    """One kind of quotes, keys in them, a price for a price, and 1 for each other value."""
    quoted = re.sub(r"['\"]+", '"', sample.replace("provider id", "id")).replace(',"\n', ",\n")
    keyed = re.sub(r"^(\w+):", r'"\1":', re.sub(r'"price(\d)"', r'"0.\1"', quoted), flags=re.MULTILINE)
    return re.sub(r": ?[A-Za-z]\w*", ": 1", keyed)


def _object_in(text: str) -> str:
    """The first object in a text, up to the brace that closes it."""
    begin = text.index("{")
    depth = 0
    for at, letter in enumerate(text[begin:], start=begin):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return text[begin : at + 1]
    raise ValueError("no whole object")


SAMPLES: dict[str, Callable[[], Samples]] = {
    "tcxc": tcxc_samples,
    "vitcom": vitcom_samples,
    "smsbower": smsbower_samples,
}
