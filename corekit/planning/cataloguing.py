# SPDX-License-Identifier: Apache-2.0
"""Exercises to look through: whole packs or single ones, with their sources, licences and review states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.errors import UnknownName
from corekit.model.catalogue import Catalogue
from corekit.planning.embedding import pack_used, without_tests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from corekit.content.library import Library
    from corekit.content.speech import Speech

#: The pack whose one exercise is there for cases alone.
_CORE = "core"


def catalogue_of(
    library: Library, names: Iterable[str], *, today: date, language: str, title: str, speech: Speech | None
) -> Catalogue:
    """
    The exercises that *names* (namespaces and ids) mean; without any all that are installed. *title* is for several
    packs; one pack or one exercise gives its own.

    Raises `UnknownName` for a name that neither a pack nor an exercise bears.
    """
    wanted = tuple(names)
    chosen = tuple(dict.fromkeys(_chosen(library, wanted)))
    owners = dict.fromkeys(library.owner("exercise", name) for name in chosen)
    texts = {name: without_tests(library.data("exercise", name)) for name in chosen}
    if speech is not None:
        texts = {name: speech.item("exercise", name, data) for name, data in texts.items()}
    packs = [pack for pack in library.packs if pack.namespace in owners]
    if len(packs) == 1:
        title = str(texts[chosen[0]]["title"]) if len(chosen) == 1 else packs[0].title
    return Catalogue(
        schema=1,
        today=today.isoformat(),
        language=language,
        title=title,
        exercises=texts,
        sources=dict(_sources(library, chosen)),
        packs=tuple(pack_used(pack, today) for pack in packs),
    )


def _chosen(library: Library, names: tuple[str, ...]) -> Iterator[str]:
    every = library.ids("exercise")
    packs = {pack.namespace for pack in library.packs}
    if not names:
        yield from (name for name in every if library.owner("exercise", name) != _CORE)
    for wanted in names:
        if wanted in packs:
            own = [name for name in every if library.owner("exercise", name) == wanted]
            if not own:
                raise UnknownName(f"The pack '{wanted}' has no exercises.", hint="'corekit list exercises' names all.")
            yield from own
        else:
            yield library.resolve("exercise", wanted)


def _sources(library: Library, names: Iterable[str]) -> Iterator[tuple[str, dict[str, object]]]:
    cited = {(key, library.owner("exercise", name)) for name in names for key in library.citations("exercise", name)}
    for key, pack in sorted(cited):
        source = library.source(key, pack)
        if source is not None:
            yield key, source.to_dict()
