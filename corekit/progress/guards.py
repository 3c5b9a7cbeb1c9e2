# SPDX-License-Identifier: Apache-2.0
"""Guards: when a move is made and where it leads; those of a progression, and the core's own for every stage."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import attrs

from corekit.criteria import parse
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from corekit.criteria import Criteria
    from corekit.criteria.subject import Subject
    from corekit.model.progression import Always, Progression, Stage

#: Moves that may not be left undecided: while one of these is unknown, nothing goes forward.
CAUTIOUS = ("stop", "refer", "regress", "stay")
#: What a dose is halved in (SS-07, editorial; published cuts range from 20 to 50 %).
HALF: Mapping[str, float] = {
    "sets": 0.5,
    "reps": 0.5,
    "cycles": 0.5,
    "hold_seconds": 0.5,
    "contract_seconds": 0.5,
    "minutes": 0.5,
    "metres": 0.5,
}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Guard(Record):
    """One guard of a move; what asks for a fact that is not installed any more stays unknown."""

    move: str
    when: Criteria
    because: str
    pack: str
    to: str | None = None
    by: str | None = None
    scale: Mapping[str, float] | None = None
    sources: Any = None
    #: The id of the core's own rule; None for a guard of a progression.
    rule: str | None = None
    #: Where it stands in its progression, as a JSON pointer.
    pointer: str = ""

    @property
    def way(self) -> str:
        """What the move changes: `stage`, `exercise` or `dose`."""
        return self.by or ("dose" if self.scale and self.to is None else "stage")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class SessionRule:
    """One of the core's own responses; *replaceable* ones give way to a progression that says why."""

    id: str
    move: str
    when: Any
    because: str
    by: str | None = None
    scale: Mapping[str, float] | None = None
    replaceable: bool = False


#: Symptoms after which the session ends and the warning signs are asked again (SS-11).
NEW_SYMPTOMS = (
    "limb_tingling_or_numbness",
    "limb_weakness",
    "symptoms_in_both_legs",
    "saddle_numbness",
    "bladder_or_bowel_change",
    "electric_shock_down_spine",
    "dizziness",
    "faint_or_collapse",
    "visual_disturbance",
    "speech_or_face_change",
    "severe_headache",
    "chest_jaw_or_arm_pain",
    "breathless_out_of_proportion",
    "palpitations",
    "calf_pain_or_swelling",
    "severe_pain_after_fall",
)

