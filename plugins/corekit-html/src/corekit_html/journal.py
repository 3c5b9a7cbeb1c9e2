# SPDX-License-Identifier: Apache-2.0
"""The journal of a plan's page: what its script asks after a session, and what it needs to write entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from corekit.formats.markup import Markup, element
from corekit.messages import N_
from corekit.messages.labels import day, long_day
from corekit_html.days import minutes_text
from corekit_html.timer import timer_of
from corekit_html.words import own_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.formats.naming import Names
    from corekit.messages import Translator
    from corekit.model.plan import Plan, PlanItem
    from corekit_html.blocks import Style

#: Questions after a session: fact of the core, whether it is told of each exercise, the question, and its choices
#: (answer, label); a question without choices takes a number between bounds.
QUESTIONS: Final[tuple[tuple[str, bool, str, Any], ...]] = (
    ("pain_rest_nprs", False, N_("Pain at rest before you began"), (0, 10)),
    ("pain_during_nprs", True, N_("Strongest pain while you exercised"), (0, 10)),
    (
        "symptom_location_change",
        True,
        N_("Where did your symptoms go?"),
        (
            ("unchanged", N_("They stayed where they are, or I have none")),
            ("centralised", N_("Nearer to the spine")),
            ("peripheralised", N_("Further down the arm or leg")),
        ),
    ),
    (
        "new_symptom_in_session",
        False,
        N_("Did anything new appear or grow, such as numbness, weakness or dizziness?"),
        (((), N_("No, nothing")), ("unknown", N_("Yes"))),
    ),
    (
        "stopped_early",
        False,
        N_("Did you stop before the end because of symptoms?"),
        (("no", N_("No")), ("yes", N_("Yes"))),
    ),
)
#: Questions on the day after a session, told of that session.
NEXT_DAY: Final[tuple[tuple[str, bool, str, Any], ...]] = (
    ("pain_next_day_change", False, N_("Pain now, compared with before that session"), (-10, 10)),
    (
        "pain_above_baseline_24h",
        False,
        N_("Were your symptoms still stronger 24 hours later?"),
        (("no", N_("No")), ("yes", N_("Yes"))),
    ),
    (
        "night_pain_new",
        False,
        N_("Did pain wake you in the night after it, as it had not before?"),
        (("no", N_("No")), ("yes", N_("Yes"))),
    ),
)
#: Figures of a dose that an entry of the journal takes.
_RECORDED: Final = ("sets", "reps", "hold_seconds", "minutes", "metres", "load_kg")
_WORDS: Final = {
    "day": N_("Day"),
    "today": N_("Today"),
    "restDay": N_("A day of rest: nothing is planned."),
    "over": N_("This plan ran until {date}. Answer the questions again and make a new one before you go on."),
    "done": N_("Done"),
    "timer": N_("Start the timer"),
    "pause": N_("Pause"),
    "goOn": N_("Go on"),
    "end": N_("End"),
    "ready": N_("Get ready"),
    "hold": N_("Hold"),
    "go": N_("Go"),
    "contract": N_("Tense"),
    "relax": N_("Relax"),
    "work": N_("Work"),
    "rest": N_("Rest"),
    "otherSide": N_("Other side"),
    "finished": N_("Finished"),
    "rep": N_("{n} of {of}"),
    "set": N_("Set {n} of {of}"),
    "nothing": N_("Tick what you did, or answer a question, before you save."),
    "number": N_("Give a number between {low} and {high}."),
    "saved": N_("Saved on this device. Sessions saved so far: {n}."),
    "notKept": N_("This browser keeps nothing: save the journal as a file before you close the page."),
    "symptom": N_(
        "Something new appeared: do not go on today. Read the warning signs on this page now, and speak to a clinician."
    ),
    "away": N_("Your symptoms moved further down the limb: stop this exercise and speak to a clinician."),
    "dayAfter": N_("The day after your session of {date}"),
    "forget": N_("Delete all sessions that this page has saved on this device?"),
    "forgotten": N_("Deleted."),
}


def journal_form(style: Style, language: str) -> Markup:
    """The place of the journal; the script fills it and shows it, without a script there is none."""
    words = own_words(language)
    return element(
        "section",
        style.heading(words.gettext("How did it go?"), 2, id=style.id("journal")),
        element("div", class_="ck-after-day", hidden=True),
        element("div", class_="ck-entry"),
        element("p", role="status", class_="ck-status"),
        element(
            "div",
            element("button", words.gettext("Save the journal as a file"), type="button", class_="ck-export"),
            element("button", words.gettext("Delete"), type="button", class_="ck-forget ck-plain"),
            class_="ck-buttons",
        ),
        element(
            "p",
            words.gettext(
                "What you save stays on this device; nothing is sent. “corekit progress” reads the file, or give it to"
                " your clinician."
            ),
            class_="ck-quiet",
        ),
        class_="ck-journal",
        aria_labelledby=style.id("journal"),
        hidden=True,
    )


def session_data(plan: Plan, names: Names, language: str, prefix: str) -> Mapping[str, Any]:
    """What the script reads: days, items (each by its place in the plan), questions and words."""
    words, places = own_words(language), {item.id: place for place, item in enumerate(plan.items)}
    return {
        "plan": plan.digest,
        "prefix": prefix,
        "end": plan.next_review,
        "endSaid": day(date.fromisoformat(plan.next_review), names.translator) if plan.next_review else None,
        "days": [
            {
                "date": planned.date,
                "title": long_day(date.fromisoformat(planned.date), names.translator),
                "minutes": minutes_text(planned, names),
                "items": [places[item] for item in planned.items],
            }
            for planned in plan.days
        ],
        "items": [_item(item) for item in plan.items],
        "questions": [_question(*each, words) for each in QUESTIONS],
        "nextDay": [_question(*each, words) for each in NEXT_DAY],
        "words": {
            **{name: words.gettext(sentence) for name, sentence in _WORDS.items()},
            "todayIs": names.translator.gettext("Today, {day}", day="{day}"),
            "notes": words.gettext("Notes, if you like"),
            "save": words.gettext("Save this session"),
            "saveDay": words.gettext("Save"),
            "optional": words.gettext("Leave open what you do not know."),
            "points": words.gettext("from {low} to {high}"),
        },
    }


def _item(item: PlanItem) -> dict[str, Any]:
    """What a tick records of an exercise, and what its timer counts."""
    dose = item.dose or {}
    done = {key: dose[key] for key in _RECORDED if _plain(dose, key)}
    return {"id": item.id, "exercise": item.exercise, "done": done, "timer": timer_of(dose, len(item.sides) or 1)}


def _plain(dose: Mapping[str, Any], key: str) -> bool:
    figure = dose.get(key)
    whole = key in ("sets", "reps")
    return isinstance(figure, int) if whole else isinstance(figure, int | float)


def _question(fact: str, each: bool, ask: str, answers: Any, words: Translator) -> dict[str, Any]:
    told: dict[str, Any] = {"fact": fact, "each": each, "ask": words.gettext(ask)}
    if isinstance(answers[0], int):
        return {**told, "low": answers[0], "high": answers[1]}
    return {
        **told,
        "choices": [[list(value) if value == () else value, words.gettext(label)] for value, label in answers],
    }
