# SPDX-License-Identifier: Apache-2.0
"""What packs say, in the language of whoever reads it; what nobody translated comes as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.content.layout import FOLDER_OF
from corekit.content.translations import choice_label, tags, translated, with_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corekit.content.library import Library
    from corekit.content.translations import Translated

#: Parts of an item whose sentences keep somebody safe: untranslated they are marked.
_GUARDING: Final = ("stop_when.", "escalation")


class Speech:
    """
    The texts of a library in the first of some languages in which each is there.

    Made by `Library.speech`. A sentence is looked for where it stands, then anywhere in its item, then in its pack.
    """

    def __init__(self, library: Library, languages: Sequence[str]) -> None:
        self._library = library
        self.language = languages[0]
        self._wanted = tags(languages[0])
        self._known = [(language, _known(library, language)) for language in languages]
        self._anywhere: dict[tuple[str, str], dict[str, str]] = {}

    @property
    def idle(self) -> bool:
        """Whether every pack speaks the wanted language, so that there is nothing to translate."""
        return all(pack.manifest.language in self._wanted for pack in self._library.packs)

    def text(self, kind: str, identifier: str, text: str, path: str | None = None) -> str:
        """Return a sentence of an item (at *path*, if it is known) in the wanted language, else as it is."""
        return self._said(kind, identifier, text, path)[0]

    def marked(self, kind: str, identifier: str, text: str, path: str | None = None) -> str:
        """Return the same, with the language behind it where that is not the wanted one: `Stop now. [en]`."""
        said, language = self._said(kind, identifier, text, path)
        return said if language is None else f"{said} [{language}]"

    def language_of(self, kind: str, identifier: str, text: str, path: str | None = None) -> str | None:
        """Return the language in which a sentence comes; None if it is the wanted one."""
        return self._said(kind, identifier, text, path)[1]

    def item(self, kind: str, identifier: str, data: Any) -> Any:
        """Return an item's data with its texts in the wanted language; what guards somebody is marked if it is not."""

        def say(path: str, text: str) -> str:
            guards = any(part in path for part in _GUARDING)
            return (self.marked if guards else self.text)(kind, identifier, text, path)

        return with_texts(data, say)

    def choice(self, fact: str, choice: str, label: str) -> str:
        """Return the label of an answer to a question."""
        return self.text("fact", fact, label or choice_label(choice), f"choices.{choice}")

    def _said(self, kind: str, identifier: str, text: str, path: str | None) -> tuple[str, str | None]:
        home = self._library.names.homes(kind).get(identifier)
        if home is None:
            return text, None
        namespace, item = home.pack.namespace, f"{FOLDER_OF[kind]}/{home.local}"
        if home.pack.manifest.language in self._wanted:
            return text, None
        for language, known in self._known:
            found = self._find(known.get(namespace, {}), (namespace, language), item, text, path)
            if found is not None:
                return found, None if language == self.language else language
        return text, home.pack.manifest.language

    def _find(self, known: Translated, key: tuple[str, str], item: str, text: str, path: str | None) -> str | None:
        exact = known.get(f"{item}:{path}") if path is not None else None
        if exact is not None and exact[0] == text:
            return exact[1]
        if key not in self._anywhere:
            anywhere: dict[str, str] = {}
            for context, (original, said) in known.items():
                anywhere.setdefault(original, said)
                anywhere.setdefault(f"{context.partition(':')[0]}\n{original}", said)
            self._anywhere[key] = anywhere
        return self._anywhere[key].get(f"{item}\n{text}") or self._anywhere[key].get(text)


def _known(library: Library, language: str) -> dict[str, Translated]:
    """What is translated, by namespace; read once and remembered with what else is known of the library."""

    def read() -> dict[str, Translated]:
        packs = library.packs
        found = {pack.namespace: translated(pack, language, packs) for pack in packs}
        return {namespace: known for namespace, known in found.items() if known}

    known: dict[str, Translated] = library.memo.recall(f"speech-{language}", read)
    return known
