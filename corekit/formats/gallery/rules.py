# SPDX-License-Identifier: Apache-2.0
"""Rules and conditions in words: when, what then, what while nobody knows, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.formats.citations import with_citation
from corekit.formats.gallery.markup import anchor, prose, sentences
from corekit.formats.markup import Markup, element, join
from corekit.messages.labels import OUTCOMES, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.formats.gallery.page import Gallery

_POLICIES: Final = {
    "hold": "no exercise is given until it is answered",
    "apply": "it acts as if it were so",
    "caution": "it only asks for care",
    "ignore": "it does nothing",
}
_EFFECTS: Final = {
    "exclude": "Leaves out",
    "caution": "Asks for care with",
    "limit": "Limits",
    "prefer": "Prefers",
}


def rule_card(identifier: str, gallery: Gallery) -> Markup:
    """One rule of the pack."""
    data = gallery.item("rule", identifier)
    then = data["then"]
    return element(
        "article",
        element("h3", data["title"], " ", gallery.review_badge("rule", identifier)),
        element("dl", _pair("When", gallery.words.condition(data["when"])), _then(then, gallery), _unknown(data)),
        _because(identifier, data, gallery),
        element("p", identifier, class_="quiet id"),
        id=anchor("rule", identifier),
        class_=f"card rule {then.get('outcome') or ''}".strip(),
    )


def condition_card(identifier: str, gallery: Gallery) -> Markup:
    """One condition of the pack."""
    data = gallery.item("condition", identifier)
    pairs = []
    if data.get("recognised_by") is not None:
        pairs.append(_pair("Recognised by", gallery.words.condition(data["recognised_by"])))
    for effect, words in _EFFECTS.items():
        for entry in data.get(effect) or ():
            state = entry.get("when")
            when = join(element("br"), "only when ", gallery.words.condition(state)) if state is not None else None
            bounds = _bounds(entry)
            pairs.append(
                _pair(
                    words,
                    join(
                        gallery.words.selector(entry["select"]),
                        bounds,
                        when,
                        element("p", prose(entry["because"]), class_="quiet"),
                    ),
                )
            )
    return element(
        "article",
        element("h3", data["title"], " ", gallery.review_badge("condition", identifier)),
        element("p", prose(data["pattern"])) if data.get("pattern") else None,
        element("dl", pairs) if pairs else None,
        sentences(data.get("escalation") or ()),
        element("p", identifier, class_="quiet id"),
        id=anchor("condition", identifier),
        class_="card",
    )


def _then(then: Mapping[str, Any], gallery: Gallery) -> Iterator[Markup]:
    if then.get("outcome"):
        days = f", within {then['within_days']} days" if then.get("within_days") is not None else ""
        yield _pair("Then", element("strong", label(OUTCOMES, then["outcome"], gallery.translator), days))
    for effect in ("exclude", "caution", "prefer"):
        for selector in then.get(effect) or ():
            yield _pair(_EFFECTS[effect], gallery.words.selector(selector))
    for entry in then.get("limit") or ():
        yield _pair("Limits", join(gallery.words.selector(entry["select"]), _bounds(entry)))
    treated = then.get("treat_as")
    if treated:
        names = [treated] if isinstance(treated, str) else treated
        yield _pair("Treats as", element("span", ", ".join(gallery.words.title("condition", name) for name in names)))
    if then.get("ask"):
        yield _pair("Asks", element("ul", [element("li", gallery.words.title("fact", name)) for name in then["ask"]]))
    say = then.get("say")
    if say:
        yield _pair("Says", element("div", sentences([say] if isinstance(say, str) else say), class_="notice"))


def _bounds(entry: Mapping[str, Any]) -> Markup | None:
    parts = []
    for part in ("dose", "intensity", "frequency", "scale"):
        for key, bound in (entry.get(part) or {}).items():
            said = (
                ", ".join(f"{plain(name)} {figure}" for name, figure in bound.items())
                if isinstance(bound, dict)
                else f"times {bound}"
            )
            parts.append(f"{plain(key)} {said}")
    parts.extend(f"without {plain(key)}" for key in entry.get("without") or ())
    if not parts:
        return None
    per = f" a {entry['per']}" if entry.get("per") else ""
    return element("p", "; ".join(parts) + per, class_="bounds")


def _unknown(data: Mapping[str, Any]) -> Markup:
    because = f" ({data['unknown_because']})" if data.get("unknown_because") else ""
    return _pair(
        "While nobody knows", element("span", _POLICIES.get(data["if_unknown"], plain(data["if_unknown"])), because)
    )


def _because(identifier: str, data: Mapping[str, Any], gallery: Gallery) -> Markup:
    records = gallery.records(identifier, data)
    return element(
        "p", prose(with_citation(data["because"], data["sources"], records, gallery.translator)), class_="because"
    )


def _pair(name: str, value: Markup) -> Markup:
    return join(element("dt", name), element("dd", value))
