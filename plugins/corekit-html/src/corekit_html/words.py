# SPDX-License-Identifier: Apache-2.0
"""The words of the pages' own: a gettext catalogue beside this module, and behind it the core's."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from typing import Final

from corekit.messages import SOURCE_LANGUAGE, Translator

#: Languages that are written from right to left.
_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def own_words(language: str) -> Translator:
    """The translator of the pages' own words: of the language, else of its base language, else English."""
    return words_of(__package__, language)


@cache
def words_of(package: str, language: str) -> Translator:
    """The same for the words of another package, whose catalogue is called as the package is."""
    wanted = language.replace("_", "-").lower()
    for tag in dict.fromkeys((wanted, wanted.partition("-")[0])):
        if tag == SOURCE_LANGUAGE or not tag.replace("-", "").isalnum():
            break
        own = _catalogue(package, package, tag)
        if own is not None:
            core = _catalogue("corekit.messages", "corekit", tag)
            if core is not None:
                own.add_fallback(core)
            return Translator(tag, own)
    return Translator(SOURCE_LANGUAGE, gettext.NullTranslations())


def _catalogue(package: str, domain: str, tag: str) -> gettext.GNUTranslations | None:
    file = files(package) / "locale" / tag / "LC_MESSAGES" / f"{domain}.mo"
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def direction(language: str) -> str:
    """`rtl` for languages that are written from right to left, else `ltr`."""
    return "rtl" if language.replace("_", "-").lower().partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