#: The guards in every stage (domain rules, common sheet 9 and the session rules SS-03 to SS-11), in the order in which
#: they are told. Those that are replaceable are the default responses.
SESSION_RULES: tuple[SessionRule, ...] = (
    SessionRule(
        id="emergency",
        move="stop",
        when={"stop_a": "yes"},
        because="A sign that needs emergency care ends the programme.",
    ),
    SessionRule(
        id="new_symptom",
        move="stop",
        when={"new_symptom_in_session": {"includes_any": list(NEW_SYMPTOMS)}},
        because="A new symptom during the session has to be looked at before anything else is done.",
    ),
    SessionRule(
        id="peripheralised",
        move="stop",
        when={"symptom_location_change": "peripheralised"},
        because="Symptoms that move away from the spine end this direction.",
    ),
    SessionRule(
        id="worse",
        move="stop",
        when={"overall_change": "worse"},
        because="Getting worse is never an expected effect of an exercise.",
    ),
    SessionRule(
        id="repeated_sharp_pain_or_spasm",
        move="refer",
        when={"sharp_or_spasm_sessions": {"at_least": 2}},
        because="Sharp or radiating pain or a spasm has come back.",
    ),
    SessionRule(
        id="no_improvement",
        move="refer",
        when={
            "any": [
                {
                    "all": [
                        {"pain_duration_days": {"below": 84}},
                        {"days_since_start": {"at_least": 5}},
                        {"overall_change": "same"},
                    ]
                },
                {
                    "all": [
                        {"pain_duration_days": {"at_least": 84}},
                        {"days_since_start": {"at_least": 42}},
                        {"overall_change": "same"},
                    ]
                },
            ]
        },
        because="There is no improvement after the time in which some could be expected.",
    ),
    SessionRule(
        id="repeated_flare",
        move="refer",
        when={"flares_in_row": {"at_least": 2}},
        because="Two sessions in a row were followed by a worse next day.",
        replaceable=True,
    ),
    SessionRule(
        id="sharp_pain_or_spasm",
        move="regress",
        when={"any": [{"stretch_sensation": "sharp_or_radiating"}, {"muscle_spasm_triggered": "yes"}]},
        because="Sharp or radiating pain or a spasm ends this exercise.",
        by="exercise",
    ),
    SessionRule(
        id="repeated_stop",
        move="regress",
        when={"stop_b_sessions_in_row": {"at_least": 2}},
        because="Two sessions in a row had to be stopped.",
        replaceable=True,
    ),
    SessionRule(
        id="pain_rise",
        move="regress",
        when={
            "any": [
                {"all": [{"pain_shifted": "yes"}, {"not": {"symptom_location_change": "centralised"}}]},
                {"pain_change_during": {"at_least": 2}},
            ]
        },
        because="The pain rose by two points or more, or moved.",
        by="dose",
        scale=HALF,
        replaceable=True,
    ),
    SessionRule(
        id="pain_cap",
        move="regress",
        when={"pain_during_nprs": {"above": 5}},
        because="Pain above 5 of 10 during the exercise is too much.",
        by="dose",
        scale=HALF,
        replaceable=True,
    ),
    SessionRule(
        id="flare",
        move="regress",
        when={"flares_in_row": {"at_least": 1}},
        because="The session was followed by a worse next day.",
        by="dose",
        scale=HALF,
        replaceable=True,
    ),
    SessionRule(
        id="hold",
        move="stay",
        when={
            "any": [
                {"pain_next_day_change": 1},
                {"technique_lost": "yes"},
                {"dose_completed_percent": {"below": 80}},
                {"adherence_percent": {"below": 50}},
            ]
        },
        because="A small rise the next day, a lost technique or missed sessions hold the dose where it is.",
    ),
)


def session_guards(subject: Subject, *, replaced: bool) -> tuple[Guard, ...]:
    """The core's own guards; without the default responses where a progression has *replaced* them."""
    guards = zip(SESSION_RULES, _session_guards(cast("Hashable", subject)), strict=True)
    return tuple(guard for rule, guard in guards if not (replaced and rule.replaceable))


@lru_cache(maxsize=8)
def _session_guards(subject: Hashable) -> tuple[Guard, ...]:
    """All of `SESSION_RULES`, parsed once for those who ask of the same facts."""
    return tuple(
        Guard(
            move=rule.move,
            when=parse(rule.when, cast("Subject", subject)),
            because=rule.because,
            pack="core",
            by=rule.by,
            scale=rule.scale,
            sources="editorial",
            rule=rule.id,
        )
        for rule in SESSION_RULES
    )


def guards_of(progression: Progression, stage: Stage, pack: str, subject: Subject) -> tuple[Guard, ...]:
    """The guards of *stage* with those that are tested in every stage, its own first."""
    index = next(place for place, each in enumerate(progression.stages) if each.id == stage.id)
    places: list[tuple[Stage | Always, str]] = [(stage, f"/stages/{index}")]
    if progression.always is not None:
        places.append((progression.always, "/always"))
    return tuple(
        guard
        for holder, pointer in places
        for move in ("stop", "refer", "regress", "stay", "advance")
        for guard in _written(move, getattr(holder, move), f"{pointer}/{move}", pack, progression, subject)
    )


def _written(
    move: str, given: Any, pointer: str, pack: str, progression: Progression, subject: Subject
) -> Iterator[Guard]:
    several = isinstance(given, list | tuple)
    for place, data in enumerate(given if several else () if given is None else (given,)):
        yield Guard(
            move=move,
            when=parse(data["when"], subject),
            because=data.get("because") or progression.because or progression.title,
            pack=pack,
            to=data.get("to"),
            by=data.get("by"),
            scale=data.get("scale"),
            sources=data.get("sources", progression.sources),
            pointer=f"{pointer}/{place}" if several else pointer,
        )
