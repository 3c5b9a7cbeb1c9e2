# SPDX-License-Identifier: Apache-2.0
"""Names of outcomes, phases, days and the like, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.messages.catalogue import N_

if TYPE_CHECKING:
    from datetime import date

    from corekit.messages.catalogue import Translator

OUTCOMES = {
    "refer_emergency": N_("Emergency: get help now"),
    "refer_urgent": N_("See a clinician soon, before any exercise"),
    "hold": N_("Not yet: something that matters for your safety is open"),
    "stop_today": N_("No exercise today"),
    "refer_routine": N_("Book an appointment with a clinician"),
    "proceed": N_("Nothing found that forbids exercise"),
}

#: What to do now, outcome by outcome; a rule's own sentence stands beside it.
ADVICE = {
    "refer_emergency": N_("Go to an emergency department or call an ambulance now. Do not exercise."),
    "refer_urgent": N_("Speak to a doctor or physiotherapist before you do any exercise."),
    "hold": N_("What is open stands below. Until it is settled, no exercise is given."),
    "stop_today": N_("Do not exercise today. Answer the questions again before your next session."),
    "refer_routine": N_("Book an appointment with a doctor or physiotherapist."),
    "proceed": N_("You may start. Stop if a warning sign below appears."),
}

PHASES = {
    "relieve": N_("Relieve"),
    "restore": N_("Restore"),
    "maintain": N_("Maintain"),
}

REVIEW_STATES = {
    "draft": N_("draft: not yet reviewed by a clinician"),
    "reviewed": N_("reviewed"),
    "signed": N_("signed by a clinician"),
    "expired": N_("the review has expired"),
}

CERTAINTIES = {
    "verified": N_("checked against the publication"),
    "recalled": N_("quoted from memory, not yet checked"),
    "editorial": N_("a decision of the authors"),
}

RECHECKS = {
    "current": N_("Your plan still fits your answers."),
    "changed": N_("Something has changed since your plan was made. Make a new plan."),
    "unsafe": N_("Your plan is no longer safe for you. Stop, and make a new plan."),
    "pack_missing": N_("Content of your plan is not installed here, so it could not be checked in full."),
}

MEASURES = {
    "pain_rest_nprs": N_("Pain at rest"),
    "pain_during_nprs": N_("Pain during exercise"),
}

MOVES = {
    "stop": N_("Stop: do not go on with this"),
    "refer": N_("Show this to a clinician"),
    "regress": N_("A step back"),
    "stay": N_("Go on as you are"),
    "advance": N_("A step forward"),
}

#: Pages of the intake, by the `group` of their facts.
GROUPS = {
    "aorta": N_("Main artery"),
    "arm": N_("Arm"),
    "blood": N_("Blood, clots and diabetes"),
    "bone": N_("Bones"),
    "cauda_equina": N_("Bladder, bowel and saddle area"),
    "exercise_response": N_("Reaction to exercise"),
    "eyes": N_("Eyes"),
    "falls": N_("Falls"),
    "feet_and_leg_length": N_("Feet and length of the legs"),
    "general_health": N_("General health"),
    "heart_disease": N_("Heart disease"),
    "heart_symptoms": N_("Signs from the heart"),
    "implants": N_("Operations and implants"),
    "infection_risk": N_("Risk of infection"),
    "inflammatory_back_pain": N_("Inflammation"),
    "injured_muscles": N_("Injured or painful muscles"),
    "joints_and_muscles": N_("Joints and muscles"),
    "leg_nerves": N_("Strength and feeling in the legs"),
    "leg_symptoms": N_("Legs"),
    "limits_given": N_("Help, and limits given by clinicians"),
    "long_term_conditions": N_("Long-term conditions"),
    "movement_tests": N_("What movement does"),
    "neck_arteries": N_("Neck and head"),
    "neck_stability": N_("Stability of the neck"),
    "next_day": N_("The day after"),
    "pain_character": N_("Kind of pain"),
    "person": N_("About you"),
    "pregnancy": N_("Pregnancy"),
    "pressure": N_("Blood pressure and pressure in the body"),
    "readings": N_("Blood pressure and pulse"),
    "spinal_cord": N_("Hands, walking and spinal cord"),
    "this_episode": N_("This episode"),
    "today": N_("Today"),
    "urgent_now": N_("Signs that need help now"),
    "vessel_risk": N_("Risk to blood vessels"),
}

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


#: Units of questions that are words; signs such as mm and mmHg are the same everywhere.
UNITS = {
    "points": N_("points"),
    "days": N_("days"),
    "weeks": N_("weeks"),
    "months": N_("months"),
    "years": N_("years"),
    "minutes": N_("minutes"),
    "seconds": N_("seconds"),
    "sessions": N_("sessions"),
    "repetitions": N_("repetitions"),
    "falls": N_("falls"),
    "degrees": N_("degrees"),
    "percent": N_("percent"),
    "beats/min": N_("beats a minute"),
    "degC": N_("°C"),
}


def unit_name(unit: str, translator: Translator) -> str:
    """The unit of a question in words; one that a pack made up stays as it is written."""
    return translator.gettext(UNITS[unit]) if unit in UNITS else unit


def label(table: dict[str, str], key: str | None, translator: Translator) -> str:
    """The name of `key` from one of this module's tables; a key that it does not hold is shown as it is."""
    if key is None:
        return ""
    return translator.gettext(table[key]) if key in table else plain(key)


def group_title(group: str, translator: Translator) -> str:
    """The title of a page of questions; a group that the core does not know is shown as words."""
    title = label(GROUPS, group, translator)
    return title[:1].upper() + title[1:]


def plain(identifier: str) -> str:
    """An id as words, for what has no title: `mild_one_leg` is `mild one leg`."""
    return identifier.rpartition(":")[2].replace("_", " ").replace("-", " ")


def day(when: date, translator: Translator) -> str:
    """`21 November 2026`."""
    return translator.pgettext(
        "date", "{day} {month} {year}", day=when.day, month=translator.gettext(_MONTHS[when.month - 1]), year=when.year
    )


def weekday(when: date, translator: Translator) -> str:
    """`Saturday`."""
    return translator.gettext(_WEEKDAYS[when.weekday()])


def short_weekday(when: date, translator: Translator) -> str:
    """`Sat`."""
    return translator.gettext(_SHORT_WEEKDAYS[when.weekday()])


def long_day(when: date, translator: Translator) -> str:
    """`Saturday 21 November 2026`."""
    return translator.pgettext(
        "date", "{weekday} {date}", weekday=weekday(when, translator), date=day(when, translator)
    )
