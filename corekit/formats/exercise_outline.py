# SPDX-License-Identifier: Apache-2.0
"""An exercise as a person reads it: dose, steps, what to watch, when to stop, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import with_citation
from corekit.formats.dose_text import prescription_sentence
from corekit.formats.outline import Heading, Notice, Outline, Paragraph, listing, section
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.messages import Translator

#: Attributes that describe the movement, in the order in which they are told.
_TOLD = (
    "mode",
    "qualities",
    "movement_family",
    "movements",
    "position",
    "muscles_stretched",
    "muscles_loaded",
    "muscles_pressed",
    "nerve_tension",
    "load",
    "impact",
    "effort",
    "velocity",
    "symmetry",
    "assistance",
    "balance_demand",
    "pressure",
    "breath_hold",
    "head_below_heart",
    "abdominal_pressure",
    "laterality",
)


def exercise_outline(
    exercise: Mapping[str, Any], translator: Translator, sources: Mapping[str, Any] | None = None
) -> Outline:
    """The whole exercise, on its own page; `sources` are bibliographic records by id."""
    t, records = translator, sources or {}
    title = exercise.get("title") or plain(str(exercise.get("id", "")))
    return (
        Heading(text=title, level=1),
        *_names(exercise, t),
        *prescription_blocks(exercise, t),
        *equipment_blocks(exercise, t),
        *section(t.gettext("How to do it"), listing(exercise.get("steps") or (), numbered=True)),
        *section(t.gettext("Think of"), listing(exercise.get("cues") or ())),
        *section(t.gettext("Mistakes"), listing(exercise.get("mistakes") or ())),
        *stop_blocks(exercise, t),
        *condition_blocks(exercise, records, t),
        *section(t.gettext("What it is"), listing(_attributes(exercise))),
        *section(t.gettext("Evidence"), listing(evidence_lines(exercise, records, t))),
        *device_statement(t),
        *safety_net_blocks((), None, t),
    )


def prescription_blocks(exercise: Mapping[str, Any], translator: Translator) -> Outline:
    """Dose, intensity and frequency in one line."""
    text = prescription_sentence(exercise, translator)
    return (Paragraph(text=text, strong=True),) if text else ()


def equipment_blocks(exercise: Mapping[str, Any], translator: Translator) -> Outline:
    """What is needed; where one of several things serves, all are named."""
    needed = [
        translator.gettext("one of these: {things}", things=", ".join(map(plain, entry)))
        if isinstance(entry, list | tuple)
        else plain(entry)
        for entry in exercise.get("equipment") or ()
    ]
    if not needed:
        return ()
    return (Paragraph(text=translator.gettext("You need: {things}.", things=", ".join(needed))),)


def stop_blocks(exercise: Mapping[str, Any], translator: Translator) -> Outline:
    """When to stop this exercise."""
    lines = tuple(entry["say"] for entry in exercise.get("stop_when") or () if entry.get("say"))
    return (Notice(title=translator.gettext("Stop"), lines=lines),) if lines else ()


def _names(exercise: Mapping[str, Any], translator: Translator) -> Outline:
    others = exercise.get("also_known_as") or ()
    if not others:
        return ()
    return (Paragraph(text=translator.gettext("Also known as {names}.", names=", ".join(others)), quiet=True),)


def condition_blocks(
    exercise: Mapping[str, Any], records: Mapping[str, Any], translator: Translator, *, level: int = 2
) -> Outline:
    """Its own reasons against it, beside those of all rules."""
    titles = (
        (translator.gettext("Not for you if"), "excluded_when"),
        (translator.gettext("Take care if"), "caution_when"),
    )
    return tuple(
        block
        for title, key in titles
        for block in section(
            title,
            listing(
                [
                    with_citation(entry.get("because", ""), entry.get("sources"), records, translator)
                    for entry in exercise.get(key) or ()
                ]
            ),
            level=level,
        )
    )


def evidence_lines(exercise: Mapping[str, Any], records: Mapping[str, Any], translator: Translator) -> list[str]:
    """What speaks for it, each with its sources in short."""
    return [
        with_citation(entry.get("text", ""), entry.get("sources"), records, translator)
        for entry in exercise.get("evidence") or ()
    ]


def _attributes(exercise: Mapping[str, Any]) -> list[str]:
    return [f"{plain(key)}: {text}" for key in _TOLD if key in exercise and (text := _value(exercise[key]))]


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(plain(str(part)) for part in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(_value(part) for part in value)
    return plain(str(value))
