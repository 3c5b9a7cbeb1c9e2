# SPDX-License-Identifier: Apache-2.0
"""The whole page of one pack."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.reviews import states
from corekit.formats.gallery.exercises import exercise_card
from corekit.formats.gallery.markup import badge, prose
from corekit.formats.gallery.programmes import progression_card, regimen_card
from corekit.formats.gallery.rules import condition_card, rule_card
from corekit.formats.gallery.words import Words
from corekit.formats.markup import Markup, element, join
from corekit.formats.wording import NO_MEDICAL_DEVICE
from corekit.model.rendered import Rendered
from corekit.planning.questions import choices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.content.pack import Pack
    from corekit.content.speech import Speech
    from corekit.messages import Translator

_CARDS: Final[dict[str, tuple[str, Callable[[str, Gallery], Markup]]]] = {
    "exercise": ("Exercises", exercise_card),
    "progression": ("Progressions", progression_card),
    "regimen": ("Regimens", regimen_card),
    "rule": ("Rules", rule_card),
    "condition": ("Conditions", condition_card),
}
_STATES: Final = {
    "signed": ("signed", "good"),
    "expired": ("review expired", "warn"),
    "changed": ("changed since signed", "warn"),
    "unsigned": ("draft", ""),
    "gone": ("signed, and gone", "warn"),
}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Disagreement:
    """What a pack says of one parameter, and what others say of it: rows of who, what, on which ground."""

    title: str
    rows: tuple[tuple[str, str, str, str], ...]
    sentences: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Gallery:
    """One pack in a library with everything it may meet, on one day, in one language."""

    library: Library
    pack: Pack
    version: str | None
    today: date
    translator: Translator
    speech: Speech
    words: Words
    reviews: dict[str, str]
    #: Gives the drawing of an exercise as SVG; None where nothing draws.
    draw: Callable[[str], str] | None = None
    #: Where the packs that are installed say something else.
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def title(self) -> str:
        """What the pack is called."""
        return self.pack.title

    @property
    def language(self) -> str:
        """The language in which it is shown."""
        return self.translator.language

    @classmethod
    def of(
        cls, library: Library, namespace: str, *, today: date, translator: Translator, version: str | None
    ) -> Gallery:
        """The gallery of the pack *namespace*; raises `UnknownName` if it is not in the library."""
        pack = library.pack(namespace)
        speech = library.speech((translator.language,))
        return cls(
            library=library,
            pack=pack,
            version=version or pack.version,
            today=today,
            translator=translator,
            speech=speech,
            words=Words(library=library, speech=speech),
            reviews={one.item: one.state for one in states(pack, today)},
        )

    def ids(self, kind: str) -> list[str]:
        """The canonical ids of the pack's usable items of a kind."""
        return [name for name in self.library.ids(kind) if self.owns(kind, name)]

    def owns(self, kind: str, identifier: str) -> bool:
        """Whether an item is the pack's own."""
        return self.library.has(kind, identifier) and self.library.owner(kind, identifier) == self.pack.namespace

    def item(self, kind: str, identifier: str) -> Any:
        """An item's data, canonical, with its texts in the reader's language."""
        return self.speech.item(kind, identifier, self.library.data(kind, identifier))

    def review_badge(self, kind: str, identifier: str) -> Markup:
        """The review state of an item."""
        home = self.library.names.homes(kind)[identifier]
        from corekit.content.layout import FOLDER_OF  # noqa: PLC0415 - a table

        return badge(*_STATES[self.reviews.get(f"{FOLDER_OF[kind]}/{home.local}", "unsigned")])

    def cited(self, data: Any) -> Iterator[tuple[str, str]]:
        """Every source below *data* with its certainty."""
        if isinstance(data, dict):
            for key, value in data.items():
                if key == "sources" and isinstance(value, dict):
                    yield from value.items()
                elif key != "cases":
                    yield from self.cited(value)
        elif isinstance(data, list):
            for value in data:
                yield from self.cited(value)

    def records(self, identifier: str, data: Any) -> dict[str, Any]:
        """The bibliographic records of what an item cites."""
        del identifier
        found = {key: self.library.source(key, self.pack.namespace) for key, _ in self.cited(data)}
        return {key: source.to_dict() for key, source in found.items() if source is not None}


def gallery_page(gallery: Gallery) -> Rendered:
    """
    The page: every item of the pack as its readers will see it, and what other packs say otherwise.

    Nothing in it can run or be loaded: its content policy allows its own style and nothing else.
    """
    style = gallery_style()
    language = gallery.translator.language
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{gallery.pack.title}: preview"),
        Markup(f"<style>{style}</style>"),
    )
    body = element("body", gallery_body(gallery))
    page = Markup("<!doctype html>\n") + element("html", head, body, lang=language) + "\n"
    return Rendered.from_text(
        str(page), media_type="text/html; charset=utf-8", filename=f"{gallery.pack.namespace}.html"
    )


def gallery_style() -> str:
    """The style sheet of the gallery."""
    return resources.files(__package__).joinpath("style.css").read_text(encoding="utf-8")


