# SPDX-License-Identifier: Apache-2.0
"""All checks of one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit.model.diagnostic import Diagnostic
from corekit_figures.checking.movements import movement_faults
from corekit_figures.checking.positions import position_faults
from corekit_figures.faults import FigureInvalid
from corekit_figures.reading import read_figure
from corekit_figures.remembering import solved_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corekit_figures.solving.solved import Miss, Solved

_SIDES: Final = {"r": "right ", "l": "left "}
_WORDS: Final = {"palm": "hand", "ball": "front of the foot", "toe": "tip of the foot", "fingers": "fingers"}


def check_figure(
    figure: object, attributes: Mapping[str, object], *, cache: bool | Path = True
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a figure of an exercise with these attributes; pointers are within the figure."""
    try:
        spec = read_figure(figure)
    except FigureInvalid as error:
        return error.diagnostics
    solved = solved_figure(spec, cache)
    return (
        *_contacts(solved),
        *movement_faults(spec, solved, attributes.get("movements")),
        *position_faults(spec, attributes.get("position")),
    )


def _contacts(solved: tuple[Solved, ...]) -> Iterator[Diagnostic]:
    for index, pose in enumerate(solved):
        for miss in pose.misses:
            yield _missed(miss, f"/frames/{index}")


def _missed(miss: Miss, pointer: str) -> Diagnostic:
    word, _, side = miss.contact.rpartition("_")
    name = f"the {_SIDES.get(side, '')}{_WORDS.get(word, word) or side}"
    by = abs(miss.centimetres)
    if miss.place == "below":
        message = f"{name} is {by:.0f} cm below the floor"
        hint = "Let it touch the floor (`touch`), or bend its joints so that it stays above."
        return Diagnostic(code="figure-below-floor", message=message, hint=hint, pointer=pointer)
    if miss.place == "floor":
        where = "above what it should rest on" if miss.centimetres > 0 else "below what it should rest on"
        message = f"{name} is {by:.0f} cm {where}"
    else:
        message = f"{name} misses {miss.place if miss.place == 'its place' else f'the {miss.place}'} by {by:.0f} cm"
    hint = "Change the angles that lead there, leave out those that the solver can find, or let another part touch."
    return Diagnostic(code="figure-contact", message=message, hint=hint, pointer=pointer)
