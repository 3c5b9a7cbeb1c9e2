# SPDX-License-Identifier: Apache-2.0
"""Doses, intensities and frequencies as people read them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.formats.dose_text import dose_sentence, frequency_sentence, intensity_sentence
from corekit.messages import translator

ENGLISH = translator("en")
GERMAN = translator("de")


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        ({"sets": 2, "reps": 8, "hold_seconds": 5}, "2 sets of 8, hold 5 seconds"),
        ({"sets": 1, "reps": 10, "hold_seconds": [1, 2]}, "10 repetitions, hold 1 to 2 seconds"),
        ({"sets": 1, "reps": 1, "hold_seconds": 300}, "hold 5 minutes"),
        ({"sets": 1, "reps": 1}, "1 repetition"),
        ({"sets": 3, "hold_seconds": 30, "rest_seconds": 10}, "3 times, hold 30 seconds, rest 10 seconds in between"),
        ({"sets": 1, "reps": 1, "hold_seconds": 30, "rest_seconds": 60}, "hold 30 seconds"),
        ({"reps": 10, "rest_seconds": 5}, "10 repetitions, rest 5 seconds in between"),
        ({"reps_by_set": [8, 6, 4]}, "3 sets of 8, 6 and 4"),
        ({"minutes": 2.5}, "2.5 minutes"),
        ({"sets": 2, "reps": 5, "load_kg": 4}, "2 sets of 5, with 4 kg"),
        ({"contract_seconds": 6, "contract_effort_percent": 30}, "tense 6 seconds at 30 % of your strength"),
        ({"hold_seconds": 0, "reps": 5}, "5 repetitions"),
        ({}, ""),
    ],
)
def test_a_dose_reads_as_a_person_would_say_it(dose: dict[str, Any], said: str) -> None:
    """Counts first, then the hold, then what goes with it; one set and no hold go without saying."""
    assert dose_sentence(dose, ENGLISH) == said


def test_each_side_is_said_last() -> None:
    """A dose that is per side says so, and an empty dose has no sides."""
    assert dose_sentence({"reps": 8}, ENGLISH, laterality="each_side") == "8 repetitions, each side"
    assert dose_sentence({}, ENGLISH, laterality="each_side") == ""


def test_sides_that_alternate_are_said_where_something_is_counted() -> None:
    """Ten repetitions are ten in all, and steps of a walk alternate without a word."""
    assert dose_sentence({"reps": 10}, ENGLISH, laterality="alternating") == "10 repetitions, alternating sides"
    assert dose_sentence({"reps": 10}, GERMAN, laterality="alternating") == "10 Wiederholungen, die Seiten im Wechsel"
    assert dose_sentence({"minutes": 10}, ENGLISH, laterality="alternating") == "10 minutes"
    assert dose_sentence({"reps": 1, "hold_seconds": 5}, ENGLISH, laterality="alternating") == "hold 5 seconds"


@pytest.mark.parametrize(
    ("frequency", "said"),
    [
        (None, "once a day"),
        ({"every_hours": 2}, "every 2 hours while awake"),
        ({"every_hours": [2, 3]}, "every 2 to 3 hours while awake"),
        ({"every_hours": 1}, "every hour while awake"),
        ({"days_per_week": 3}, "3 days a week"),
        ({"times_per_day": 1, "days_per_week": 3}, "3 days a week"),
        ({"times_per_day": 2, "days_per_week": 5}, "twice a day, 5 days a week"),
        ({"times_per_day": [6, 8], "days_per_week": 7}, "6 to 8 times a day"),
        ({"every_days": 2}, "every other day"),
        ({"every_days": 3}, "every 3 days"),
        ({"every_weeks": 1}, "once a week"),
        ({"every_minutes": 30, "while": "sitting"}, "every 30 minutes while you sit"),
        ({"as_needed": "yes"}, "when you need it"),
    ],
)
def test_a_frequency_reads_as_a_person_would_say_it(frequency: dict[str, Any] | None, said: str) -> None:
    """Within the day first, then across days; once a day and every day go without saying."""
    assert frequency_sentence(frequency, ENGLISH) == said


def test_an_intensity_reads_as_a_person_would_say_it() -> None:
    """The talk test is a sentence about talking, a scale names its ends."""
    assert intensity_sentence({"talk_test": "talk"}, ENGLISH) == "so that you can still talk in sentences"
    assert intensity_sentence({"effort_0_10": [3, 4]}, ENGLISH) == "effort 3 to 4 on a scale from 0 to 10"


def test_german_has_its_own_plurals_and_decimal_sign() -> None:
    """Singular and plural follow German, and a half is written with a comma."""
    assert dose_sentence({"minutes": 2.5}, GERMAN) == "2,5 Minuten"
    assert dose_sentence({"minutes": 1}, GERMAN) == "1 Minute"
    assert dose_sentence({"sets": 2, "reps": 8, "hold_seconds": 5}, GERMAN) == "2 Sätze mit 8, 5 Sekunden halten"


figures = st.one_of(st.integers(0, 600), st.tuples(st.integers(0, 30), st.integers(31, 600)).map(list))
doses = st.dictionaries(
    st.sampled_from(["sets", "reps", "cycles", "hold_seconds", "rest_seconds", "minutes", "metres", "work_seconds"]),
    figures,
)


@given(doses, st.sampled_from([ENGLISH, GERMAN]), st.sampled_from([None, "each_side", "alternating"]))
def test_every_dose_has_a_sentence_without_leftovers(
    dose: dict[str, Any], language: Any, laterality: str | None
) -> None:
    """Whatever keys a dose has, no place stays unfilled and no id shows through."""
    sentence = dose_sentence(dose, language, laterality=laterality)
    assert not set("{}_[]") & set(sentence)
