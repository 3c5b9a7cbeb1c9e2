# SPDX-License-Identifier: Apache-2.0
"""Reading the compiled catalogues that lie beside this module."""

from __future__ import annotations

import gettext
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

SOURCE_LANGUAGE = "en"
_DOMAIN = "corekit"


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a sentence of a table for extraction; gives it back unchanged."""
    return message


@cache
def _decided() -> frozenset[str]:
    from corekit.messages.reasons import JOURNAL_SENTENCES  # noqa: PLC0415 - the table imports this module

    return JOURNAL_SENTENCES


class Translator:
    """Sentences in one language.

    Every method takes the English sentence with `{named}` places and the values for them, and gives the finished
    sentence. What the catalogue does not hold comes in English.
    """

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __repr__(self) -> str:
        return f"Translator({self.language!r})"

    def gettext(self, message: str, /, **values: object) -> str:
        """One sentence."""
        return _filled(self._catalogue.gettext(message), values)

    def known(self, sentence: str) -> str:
        """A sentence that may be one of the core's own, written where it is decided; any other comes as it is."""
        return self._catalogue.gettext(sentence) if sentence in _decided() else sentence

    def ngettext(self, one: str, many: str, number: float, /, **values: object) -> str:
        """One sentence whose form depends on `number`; `{n}` is the number as it is written in this language."""
        chosen = self._catalogue.ngettext(one, many, _plural_number(number))
        return _filled(chosen, {"n": self.number(number), **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """One sentence or label whose English is ambiguous without `context`."""
        return _filled(self._catalogue.pgettext(context, message), values)

    def number(self, value: float) -> str:
        """A number as it is written in this language: no needless decimals, the right decimal sign."""
        text = str(value) if isinstance(value, int) else f"{value:.10g}"
        return text.replace(".", self._catalogue.pgettext("decimal sign", "."))

    def listing(self, items: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self.gettext("{all_but_last} and {last}", all_but_last=", ".join(items[:-1]), last=items[-1])


def _filled(message: str, values: dict[str, object]) -> str:
    return message.format_map(values) if values else message


def _plural_number(number: float) -> int:
    """1 only for exactly one: one and a half minutes are several."""
    return int(number) if number == int(number) else 2


@cache
def translator(language: str = SOURCE_LANGUAGE) -> Translator:
    """The translator of a language tag (`de`, `de-AT`): its own catalogue, else its base language's, else English."""
    wanted = language.replace("_", "-").lower()
    for tag in dict.fromkeys((wanted, wanted.split("-")[0])):
        if tag == SOURCE_LANGUAGE:
            break
        catalogue = _catalogue(tag)
        if catalogue is not None:
            return Translator(tag, catalogue)
    return Translator(SOURCE_LANGUAGE, gettext.NullTranslations())


@cache
def translator_of(package: str, language: str = SOURCE_LANGUAGE) -> Translator:
    """
    The translator of a plugin's own sentences, behind which stand the core's.

    They lie in `locale/<tag>/LC_MESSAGES/<package>.mo` beside the modules of *package*. Language tags go as in
    `translator`.
    """
    from importlib.resources import files  # noqa: PLC0415 - English never needs it

    wanted = language.replace("_", "-").lower()
    for tag in dict.fromkeys((wanted, wanted.split("-")[0])):
        if tag == SOURCE_LANGUAGE or not tag.replace("-", "").isalnum():
            break
        file = files(package) / "locale" / tag / "LC_MESSAGES" / f"{package}.mo"
        if file.is_file():
            with file.open("rb") as stream:
                own = gettext.GNUTranslations(stream)
            core = _catalogue(tag)
            if core is not None:
                own.add_fallback(core)
            return Translator(tag, own)
    return translator(language)


def languages() -> tuple[str, ...]:
    """The languages in which the core speaks, English first."""
    found = {folder.name for folder in _folder().iterdir() if folder.is_dir()}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def _catalogue(tag: str) -> gettext.NullTranslations | None:
    if not tag.replace("-", "").isalnum():
        return None
    file = _folder() / tag / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _folder() -> Traversable:
    from importlib.resources import files  # noqa: PLC0415 - English never needs it

    return files(__package__) / "locale"
