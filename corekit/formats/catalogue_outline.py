# SPDX-License-Identifier: Apache-2.0
"""Exercises of packs to look through: how each is done, who should not do it, and where all of it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import certainties, source_lines
from corekit.formats.exercise_outline import (
    condition_blocks,
    equipment_blocks,
    evidence_lines,
    prescription_blocks,
    stop_blocks,
)
from corekit.formats.outline import Heading, Outline, Paragraph, listing, section
from corekit.formats.plan_outline import pack_lines
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.messages import Translator
    from corekit.model.catalogue import Catalogue


def catalogue_outline(catalogue: Catalogue, translator: Translator) -> Outline:
    """The whole catalogue."""
    t = translator
    return (
        Heading(text=catalogue.title, level=1),
        *warning_blocks(t),
        *(block for name, data in catalogue.exercises.items() for block in _exercise(name, data, catalogue, t)),
        *safety_net_blocks((), None, t),
        *section(t.gettext("Sources"), listing(cited_lines(catalogue, t))),
        *section(t.gettext("Made from"), listing(pack_lines(catalogue.packs, t))),
    )


def warning_blocks(translator: Translator) -> Outline:
    """That nobody has been screened for these exercises."""
    unscreened = translator.gettext(
        "These exercises were chosen for nobody: one that helps somebody else can harm you. Make a plan first."
    )
    return (Paragraph(text=unscreened, strong=True), *device_statement(translator))


def title_of(name: str, exercise: Mapping[str, Any]) -> str:
    """What an exercise is called."""
    return str(exercise.get("title") or plain(name))


def cited_lines(catalogue: Catalogue, translator: Translator) -> tuple[str, ...]:
    """Every source with how certain its use is."""
    used = (pair for data in catalogue.exercises.values() for pair in _cited(data))
    return source_lines(used, catalogue.sources, translator)


def _exercise(name: str, data: Mapping[str, Any], catalogue: Catalogue, t: Translator) -> Outline:
    return (
        Heading(text=title_of(name, data)),
        *prescription_blocks(data, t),
        *equipment_blocks(data, t),
        *listing(data.get("steps") or (), numbered=True),
        *section(t.gettext("Think of"), listing(data.get("cues") or ()), level=3),
        *section(t.gettext("Mistakes"), listing(data.get("mistakes") or ()), level=3),
        *stop_blocks(data, t),
        *condition_blocks(data, catalogue.sources, t, level=3),
        *section(t.gettext("Evidence"), listing(evidence_lines(data, catalogue.sources, t)), level=3),
    )


def _cited(data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources":
                yield from certainties(value).items()
            else:
                yield from _cited(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _cited(value)
