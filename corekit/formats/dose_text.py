# SPDX-License-Identifier: Apache-2.0
"""Doses, intensities and frequencies as people read them: "2 sets of 8, hold 5 seconds, each side".

Figures come as the schemas have them: a number, or a range `[low, high]`, in the unit that the key names
(`corekit.model.dose` is the table of keys). The plural form of a range is that of its upper end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.messages import N_
from corekit.messages.labels import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corekit.messages import Translator

    Figure = float | Sequence[float]

_TALK = {
    "sing": N_("so easy that you could sing"),
    "talk": N_("so that you can still talk in sentences"),
    "few_words": N_("so hard that you can say only a few words"),
}
_WHILE = {
    "sitting": N_("while you sit"),
    "standing": N_("while you stand"),
    "walking": N_("while you walk"),
    "lying": N_("while you lie"),
    "driving": N_("while you drive"),
    "working": N_("while you work"),
    "at_desk": N_("while you are at a desk"),
}
#: What is counted, so that sides can alternate from one to the next.
_COUNTED = ("reps", "reps_by_set", "cycles")
#: Keys beside which a single repetition goes without saying.
_ONE_LONG_BOUT = ("hold_seconds", "minutes", "metres", "work_seconds")


def prescription_sentence(data: Mapping[str, Any], translator: Translator) -> str:
    """
    `10 repetitions, hold 1 to 2 seconds; every 2 hours while awake`.

    *data* has the keys dose, intensity, frequency and laterality.
    """
    parts = (
        dose_sentence(data.get("dose"), translator, laterality=data.get("laterality")),
        intensity_sentence(data.get("intensity"), translator),
        frequency_sentence(data.get("frequency"), translator),
    )
    return "; ".join(part for part in parts if part)


def dose_sentence(dose: Mapping[str, Any] | None, translator: Translator, *, laterality: str | None = None) -> str:
    """What happens in one session, as one phrase, with the sides it is for; empty if nothing is said."""
    figures = dose or {}
    parts = list(_dose_parts(figures, translator))
    if parts and laterality == "each_side":
        parts.append(translator.gettext("each side"))
    elif parts and laterality == "alternating" and any(key in figures for key in _COUNTED) and _several(figures):
        parts.append(translator.gettext("alternating sides"))
    return ", ".join(parts)


def intensity_sentence(intensity: Mapping[str, Any] | None, translator: Translator) -> str:
    """How hard it should feel, as one phrase; empty if nothing is said."""
    return ", ".join(_intensity_parts(intensity or {}, translator))


def frequency_sentence(frequency: Mapping[str, Any] | None, translator: Translator) -> str:
    """How often, as one phrase: within a day, then across days. Nothing said is once a day, every day."""
    given = frequency or {}
    within, across = _within_a_day(given, translator), _across_days(given, translator)
    if within is None and across is None:
        return ngettext("once a day", "{n} times a day", 1, translator)
    if within is None:
        return across or ""
    return within if across is None else f"{within}, {across}"


def figure_text(figure: Figure, translator: Translator) -> str:
    """`8`, or `8 to 12` for a range."""
    low, high = _ends(figure)
    if low == high:
        return translator.number(low)
    return translator.gettext("{low} to {high}", low=translator.number(low), high=translator.number(high))


def _ends(figure: Figure) -> tuple[float, float]:
    if isinstance(figure, int | float):
        return figure, figure
    return figure[0], figure[-1]


def ngettext(one: str, many: str, figure: Figure, translator: Translator, **values: object) -> str:
    """A phrase with a figure or a range in it; named so that extraction finds both forms."""
    return translator.ngettext(one, many, _ends(figure)[1], n=figure_text(figure, translator), **values)


def _dose_parts(dose: Mapping[str, Any], translator: Translator) -> Iterator[str]:
    counts = _repetitions(dose, translator)
    if counts:
        yield counts
    if "hold_seconds" in dose and _ends(dose["hold_seconds"])[1] > 0:
        yield _hold(dose["hold_seconds"], translator)
    yield from _contract_relax(dose, translator)
    if "minutes" in dose:
        yield ngettext("{n} minute", "{n} minutes", dose["minutes"], translator)
    if "metres" in dose:
        yield ngettext("{n} metre", "{n} metres", dose["metres"], translator)
    yield from _work_and_recovery(dose, translator)
    yield from _load(dose, translator)
    if "rest_seconds" in dose and _ends(dose["rest_seconds"])[1] > 0 and _several(dose):
        yield ngettext("rest {n} second in between", "rest {n} seconds in between", dose["rest_seconds"], translator)


def _several(dose: Mapping[str, Any]) -> bool:
    """Whether anything is done more than once, so that there is something in between."""
    counts = (dose.get(key, 1) for key in ("sets", "reps", "cycles"))
    return len(dose.get("reps_by_set") or ()) > 1 or any(_ends(count)[1] > 1 for count in counts)


def _repetitions(dose: Mapping[str, Any], translator: Translator) -> str:
    sets, reps, cycles = dose.get("sets"), dose.get("reps"), dose.get("cycles")
    if dose.get("reps_by_set"):
        each = translator.listing([figure_text(reps, translator) for reps in dose["reps_by_set"]])
        return ngettext("{n} set of {reps}", "{n} sets of {reps}", len(dose["reps_by_set"]), translator, reps=each)
    if reps is not None and sets is not None and _ends(sets) != (1, 1):
        return ngettext("{n} set of {reps}", "{n} sets of {reps}", sets, translator, reps=figure_text(reps, translator))
    if reps is not None and (_ends(reps) != (1, 1) or not any(key in dose for key in _ONE_LONG_BOUT)):
        return ngettext("{n} repetition", "{n} repetitions", reps, translator)
    if cycles is not None:
        return ngettext("{n} cycle", "{n} cycles", cycles, translator)
    if sets is not None and _ends(sets) != (1, 1):
        return ngettext("{n} time", "{n} times", sets, translator)
    return ""


def _hold(seconds: Figure, translator: Translator) -> str:
    """Two minutes and more are read as minutes where they are whole ones."""
    low, high = _ends(seconds)
    if low >= 120 and low % 60 == high % 60 == 0:
        return ngettext("hold {n} minute", "hold {n} minutes", (low // 60, high // 60), translator)
    return ngettext("hold {n} second", "hold {n} seconds", seconds, translator)


def _contract_relax(dose: Mapping[str, Any], translator: Translator) -> Iterator[str]:
    if "contract_seconds" in dose:
        text = ngettext("tense {n} second", "tense {n} seconds", dose["contract_seconds"], translator)
        effort = dose.get("contract_effort_percent")
        if effort is not None:
            text = translator.gettext(
                "{tense} at {n} % of your strength", tense=text, n=figure_text(effort, translator)
            )
        yield text
    if "relax_seconds" in dose:
        yield ngettext("relax {n} second", "relax {n} seconds", dose["relax_seconds"], translator)


def _work_and_recovery(dose: Mapping[str, Any], translator: Translator) -> Iterator[str]:
    if "work_seconds" in dose:
        yield ngettext("{n} second of work", "{n} seconds of work", dose["work_seconds"], translator)
    if "recover_seconds" in dose:
        yield ngettext("then {n} second easy", "then {n} seconds easy", dose["recover_seconds"], translator)


def _load(dose: Mapping[str, Any], translator: Translator) -> Iterator[str]:
    if "load_kg" in dose and _ends(dose["load_kg"])[1] > 0:
        yield translator.gettext("with {n} kg", n=figure_text(dose["load_kg"], translator))
    if "load_percent_1rm" in dose:
        yield translator.gettext(
            "with {n} % of the most you can lift once", n=figure_text(dose["load_percent_1rm"], translator)
        )


def _intensity_parts(intensity: Mapping[str, Any], translator: Translator) -> Iterator[str]:
    talk = intensity.get("talk_test")
    if talk is not None:
        for value in [talk] if isinstance(talk, str) else talk:
            yield translator.gettext(_TALK[value]) if value in _TALK else plain(value)
    for key, sentence in (
        ("effort_0_10", N_("effort {n} on a scale from 0 to 10")),
        ("heart_rate_reserve_percent", N_("{n} % of your heart rate reserve")),
        ("met", N_("{n} MET")),
    ):
        if key in intensity:
            yield translator.gettext(sentence, n=figure_text(intensity[key], translator))


def _within_a_day(frequency: Mapping[str, Any], translator: Translator) -> str | None:
    if frequency.get("as_needed") in ("yes", True):
        return translator.gettext("when you need it")
    if "every_hours" in frequency:
        return ngettext("every hour while awake", "every {n} hours while awake", frequency["every_hours"], translator)
    if "every_minutes" in frequency:
        often = ngettext("every minute", "every {n} minutes", frequency["every_minutes"], translator)
        occasion = frequency.get("while")
        return often if occasion is None else f"{often} {_occasion(occasion, translator)}"
    times = frequency.get("times_per_day")
    if times is None or (_ends(times) == (1, 1) and _across_days(frequency, translator)):
        return None
    if _ends(times) == (2, 2):
        return translator.gettext("twice a day")
    return ngettext("once a day", "{n} times a day", times, translator)


def _occasion(occasion: str, translator: Translator) -> str:
    if occasion in _WHILE:
        return translator.gettext(_WHILE[occasion])
    return translator.gettext("while {activity}", activity=plain(occasion))


def _across_days(frequency: Mapping[str, Any], translator: Translator) -> str | None:
    days = frequency.get("days_per_week")
    if days is not None:
        if _ends(days)[0] >= 7:
            return None
        return ngettext("{n} day a week", "{n} days a week", days, translator)
    if "every_days" in frequency:
        every = frequency["every_days"]
        if _ends(every) == (2, 2):
            return translator.gettext("every other day")
        return None if _ends(every) == (1, 1) else ngettext("every day", "every {n} days", every, translator)
    if "every_weeks" in frequency:
        return ngettext("once a week", "once every {n} weeks", frequency["every_weeks"], translator)
    return None
