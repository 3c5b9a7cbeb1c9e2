# SPDX-License-Identifier: Apache-2.0
"""Regimens, and progressions as drawings with their moves in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.formats.dose_text import prescription_sentence
from corekit.formats.gallery.graph import chain
from corekit.formats.gallery.markup import anchor, prose, titled
from corekit.formats.markup import Markup, element, join
from corekit.messages.labels import PHASES, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corekit.formats.gallery.page import Gallery

_MOVES: Final = {
    "stop": "Stop",
    "refer": "See a clinician",
    "regress": "Go back",
    "stay": "Stay",
    "advance": "Go on",
}


def regimen_card(identifier: str, gallery: Gallery) -> Markup:
    """One regimen of the pack."""
    data = gallery.item("regimen", identifier)
    words, t = gallery.words, gallery.translator
    tracks = [_track(track, gallery) for track in data["tracks"]]
    return element(
        "article",
        element("h3", data["title"], " ", gallery.review_badge("regimen", identifier)),
        element("p", prose(data["because"])) if data.get("because") else None,
        titled("For whom", words.condition(data["indicated_when"]) if data.get("indicated_when") is not None else None),
        titled(
            "Not for whom",
            words.condition(data["contraindicated_when"]) if data.get("contraindicated_when") is not None else None,
        ),
        titled("Screens it needs", ", ".join(plain(screen) for screen in data.get("needs") or ())),
        titled("What it gives", element("ol", tracks, class_="plain")),
        element(
            "p",
            t.ngettext("Looked at again after {n} day.", "Looked at again every {n} days.", data["review_every_days"]),
        )
        if data.get("review_every_days")
        else None,
        element("p", identifier, class_="quiet id"),
        id=anchor("regimen", identifier),
        class_="card",
    )


def _track(track: Mapping[str, Any], gallery: Gallery) -> Markup:
    words = gallery.words
    phase = label(PHASES, track["phase"], gallery.translator)
    if track.get("exercise"):
        what: Markup = _link("exercise", track["exercise"], gallery)
    elif track.get("progression"):
        what = _link("progression", track["progression"], gallery)
    else:
        select = track.get("exercises") if track.get("exercises") is not None else track.get("regimens")
        what = join("what fits: ", words.selector(select))
    when = join(" when ", words.condition(track["when"])) if track.get("when") is not None else None
    return element("li", element("b", f"{phase}: "), what, _dose(track, gallery), when)


def _dose(given: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    said = {key: given[key] for key in ("dose", "intensity", "frequency") if isinstance(given.get(key), dict)}
    if not said:
        return None
    return element("span", f" ({prescription_sentence(said, gallery.translator)})", class_="quiet")


def _link(kind: str, identifier: str, gallery: Gallery) -> Markup:
    title = gallery.words.title(kind, identifier)
    if gallery.owns(kind, identifier):
        return element("a", title, href=f"#{anchor(kind, identifier)}")
    known = gallery.library.has(kind, identifier)
    note = f" ({identifier.partition(':')[0]})" if known else " (not installed)"
    return element("span", title, note)


def progression_card(identifier: str, gallery: Gallery) -> Markup:
    """One progression of the pack."""
    data = gallery.item("progression", identifier)
    stages: Sequence[Mapping[str, Any]] = data["stages"]
    names = {stage["id"]: index for index, stage in enumerate(stages)}
    nodes = [(_name(stage), label(PHASES, stage.get("phase"), gallery.translator)) for stage in stages]
    drawn = chain(nodes, label=f"Stages: {', '.join(title for title, _ in nodes)}", back=tuple(_back(data, names)))
    return element(
        "article",
        element("h3", data["title"], " ", gallery.review_badge("progression", identifier)),
        element("p", prose(data["because"])) if data.get("because") else None,
        drawn,
        [_stage(stage, gallery) for stage in stages],
        titled("In every stage", _moves(data.get("always") or {}, gallery)),
        titled("Begin later", _enter(data, gallery)),
        element("p", identifier, class_="quiet id"),
        id=anchor("progression", identifier),
        class_="card wide",
    )


def _name(stage: Mapping[str, Any]) -> str:
    return str(stage.get("title") or plain(stage["id"]).capitalize())


def _back(data: Mapping[str, Any], names: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    always = (data.get("always") or {}).get("regress")
    for index, stage in enumerate(data["stages"]):
        for guard in (*_guards(stage.get("regress")), *_guards(always)):
            to = names.get(guard.get("to"), index - 1)
            if 0 <= to < index:
                yield index, to


def _stage(stage: Mapping[str, Any], gallery: Gallery) -> Markup:
    uses = []
    for use in stage.get("use") or ():
        following = [
            element("li", "then ", _link("exercise", one["exercise"], gallery), _dose(one, gallery))
            for one in use.get("followed_by") or ()
        ]
        more = element("ul", following) if following else None
        uses.append(element("li", _link("exercise", use["exercise"], gallery), _dose(use, gallery), more))
    return join(element("h4", _name(stage)), element("ul", uses) if uses else None, _moves(stage, gallery))


def _moves(data: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    pairs = []
    for move, words in _MOVES.items():
        for guard in _guards(data.get(move)):
            to = f" to {plain(guard['to'])}" if guard.get("to") else f" by {guard['by']}" if guard.get("by") else ""
            because = element("p", prose(guard["because"]), class_="quiet") if guard.get("because") else None
            pairs.append(
                join(element("dt", f"{words}{to} when"), element("dd", gallery.words.condition(guard["when"]), because))
            )
    return element("dl", pairs) if pairs else None


def _enter(data: Mapping[str, Any], gallery: Gallery) -> Markup | None:
    entries = [
        join(element("dt", f"In {plain(entry['stage'])} when"), element("dd", gallery.words.condition(entry["when"])))
        for entry in data.get("enter") or ()
    ]
    return element("dl", entries) if entries else None


def _guards(written: Any) -> list[Any]:
    if written is None:
        return []
    return written if isinstance(written, list) else [written]