def gallery_body(gallery: Gallery) -> Markup:
    """Everything that stands in the body of the page."""
    sections = [*_sections(gallery), *_questions(gallery), *_claims(gallery.disagreements), *_reviews(gallery)]
    return join(
        element("a", "To the content", href="#content", class_="skip"),
        element("nav", element("h2", gallery.pack.title), _contents(sections), aria_label="Contents"),
        element("main", _header(gallery), [section for _, _, _, section in sections], id="content"),
    )


_Section = tuple[str, str, int, Markup]


def _sections(gallery: Gallery) -> Iterator[_Section]:
    for kind, (title, card) in _CARDS.items():
        names = gallery.ids(kind)
        broken = gallery.pack.broken.get(kind, ())
        if names or broken:
            cards = [card(name, gallery) for name in names]
            missing = (
                element("p", f"Cannot be read, and not shown: {', '.join(broken)}.", class_="notice stop")
                if broken
                else None
            )
            yield (
                kind,
                title,
                len(names),
                element("section", element("h2", title), missing, element("div", cards, class_="cards"), id=kind),
            )


def _questions(gallery: Gallery) -> Iterator[_Section]:
    rows = []
    names = gallery.ids("fact")
    for name in names:
        fact = gallery.library.get("fact", name)
        asked = gallery.speech.marked("fact", name, fact.ask or fact.title or name)
        labels = (gallery.speech.choice(name, one, label) for one, label in choices_of(fact, gallery.library))
        answers = ", ".join(labels) or " ".join(filter(None, (fact.type.replace("_", " or "), fact.unit)))
        gate = gallery.words.condition(fact.ask_when) if fact.ask_when is not None else element("span", "always")
        rows.append(
            element(
                "tr",
                element("td", prose(asked), element("p", name, class_="quiet id")),
                element("td", answers),
                element("td", gate),
            )
        )
    if rows:
        header = element("tr", [element("th", title, scope="col") for title in ("Question", "Answers", "Asked when")])
        table = element("div", element("table", header, rows), class_="scroll", tabindex="0")
        yield "fact", "Questions", len(names), element("section", element("h2", "Questions"), table, id="fact")


def _claims(disagreements: Sequence[Disagreement]) -> Iterator[_Section]:
    cards = []
    for one in disagreements:
        header = element("tr", [element("th", title, scope="col") for title in ("Says", "Value", "Status", "Sources")])
        rows = [element("tr", [element("td", cell) for cell in row]) for row in one.rows]
        lines = element("ul", [element("li", line) for line in one.sentences])
        table = element("div", element("table", header, rows), class_="scroll", tabindex="0")
        cards.append(element("article", element("h3", one.title), lines, table, class_="card wide"))
    if cards:
        intro = element("p", "What this pack and the packs installed here say differently of the same exercises.")
        section = element(
            "section", element("h2", "Disagreements"), intro, element("div", cards, class_="cards"), id="claims"
        )
        yield "claims", "Disagreements", len(cards), section


def _reviews(gallery: Gallery) -> Iterator[_Section]:
    found = states(gallery.pack, gallery.today)
    rows = [
        element(
            "tr",
            element("td", one.item),
            element("td", badge(*_STATES[one.state])),
            element("td", one.by or ""),
            element("td", one.until or ""),
        )
        for one in found
    ]
    header = element("tr", [element("th", title, scope="col") for title in ("Item", "State", "By", "Until")])
    table = element("div", element("table", header, rows), class_="scroll", tabindex="0")
    signed = sum(one.state == "signed" for one in found)
    intro = element("p", f"{signed} of {len(found)} items are signed on {gallery.today.isoformat()}.")
    yield "reviews", "Reviews", signed, element("section", element("h2", "Reviews"), intro, table, id="reviews")


def _header(gallery: Gallery) -> Markup:
    manifest = gallery.pack.manifest
    state = gallery.pack.review(gallery.today)
    facts = [
        gallery.pack.namespace,
        gallery.version and f"version {gallery.version}",
        manifest.licence,
        f"by {', '.join(manifest.maintainers)}",
        f"needs {', '.join(manifest.requires)}" if manifest.requires else None,
        f"covers {', '.join(manifest.covers)}" if manifest.covers else None,
    ]
    problems = [
        f"{fault}"
        for fault in gallery.library.problems
        if (fault.file or "").startswith(f"{gallery.pack.namespace}/") and fault.severity != "note"
    ]
    wrong = element("ul", [element("li", line) for line in problems])
    return element(
        "header",
        element("h1", gallery.pack.title, " ", badge(*_STATES["signed" if state == "signed" else "unsigned"])),
        element("p", " · ".join(fact for fact in facts if fact)),
        element("p", gallery.translator.gettext(NO_MEDICAL_DEVICE), class_="notice"),
        element("div", element("h4", "corekit check finds"), wrong, class_="notice stop") if problems else None,
    )


def _contents(sections: Sequence[_Section]) -> Markup:
    return element(
        "ul",
        [
            element("li", element("a", title, " ", badge(str(count)), href=f"#{name}"))
            for name, title, count, _ in sections
        ],
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
