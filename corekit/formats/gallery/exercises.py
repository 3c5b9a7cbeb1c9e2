# SPDX-License-Identifier: Apache-2.0
"""An exercise as a card: how it is done first, then what it is, who should not do it, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.errors import CorekitError
from corekit.formats.citations import source_lines, with_citation
from corekit.formats.dose_text import prescription_sentence
from corekit.formats.gallery.graph import chain
from corekit.formats.gallery.markup import anchor, badge, drawing, prose, sentences, titled
from corekit.formats.markup import Markup, element, join
from corekit.messages.labels import plain
from corekit.model.attributes import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library
    from corekit.formats.gallery.page import Gallery


def exercise_card(identifier: str, gallery: Gallery) -> Markup:
    """One exercise of the pack."""
    library, t = gallery.library, gallery.translator
    data = gallery.item("exercise", identifier)
    records = gallery.records(identifier, data)
    dose = prescription_sentence(data, t)
    return element(
        "article",
        element("h3", data["title"], " ", gallery.review_badge("exercise", identifier)),
        element("p", "Also: ", ", ".join(data["also_known_as"]), class_="quiet") if data.get("also_known_as") else None,
        _figure(identifier, data, gallery),
        element("p", f"{dose[:1].upper()}{dose[1:]}", class_="dose") if dose else None,
        element("p", _badges(data, gallery)),
        titled(t.gettext("How to do it"), sentences(data.get("steps") or (), numbered=True)),
        titled(t.gettext("Think of"), sentences(data.get("cues") or ())),
        titled(t.gettext("Mistakes"), sentences(data.get("mistakes") or ())),
        _stop(data, gallery),
        _own_conditions(data, records, gallery),
        _ladder(identifier, gallery),
        _details("What it is, for rules and selectors", _attributes(identifier, data, gallery)),
        _details("Rules that reach it", _reaching(identifier, library)),
        _details("Doses with a name", _doses(data, gallery)),
        _details("Variants", _variants(data, gallery)),
        _details("Evidence and sources", _evidence(data, records, gallery)),
        element("p", identifier, class_="quiet id"),
        id=anchor("exercise", identifier),
        class_="card",
    )


def _figure(identifier: str, data: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    if gallery.draw is None or not data.get("figure"):
        return None
    try:
        return element("div", drawing(gallery.draw(identifier)), class_="figure")
    except CorekitError as error:
        return element("p", str(error), class_="quiet")


def _badges(data: Mapping[str, Any], gallery: Gallery) -> Iterator[Markup]:
    if data.get("mode"):
        yield badge(gallery.words.term("mode", data["mode"]))
    if data.get("level"):
        yield badge(f"level {data['level']}")
    for thing in data.get("equipment") or ():
        either = thing if isinstance(thing, list) else [thing]
        yield badge(" or ".join(gallery.words.term("equipment", one) for one in either), "thing")
    if data.get("requires_clinician") == "yes":
        yield badge("only with a clinician", "warn")


def _stop(data: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    lines = sentences(entry["say"] for entry in data.get("stop_when") or ())
    if lines is None:
        return None
    return element("div", element("h4", gallery.translator.gettext("Stop")), lines, class_="notice stop")


def _own_conditions(data: Mapping[str, Any], records: Mapping[str, Any], gallery: Gallery) -> Markup:
    t = gallery.translator
    blocks = []
    for title, key in ((t.gettext("Not for you if"), "excluded_when"), (t.gettext("Take care if"), "caution_when")):
        entries = [
            element(
                "li",
                gallery.words.condition(entry["when"]),
                element("p", prose(with_citation(entry["because"], entry.get("sources"), records, t)), class_="quiet"),
            )
            for entry in data.get(key) or ()
        ]
        blocks.append(titled(title, element("ul", entries, class_="plain") if entries else None))
    return join(blocks)


def _ladder(identifier: str, gallery: Gallery) -> Markup | None:
    """From the easiest to the hardest, with this one marked."""
    library = gallery.library
    names = [identifier]
    for key in ("easier", "harder"):
        current = identifier
        while (found := _rung(library, current, key)) is not None and found not in names:
            names = [found, *names] if key == "easier" else [*names, found]
            current = found
    if len(names) == 1:
        return None
    titles = [gallery.words.title("exercise", name) for name in names]
    label = f"From easier to harder: {', '.join(titles)}"
    drawn = chain([(title, "") for title in titles], label=label, marked=names.index(identifier))
    return titled("Easier and harder", drawn)


def _rung(library: Library, identifier: str, key: str) -> str | None:
    if not library.has("exercise", identifier):
        return None
    other = library.data("exercise", identifier).get(key)
    return other if isinstance(other, str) and library.has("exercise", other) else None


def _details(summary: str, content: Markup | None) -> Markup | None:
    return element("details", element("summary", summary), content) if content else None


def _attributes(identifier: str, data: Mapping[str, Any], gallery: Gallery) -> Markup:
    assumed = gallery.library.assumed("exercise", identifier)
    rows = []
    for name, attribute in ATTRIBUTES.items():
        value = data.get(name)
        if value is None and not attribute.safety:
            continue
        said = "not said: every rule about it acts" if value is None else gallery.words.term(name, value)
        note = " (said for the whole pack)" if name in assumed else ""
        kind = "unsaid" if value is None else None
        rows.append(element("tr", element("th", plain(name), scope="row"), element("td", said, note, class_=kind)))
    return element("table", rows)


def _reaching(identifier: str, library: Library) -> Markup | None:
    lines = []
    for kind, name, title, effect, selector in selecting(library):
        selection = library.select(selector)
        if identifier in selection.certain | selection.possible:
            sure = "" if identifier in selection.certain else ", because too little is said of it"
            lines.append(
                element(
                    "li", element("b", f"{effect}: "), title, element("span", f" ({kind} {name}{sure})", class_="quiet")
                )
            )
    return element("ul", lines) if lines else None


def selecting(library: Library) -> Iterator[tuple[str, str, str, str, Any]]:
    """Kind, id, title, effect and selector of everything that can take an exercise away; not what an answer decides."""
    for identifier in library.ids("rule"):
        data = library.data("rule", identifier)
        pairs = [(key, one) for key in ("exclude", "caution") for one in data["then"].get(key) or ()]
        pairs += [("limit", entry["select"]) for entry in data["then"].get("limit") or ()]
        yield from (("rule", identifier, data["title"], key, one) for key, one in pairs if "fact" not in str(one))
    for identifier in library.ids("condition"):
        data = library.data("condition", identifier)
        for key in ("exclude", "caution", "limit"):
            for entry in data.get(key) or ():
                if "fact" not in str(entry["select"]):
                    yield "condition", identifier, data["title"], key, entry["select"]


def _doses(data: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    rows = [
        element(
            "tr",
            element("th", plain(name), scope="row"),
            element("td", prescription_sentence({"dose": dose}, gallery.translator)),
        )
        for name, dose in (data.get("doses") or {}).items()
    ]
    return element("table", rows) if rows else None


def _variants(data: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    rows = []
    for name, said in (data.get("variants") or {}).items():
        changes = ", ".join(f"{plain(key)}: {gallery.words.term(key, value)}" for key, value in said.items())
        rows.append(element("tr", element("th", plain(name), scope="row"), element("td", changes)))
    return element("table", rows) if rows else None


def _evidence(data: Mapping[str, Any], records: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    t = gallery.translator
    told = [with_citation(entry["text"], entry["sources"], records, t) for entry in data.get("evidence") or ()]
    lines = source_lines(gallery.cited(data), records, t)
    content = join(
        sentences(told), element("ul", [element("li", line) for line in lines], class_="quiet") if lines else None
    )
    return content or None
