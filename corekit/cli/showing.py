# SPDX-License-Identifier: Apache-2.0
"""One item of the library as a page: what it says, what it assumes, and who stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import source_lines
from corekit.formats.exercise_outline import exercise_outline
from corekit.formats.outline import Heading, Outline, Paragraph, listing, section
from corekit.formats.regimen_outline import regimen_outline
from corekit.messages.labels import REVIEW_STATES, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from corekit.kit import Kit
    from corekit.messages import Translator
    from corekit.model.fact import Fact

_PAGES = {"exercise": exercise_outline, "regimen": regimen_outline}
#: What a page of another kind does not repeat as a line of its own.
_HEAD = frozenset({"title", "because", "sources"})


def item_data(kit: Kit, kind: str, identifier: str, today: date) -> dict[str, Any]:
    """The item with what stands around it on the day *today*, as JSON data."""
    pack = kit.packs.get(kit.library.owner(kind, identifier))
    return {
        "kind": kind,
        "id": identifier,
        "item": kit.library.get(kind, identifier).to_dict(),
        "assumed": dict(kit.library.assumed(kind, identifier)),
        "pack": None
        if pack is None
        else {
            "namespace": pack.namespace,
            "title": pack.title,
            "version": pack.version,
            "licence": pack.manifest.licence,
            "maintainers": list(pack.manifest.maintainers),
        },
        "review": kit.library.review(kind, identifier, today=today),
        "sources": dict(_records(kit, kind, identifier)),
    }


def item_outline(kit: Kit, kind: str, identifier: str, translator: Translator, today: date) -> Outline:
    """The item as a page."""
    data = item_data(kit, kind, identifier, today)
    make = _PAGES.get(kind)
    item = {**data["item"], "id": identifier}
    page = make(item, translator, data["sources"]) if make else _plain_page(data, translator)
    return (*page, *_around(data, translator))


def answers_of(fact: Fact) -> str:
    """Which answers a question takes, in short."""
    match fact.type:
        case "number":
            bounds = "-".join(f"{bound:g}" for bound in (fact.minimum, fact.maximum) if bound is not None)
            return " ".join(part for part in (bounds, fact.unit) if part)
        case "choice" | "choices":
            if isinstance(fact.choices, dict) and set(fact.choices) == {"from"}:
                return plain(str(fact.choices["from"]))
            return ", ".join(fact.choices or ())
        case _:
            return plain(fact.type)


def _plain_page(data: dict[str, Any], translator: Translator) -> Outline:
    item = data["item"]
    lines = [f"{plain(key)}: {_value(value)}" for key, value in item.items() if key not in _HEAD]
    because = (Paragraph(text=item["because"]),) if item.get("because") else ()
    title = item.get("title") or item.get("ask") or data["id"]
    return (Heading(text=str(title), level=1), *because, *section(translator.gettext("What it says"), listing(lines)))


def _around(data: dict[str, Any], translator: Translator) -> Iterator[Any]:
    t = translator
    assumed = [f"{plain(key)}: {_value(value)}" for key, value in data["assumed"].items()]
    yield from section(t.gettext("Assumed by the whole pack"), listing(assumed))
    used = list(_certainties(data["item"]))
    yield from section(t.gettext("Sources"), listing(source_lines(used, data["sources"], t)))
    lines = [t.gettext("Id: {id} ({kind})", id=data["id"], kind=data["kind"])]
    if data["pack"]:
        pack = data["pack"]
        lines.append(
            t.gettext(
                "From {title}, {licence}, by {maintainers}",
                title=" ".join(filter(None, (pack["title"], pack["version"]))),
                licence=pack["licence"],
                maintainers=", ".join(pack["maintainers"]),
            )
        )
    lines.append(t.gettext("Review: {state}", state=label(REVIEW_STATES, data["review"], t)))
    yield from section(t.gettext("Where it comes from"), listing(lines))


def _records(kit: Kit, kind: str, identifier: str) -> Iterator[tuple[str, Any]]:
    owner = kit.library.owner(kind, identifier)
    for key, _ in _certainties(kit.library.get(kind, identifier).to_dict()):
        source = kit.library.source(key, owner)
        if source is not None:
            yield key, source.to_dict()


def _certainties(data: Any) -> Iterator[tuple[str, str]]:
    """Every source below `data` with how certain its use is."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources" and isinstance(value, dict):
                yield from value.items()
            else:
                yield from _certainties(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _certainties(value)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return str(value)
