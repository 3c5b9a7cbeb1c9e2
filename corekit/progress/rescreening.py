# SPDX-License-Identifier: Apache-2.0
"""What a journal takes away from the person at once: findings for the screening, and answers to be given anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.model.finding import Finding
from corekit.progress.responses import reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.journal import JournalEntry
    from corekit.model.profile import Answer

_CES = (
    "ces_saddle_sensation_change",
    "ces_urine_hard_to_start_or_stop",
    "ces_urine_sensation_lost",
    "ces_urine_leak_new",
    "ces_bowel_control_or_sensation_change",
    "ces_sexual_function_change",
)
#: A new symptom in a session -> the questions that are asked again at once (SS-11; editorial).
ASKED_AGAIN: Mapping[str, tuple[str, ...]] = {
    "limb_tingling_or_numbness": ("leg_numbness", "both_hands_numb"),
    "limb_weakness": ("leg_weakness", "foot_drop", "arm_weakness"),
    "symptoms_in_both_legs": ("leg_pain_side", "leg_weakness", "leg_numbness", *_CES),
    "saddle_numbness": _CES,
    "bladder_or_bowel_change": _CES,
    "urine_leak": _CES,
    "electric_shock_down_spine": ("lhermitte", "hand_clumsiness_new", "gait_unsteady_new"),
    "dizziness": ("stroke_like_symptom", "vertigo_now"),
    "faint_or_collapse": ("collapse_or_faint", "stroke_like_symptom"),
    "visual_disturbance": ("stroke_like_symptom", "red_painful_eye_now"),
    "speech_or_face_change": ("stroke_like_symptom",),
    "severe_headache": ("neck_head_pain_thunderclap", "neck_head_pain_unlike_any_other"),
    "chest_jaw_or_arm_pain": ("chest_pain_current",),
    "breathless_out_of_proportion": ("chest_pain_current", "calf_swelling_pain_unilateral"),
    "palpitations": ("chest_pain_current",),
    "calf_pain_or_swelling": ("calf_swelling_pain_unilateral",),
    "severe_pain_after_fall": ("trauma_level",),
}
_EMERGENCY = "Go to an emergency department or call an ambulance now."


def voided(entries: Iterable[JournalEntry], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """*answers* without those that a new symptom in one of *entries* makes too old: they are asked again."""
    kept = dict(answers)
    for entry in entries:
        for symptom in _symptoms(entry):
            for fact in ASKED_AGAIN.get(symptom, ()):
                given_with_it = fact in (entry.facts or {})
                if fact in kept and not given_with_it and (kept[fact].on or "") <= entry.date:
                    del kept[fact]
    return kept


def _symptoms(entry: JournalEntry) -> tuple[str, ...]:
    told = [entry.facts or {}, *(result.facts or {} for result in entry.exercises or ())]
    named = [each.get("new_symptom_in_session") or () for each in told]
    return tuple(dict.fromkeys(word for words in named for word in ((words,) if isinstance(words, str) else words)))


def findings(
    entries: Sequence[JournalEntry],
    rules: Mapping[str, Sequence[tuple[JournalEntry, Mapping[str, Any]]]],
    library: Library,
    *,
    today: date,
    referred: bool,
) -> tuple[Finding, ...]:
    """
    What the screening has to know of the journal.

    *rules* are the session rules that were true, each with the entries it was true in; *entries* those to be looked at
    exercise by exercise; *referred* whether some move refers.
    """
    found = [
        *_emergency(rules),
        *_today(rules, today),
        *_worse(rules),
        *_movements(entries, library),
    ]
    if referred:
        because = "What the journal tells should be seen by a clinician."
        found.append(Finding(id="refer", because=because, outcome="refer_routine", sources="editorial"))
    distinct = {finding.id: finding for finding in found}
    return tuple(distinct[name] for name in sorted(distinct))


def _emergency(rules: Mapping[str, Any]) -> Iterator[Finding]:
    if "emergency" in rules:
        because = "The journal holds a sign that needs emergency care."
        yield Finding(id="emergency", because=because, outcome="refer_emergency", say=_EMERGENCY, sources="editorial")


def _today(rules: Mapping[str, Sequence[tuple[JournalEntry, Mapping[str, Any]]]], today: date) -> Iterator[Finding]:
    """A session that was ended by a symptom is the last of its day."""
    for rule, because in (
        ("new_symptom", "A new symptom ended today's session."),
        ("sharp_pain_or_spasm", "Sharp pain or a spasm ended today's session."),
    ):
        for entry, _ in rules.get(rule, ()):
            if entry.date == today.isoformat():
                yield Finding(id=rule.replace("_", "-"), because=because, outcome="stop_today", sources="editorial")


def _worse(rules: Mapping[str, Sequence[tuple[JournalEntry, Mapping[str, Any]]]]) -> Iterator[Finding]:
    for _, values in rules.get("worse", ()):
        urgent = any(
            values.get(fact) == "yes" for fact in ("worse_rapidly", "neurological_deficit", "night_pain_prevents_sleep")
        )
        because = "Getting worse is never an expected effect of an exercise."
        yield Finding(id="worse", because=because, outcome="stop_today", sources="editorial")
        outcome = "refer_urgent" if urgent else "refer_routine"
        yield Finding(id="worse-referred", because=because, outcome=outcome, sources="editorial")


def _movements(entries: Iterable[JournalEntry], library: Library) -> Iterator[Finding]:
    """Directions that symptoms travelled in, and movements that brought sharp pain, are not given again."""
    for entry in entries:
        for result in entry.exercises or ():
            if not library.has("exercise", result.exercise):
                continue
            told = {**(entry.facts or {}), **reported(result)}
            records = library.attributes(result.exercise).get("movements") or ()
            if told.get("symptom_location_change") == "peripheralised":
                yield from _direction(records, told.get("last_movement"))
            if _is_sharp(told):
                yield from _same(records)


def _is_sharp(told: Mapping[str, Any]) -> bool:
    return (
        told.get("stretch_sensation") == "sharp_or_radiating"
        or told.get("muscle_spasm_triggered") in ("yes", True)
        or told.get("pain_before_stretch_begins") in ("yes", True)
    )


def _direction(records: Iterable[Mapping[str, Any]], named: Any) -> Iterator[Finding]:
    """The direction that was told, else those in which the exercise goes to the end of the range."""
    told = list(records)
    furthest = [record for record in told if record.get("range") == "end"] or told
    movements = [named] if isinstance(named, str) else [record["movement"] for record in furthest]
    for movement in dict.fromkeys(movements):
        yield Finding(
            id=f"direction-{movement}".replace("_", "-"),
            because="Symptoms moved away from the spine with this direction; a clinician should look first.",
            exclude=({"movements": {"has": {"region": "spine", "movement": movement}}},),
            sources="editorial",
        )


def _same(records: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    for record in records:
        same = {key: record[key] for key in ("region", "movement", "range") if key in record}
        yield Finding(
            id="movement-" + "-".join(str(value) for value in same.values()).replace("_", "-"),
            because="This movement brought sharp or radiating pain or a spasm.",
            exclude=({"movements": {"has": same}},),
            sources="editorial",
        )
