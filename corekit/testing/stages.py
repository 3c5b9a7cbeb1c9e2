# SPDX-License-Identifier: Apache-2.0
"""What a person is given in each stage of a progression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.model.position import Position
from corekit.planning.assessment import Assessment
from corekit.planning.plan import Request, make_plan
from corekit.planning.rulebook import RuleBook
from corekit.testing.people import TODAY

if TYPE_CHECKING:
    from datetime import date

    from corekit.kit import Kit
    from corekit.model.profile import Profile


def lost_in_stages(
    kit: Kit, person: Profile, /, regimen: str, progression: str, *, today: date = TODAY
) -> dict[str, frozenset[str]]:
    """
    Return the exercises that *progression* names and that *person* is not given by *regimen*, by stage.

    In each stage the person is taken to have got so far, with the answers and the equipment that they have. Stages that
    lose nothing are left out. Raises `UnknownName` for a regimen or progression that *kit* does not have.
    """
    library = kit.library
    ladder = library.resolve("progression", progression)
    wished = (library.resolve("regimen", regimen),)
    assessment = Assessment(library=library, book=RuleBook.of(library), answers=person.dated(), today=today)
    lost = {}
    for stage in library.get("progression", ladder).stages:
        place = Position(progression=ladder, stage=stage.id, phase=stage.phase, since=today.isoformat())
        request = Request(start=today, regimens=wished, equipment=person.equipment, positions={ladder: place})
        given = {item.exercise for item in make_plan(assessment, request).items}
        lost[stage.id] = frozenset(use.exercise for use in stage.use) - given
    return {stage: names for stage, names in lost.items() if names}
