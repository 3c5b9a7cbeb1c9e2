# SPDX-License-Identifier: Apache-2.0
"""What a plan lacks, measured against the programme rules of the seed texts (S0-5, S0-6, S0-8, S0-11, S3 aerobic)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.planning.directions import ADDRESS as DIRECTIONS
from corekit.planning.reasons import Because, because

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corekit.content.library import Library
    from corekit.planning.assessment import Assessment
    from corekit.planning.prescription import Prescription

#: Planes of movement: a programme restores all three, or says which it leaves out (S0-5; reported, never enforced).
PLANES = ("sagittal", "frontal", "transverse")
#: The three ingredients of the seed text S0-6.
QUALITIES = ("symmetry", "elasticity", "strength")
PHASES = ("relieve", "restore", "maintain")
#: The facts that say which side has the symptoms.
SIDE_FACTS = ("leg_pain_side", "arm_pain_side")
#: Minutes of moderate aerobic activity a week (World Health Organization 2020 guideline; recalled).
AEROBIC_MINUTES_A_WEEK = 150

#: Default qualities of a mode, where an exercise names none (editorial).
_ELASTIC = ("static_stretch", "passive_stretch_by_other", "pnf_stretch", "dynamic_mobility", "repeated_end_range")
QUALITY_OF_MODE = {
    **dict.fromkeys((*_ELASTIC, "sustained_end_range", "neural_slider", "neural_tensioner"), "elasticity"),
    **dict.fromkeys(("isometric", "endurance_hold", "dynamic_strength", "plyometric", "vibration"), "strength"),
    **dict.fromkeys(("motor_control", "balance"), "control"),
    "aerobic": "endurance",
    **dict.fromkeys(("self_massage", "breathing_relaxation", "positional_rest", "traction"), "relaxation"),
}


def qualities_of(attributes: Mapping[str, Any]) -> tuple[str, ...]:
    """The qualities an exercise with these attributes trains: those it names, else the one of its mode."""
    if attributes.get("qualities"):
        return tuple(attributes["qualities"])
    quality = QUALITY_OF_MODE.get(attributes.get("mode", ""))
    return (quality,) if quality else ()


def audit(planned: Sequence[Prescription], later_phases: Iterable[str], assessment: Assessment) -> tuple[Because, ...]:
    """Every finding of the audit, in a fixed order; of an empty plan only that nobody may choose a direction."""
    library = assessment.library
    if not planned:
        return tuple(directions_conflict(assessment))
    return (
        *_planes(planned, library),
        *_qualities(planned, library),
        *_phases(planned, later_phases),
        *_aerobic(planned, library),
        *_sides(planned, assessment.values),
        *directions_conflict(assessment),
    )


def _planes(planned: Sequence[Prescription], library: Library) -> Iterator[Because]:
    covered = {
        library.plane(record["movement"])
        for item in planned
        for record in library.get("exercise", item.exercise).movements or ()
    }
    for plane in PLANES:
        if plane not in covered:
            yield because("plane_missing", plane=plane)


def _qualities(planned: Sequence[Prescription], library: Library) -> Iterator[Because]:
    trained = {quality for item in planned for quality in qualities_of(library.attributes(item.exercise))}
    if all(len(item.sides) != 1 or item.sides[0] in ("both", "symptomatic", "prescribed") for item in planned):
        trained.add("symmetry")
    for quality in QUALITIES:
        if quality not in trained:
            yield because("quality_missing", quality=quality)
    if "elasticity" in trained and "strength" not in trained:
        yield because("stretch_without_strength")
    if "strength" in trained and "elasticity" not in trained:
        yield because("strength_without_stretch")


def _phases(planned: Sequence[Prescription], later_phases: Iterable[str]) -> Iterator[Because]:
    present = {item.phase for item in planned} | set(later_phases)
    for phase in PHASES:
        if phase not in present:
            yield because("phase_missing", phase=phase)


def _aerobic(planned: Sequence[Prescription], library: Library) -> Iterator[Because]:
    minutes = sum(item.minutes_per_week for item in planned if library.get("exercise", item.exercise).mode == "aerobic")
    if minutes < AEROBIC_MINUTES_A_WEEK:
        yield because("aerobic_minutes_short", minutes=round(minutes), target=AEROBIC_MINUTES_A_WEEK)


def _sides(planned: Sequence[Prescription], values: Mapping[str, Any]) -> Iterator[Because]:
    if any(values.get(fact) in ("left", "right") for fact in SIDE_FACTS):
        return
    for item in planned:
        if item.sides in (("symptomatic",), ("opposite",)):
            yield because("sides_missing", exercise=item.exercise)


def directions_conflict(assessment: Assessment) -> Iterator[Because]:
    """Both bending directions of the low back excluded (rule CX-22): nobody should choose between them by default."""
    if any(ruling.rule.address == DIRECTIONS and ruling.fired for ruling in assessment.rulings):
        yield because("directions_conflict")
