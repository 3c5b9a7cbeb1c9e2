# SPDX-License-Identifier: Apache-2.0
"""What a plugin's own sentences must keep that go through gettext: subclass `CatalogueLaws` and name the package."""

from __future__ import annotations

import io
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import corekit.messages
from corekit.messages import translator, translator_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

#: What marks a sentence in the code, as Babel wants it said.
_KEYWORDS: dict[str, Any] = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "N_": None}
_PLACES = re.compile(r"\{(\w+)\}")
_OF_THE_CORE = "Exercise"
_NO_LANGUAGE = "zxx"


class CatalogueLaws:
    """
    The laws of a package's catalogues, which lie in the folder `locale` beside its modules.

    `package` is its dotted name, `languages` are those into which all of its sentences are translated.
    """

    package: ClassVar[str]
    languages: ClassVar[tuple[str, ...]] = ("de",)
    #: Whether values go into a translation in the order in which they go into the sentence.
    in_order: ClassVar[bool] = False

    def test_the_template_holds_exactly_the_sentences_of_the_code(self) -> None:
        """Whoever changes a sentence brings the template up to date; the core's sentences are not in it."""
        assert _ids(_read(self._locale / f"{self.package}.pot")) == self._own

    def test_translations_are_complete_and_keep_every_place(self) -> None:
        """Every sentence is translated, none is doubtful, and the same values go into it."""
        for translation in self._translations():
            assert _ids(translation) == self._own
            for message in _messages(translation):
                assert message.string, message.id
                assert not message.fuzzy, message.id
                said, translated = _places(message.id), _places(message.string)
                assert sorted(said) == sorted(translated), message.id
                assert not self.in_order or said == translated, message.id

    def test_compiled_files_are_those_of_the_translations(self) -> None:
        """What is read at run time is what people have edited."""
        for language, translation in zip(self.languages, self._translations(), strict=True):
            fresh = io.BytesIO()
            write_mo(fresh, translation)
            assert self._path(language).with_suffix(".mo").read_bytes() == fresh.getvalue(), language

    def test_what_the_core_says_comes_from_there(self) -> None:
        """Behind the package's own sentences stand the core's; a language that is not there comes in English."""
        assert translator_of(self.package, _NO_LANGUAGE).gettext(_OF_THE_CORE) == _OF_THE_CORE
        for language, translation in zip(self.languages, self._translations(), strict=True):
            spoken = translator_of(self.package, f"{language}-AT")
            message = next(each for each in _messages(translation) if isinstance(each.id, str) and not each.context)
            assert spoken.gettext(str(message.id)) == message.string
            assert spoken.gettext(_OF_THE_CORE) == translator(language).gettext(_OF_THE_CORE) != _OF_THE_CORE

    @property
    def _folder(self) -> Path:
        return Path(str(import_module(self.package).__file__)).parent

    @property
    def _locale(self) -> Path:
        return self._folder / "locale"

    @property
    def _own(self) -> set[str]:
        """The sentences of the code that are not the core's."""
        found = extract_from_dir(str(self._folder), method_map=[("**.py", "python")], keywords=_KEYWORDS)
        said = {each if isinstance(each, str) else each[0] for _, _, each, _, _ in found if each}
        return said - _ids(_read(Path(str(corekit.messages.__file__)).parent / "corekit.pot"))

    def _path(self, language: str) -> Path:
        return self._locale / language / "LC_MESSAGES" / f"{self.package}.po"

    def _translations(self) -> Iterator[Catalog]:
        yield from (_read(self._path(language)) for language in self.languages)


def _read(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream)


def _messages(catalogue: Catalog) -> Iterator[Message]:
    """Every message but the header."""
    yield from (message for message in catalogue if message.id)


def _ids(catalogue: Catalog) -> set[str]:
    return {message.id if isinstance(message.id, str) else message.id[0] for message in _messages(catalogue)}


def _places(text: Any) -> list[str]:
    """The values that go into a sentence, or into its forms, each as often as it does."""
    return _PLACES.findall(text if isinstance(text, str) else " ".join(text))
