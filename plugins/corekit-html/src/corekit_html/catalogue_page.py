# SPDX-License-Identifier: Apache-2.0
"""A catalogue as a page: contents, a search box where scripts run, and every exercise as a card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corekit.formats.catalogue_outline import cited_lines, title_of, warning_blocks
from corekit.formats.dose_text import dose_sentence, frequency_sentence, intensity_sentence
from corekit.formats.exercise_outline import condition_blocks, equipment_blocks, evidence_lines
from corekit.formats.markup import Markup, element, join
from corekit.formats.outline import listing, section
from corekit.formats.plan_outline import pack_lines
from corekit.formats.wording import safety_net_blocks
from corekit.messages import translator
from corekit_html.blocks import outlined, small_print, style_for
from corekit_html.cards import dose_lines, how_to, warning
from corekit_html.documents import depth_of, filename_of
from corekit_html.figures import drawings_for
from corekit_html.page import Content
from corekit_html.prose import prose
from corekit_html.words import own_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.messages import Translator
    from corekit.model.catalogue import Catalogue
    from corekit.values import RenderRequest
    from corekit_html.blocks import Style
    from corekit_html.figures import Drawings

#: From so many exercises on a page has contents and a search box.
_LONG = 4


def catalogue_page(catalogue: Catalogue, request: RenderRequest) -> Content:
    """The page of a catalogue, or of the one exercise it holds."""
    t, drawings = translator(request.language), drawings_for(request)
    style = style_for(t, depth=depth_of(request), prefix=drawings.prefix)
    names = list(catalogue.exercises)
    long = len(names) >= _LONG
    cards = [_card(name, catalogue, t, style, drawings) for name in names]
    sources = section(t.gettext("Sources"), listing(cited_lines(catalogue, t)))
    packs = section(t.gettext("Made from"), listing(pack_lines(catalogue.packs, t)))
    return Content(
        title=catalogue.title,
        filename=filename_of(catalogue),
        main=join(
            style.heading(catalogue.title, 1),
            outlined((*warning_blocks(t), *safety_net_blocks((), None, t)), style),
            _contents(catalogue, style, request.language) if long else None,
            element("ul", cards, class_="ck-cards"),
            small_print((*sources, *packs), style),
        ),
        data={} if long else None,
        scripts=("search.js",) if long else (),
        styles=("catalogue.css",),
        drawn=tuple(drawings.sheets),
        kind="ck-document ck-catalogue",
    )


def _contents(catalogue: Catalogue, style: Style, language: str) -> Markup:
    words = own_words(language)
    links = [
        element("li", element("a", title_of(name, data), href=f"#{_anchor(name, style)}"))
        for name, data in catalogue.exercises.items()
    ]
    field = element("input", type="search", id=style.id("search"), autocomplete="off")
    search = element(
        "div",
        element("label", words.gettext("Search"), for_=style.id("search")),
        field,
        class_="ck-search",
        hidden=True,
    )
    status = element("p", role="status", class_="ck-quiet ck-found", data_none=words.gettext("Nothing found."))
    lines = element("ul", links, class_="ck-contents")
    return join(search, status, element("nav", lines, aria_label=words.gettext("Contents")))


def _card(name: str, catalogue: Catalogue, t: Translator, style: Style, drawings: Drawings) -> Markup:
    data: Mapping[str, Any] = catalogue.exercises[name]
    stops = [entry["say"] for entry in data.get("stop_when") or () if entry.get("say")]
    others = ", ".join(data.get("also_known_as") or ())
    evidence = listing(evidence_lines(data, catalogue.sources, t))
    return element(
        "li",
        style.heading(title_of(name, data), 2, id=_anchor(name, style)),
        element("p", prose(t.gettext("Also known as {names}.", names=others)), class_="ck-quiet") if others else None,
        drawings.of(data),
        dose_lines(
            dose_sentence(data.get("dose"), t, laterality=data.get("laterality")),
            intensity_sentence(data.get("intensity"), t),
            frequency_sentence(data.get("frequency"), t),
        ),
        outlined(equipment_blocks(data, t), style),
        how_to(data, t),
        warning(t.gettext("Stop"), stops, "ck-stop-own"),
        outlined(condition_blocks(data, catalogue.sources, t, level=3), style),
        element("details", element("summary", t.gettext("Evidence")), outlined(evidence, style)) if evidence else None,
        element("p", name, class_="ck-quiet ck-id"),
        class_="ck-card",
    )


def _anchor(name: str, style: Style) -> str:
    return style.id("exercise-" + re.sub(r"[^A-Za-z0-9_-]", "-", name))
