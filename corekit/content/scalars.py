# SPDX-License-Identifier: Apache-2.0
"""Plain scalars of the YAML 1.2 core schema: `yes`, `no`, `on` and dates are words, `0o17` is a number."""

from __future__ import annotations

import math
import re
from typing import Final

_NUMBER: Final = re.compile(
    r"(?P<int>[-+]?[0-9]+)"
    r"|(?P<octal>0o[0-7]+)"
    r"|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<special>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_WORDS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS: Final = frozenset("0123456789+-.")
#: A plain scalar that begins with none of these is the text that it looks like.
MAY_BE_MORE: Final = _NUMBER_STARTS | {word[0] for word in _WORDS if word}


class NumberError(ValueError):
    """A number that JSON cannot hold: infinite, not a number, or thousands of digits long."""


def plain_scalar(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar means; raises `NumberError` for a number that JSON cannot hold."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    return _number(match.lastgroup or "", text)


def _number(kind: str, text: str) -> int | float:
    if kind == "special":
        raise NumberError(text)
    try:
        if kind == "int":
            return int(text)
        if kind in ("octal", "hex"):
            return int(text, 0)
        number = float(text)
    except ValueError as error:
        raise NumberError(text) from error
    if not math.isfinite(number):
        raise NumberError(text)
    return number
