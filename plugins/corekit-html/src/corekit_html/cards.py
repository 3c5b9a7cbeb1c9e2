# SPDX-License-Identifier: Apache-2.0
"""An exercise of a plan as a card: picture, dose, steps, what to heed, and when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.dose_text import dose_sentence, frequency_sentence, intensity_sentence
from corekit.formats.exercise_outline import equipment_blocks
from corekit.formats.markup import Markup, element, join
from corekit.formats.plan_outline import caution_lines, laterality_of, own_stops
from corekit.messages.labels import plain
from corekit_html.blocks import outlined, sentences
from corekit_html.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corekit.formats.naming import Names
    from corekit.messages import Translator
    from corekit.model.plan import PlanItem
    from corekit_html.blocks import Style
    from corekit_html.figures import Drawings


def item_card(item: PlanItem, number: int, names: Names, style: Style, drawings: Drawings) -> Markup:
    """One exercise of a session, with its place in it."""
    t = names.translator
    data = _as_given(item, names)
    title = names.exercise(item.exercise)
    if item.variant:
        title = f"{title} ({plain(item.variant)})"
    heading = join(element("span", str(number), class_="ck-number"), " ", prose(title))
    before = next((other.exercise for other in names.plan.items if other.id == item.after), None)
    cautions = caution_lines(item, t)
    return element(
        "li",
        style.heading(heading, 3, id=style.id(f"item-{number}")),
        drawings.of(data),
        dose_lines(
            dose_sentence(item.dose, t, laterality=laterality_of(item, names.plan)),
            intensity_sentence(item.intensity, t),
            frequency_sentence(item.frequency, t),
        ),
        element("p", prose(t.gettext("Right after {exercise}.", exercise=names.exercise(before))), class_="ck-after")
        if before is not None
        else None,
        warning(t.gettext("Stop"), own_stops(names.plan, item.exercise), "ck-stop-own"),
        warning(t.gettext("Take care"), filter(None, cautions), "ck-care"),
        outlined(equipment_blocks(data, t), style),
        how_to(data, t),
        class_="ck-card",
        data_item=str(names.plan.items.index(item)),
    )


def _as_given(item: PlanItem, names: Names) -> Mapping[str, Any]:
    """The exercise as the plan carries it, with what the variant of this item says otherwise."""
    data = names.plan.exercises.get(item.exercise) or {}
    said = (data.get("variants") or {}).get(item.variant) or {}
    return {**data, **said}


def how_to(data: Mapping[str, Any], t: Translator) -> Markup:
    """Steps, cues and mistakes."""
    return join(
        sentences(data["steps"], numbered=True) if data.get("steps") else None,
        _labelled(t.gettext("Think of"), data.get("cues") or ()),
        _labelled(t.gettext("Avoid"), data.get("mistakes") or ()),
    )


def dose_lines(dose: str, intensity: str, frequency: str) -> Markup:
    """How much in large type, how hard and how often below it."""
    rest = " · ".join(_capital(part) for part in (frequency, intensity) if part)
    return join(
        element("p", prose(_capital(dose)), class_="ck-dose") if dose else None,
        element("p", prose(rest), class_="ck-often" if dose else "ck-dose") if rest else None,
    )


def warning(title: str, lines: Iterable[str], kind: str) -> Markup | None:
    """What is to be heeded in this exercise; None where there is nothing."""
    given = tuple(dict.fromkeys(lines))
    if not given:
        return None
    said = prose(given[0]) if len(given) == 1 else sentences(given)
    return element("div", element("strong", title), " ", said, class_=f"ck-heed {kind}")


def _labelled(title: str, lines: Iterable[str]) -> Markup | None:
    said = " ".join(dict.fromkeys(lines))
    return element("p", element("b", title), " ", prose(said), class_="ck-hint") if said else None


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
