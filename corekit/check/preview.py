# SPDX-License-Identifier: Apache-2.0
"""The gallery of a pack beside everything that is installed: what it says, and what others say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.claims import topics
from corekit.formats.citations import short_citation
from corekit.formats.gallery.page import Disagreement, Gallery, gallery_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from corekit.check.claims import Conflict, Statement, Topic
    from corekit.content.library import Library
    from corekit.messages import Translator
    from corekit.model.rendered import Rendered

_WHY = {
    "apart": "{first} and {second} have no figure in common.",
    "contradicted": "{first} speaks against {second}.",
    "refuted": "{first} is contradicted, and {second} says otherwise.",
}


def preview(
    library: Library, namespace: str, *, today: date, translator: Translator, version: str | None = None
) -> Rendered:
    """
    The page of the pack *namespace* as one HTML document, as the core makes it.

    *library* holds it with the packs whose claims and rules it is to be seen against. Raises `UnknownName` if it is not
    there.
    """
    return gallery_page(gallery_of(library, namespace, today=today, translator=translator, version=version))


def gallery_of(
    library: Library, namespace: str, *, today: date, translator: Translator, version: str | None = None
) -> Gallery:
    """The same before it is a page, for output formats that show galleries."""
    gallery = Gallery.of(library, namespace, today=today, translator=translator, version=version)
    found = (topic for topic in topics(library) if any(one.pack == namespace for one in topic.statements))
    return attrs.evolve(gallery, disagreements=tuple(_told(topic, library) for topic in found if topic.conflicts))


def _told(topic: Topic, library: Library) -> Disagreement:
    titles = {one.id: f"“{one.title}”" for one in topic.statements}
    return Disagreement(
        title=(topic.parameter or "").replace("_", " ").replace(".", ": "),
        rows=tuple(_row(one, library) for one in topic.statements),
        sentences=tuple(dict.fromkeys(_sentence(conflict, titles) for conflict in topic.conflicts)),
    )


def _sentence(conflict: Conflict, titles: dict[str, str]) -> str:
    return _WHY[conflict.why].format(first=titles[conflict.first], second=titles[conflict.second])


def _row(one: Statement, library: Library) -> tuple[str, str, str, str]:
    return f"{one.title} ({one.id})", _value(one.value), one.status or one.kind, "; ".join(_sources(one, library))


def _value(value: Any) -> str:
    return " to ".join(map(str, value)) if isinstance(value, list) and len(value) == 2 else str(value)


def _sources(one: Statement, library: Library) -> Iterator[str]:
    if not isinstance(one.sources, dict):
        yield str(one.sources or "none")
        return
    for key, certainty in one.sources.items():
        source = library.source(key, one.pack)
        yield f"{short_citation(key, source.to_dict() if source is not None else None)} ({certainty})"
