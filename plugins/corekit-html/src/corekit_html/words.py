# SPDX-License-Identifier: Apache-2.0
"""The words of the pages' own: a gettext catalogue beside this module, and behind it the core's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit.messages import translator_of

if TYPE_CHECKING:
    from corekit.messages import Translator

#: Languages that are written from right to left.
_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def own_words(language: str) -> Translator:
    """The translator of the pages' own words, and behind it the core's."""
    return translator_of("corekit_html", language)


def direction(language: str) -> str:
    """`rtl` for languages that are written from right to left, else `ltr`."""
    return "rtl" if language.replace("_", "-").lower().partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
