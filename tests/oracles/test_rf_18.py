# SPDX-License-Identifier: Apache-2.0
"""RF-18 against an oracle written from the sheet (screening_rules 3, RF-18; red_flags 7), not from the rules."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .conftest import Family

ITEMS = (
    "wakes_second_half_night",
    "buttock_pain",
    "improves_with_movement",
    "nsaid_response_48h",
    "spa_family_first_degree",
    "arthritis_ever",
    "enthesitis_ever",
    "psoriasis_ever",
)
YES_NO = ("yes", "no", None)
#: Both sides of the ages 35 and 45, and of 90 days.
ONSET_AGES = (None, 34, 35, 44, 45)
DURATIONS = (None, 90, 91)
HLA_B27 = ("positive", "negative", None)

FOUR = "rf-18-four-spondyloarthritis-criteria-routine"
POSITIVE = "rf-18-three-criteria-hla-b27-positive-routine"
TEST = "rf-18-three-criteria-ask-for-hla-b27-routine"
POSSIBLE = "rf-18-possible-spondyloarthritis-routine"
WATCH = "rf-18-repeat-assessment"


def entry(onset: int | None, duration: int | None) -> bool | None:
    """Began before 45 and has lasted longer than 90 days; None while that is open."""
    if (onset is not None and onset >= 45) or (duration is not None and duration <= 90):
        return False
    return None if onset is None or duration is None else True


def oracle(items: tuple[str | None, ...], onset: int | None, duration: int | None, hla: str | None) -> str | None:
    """The strongest referral that the sheet gives: the rule that makes it, or None."""
    entered = entry(onset, duration)
    met = items.count("yes") + (onset is not None and onset < 35)
    possible = met + items.count(None) + (onset is None)
    if entered and met >= 4:
        return FOUR
    if entered is not False and possible >= 4:
        return POSSIBLE
    if entered and met == 3 and hla == "positive":
        return POSITIVE
    if entered and met == 3 and hla is None:
        return TEST
    return None


def test_every_combination(families: Mapping[str, Family]) -> None:
    """Over every combination of the nine criteria, entry and blood test the rules refer whom the sheet refers."""
    family = families["rf-18"]
    for items in product(YES_NO, repeat=len(ITEMS)):
        answered = dict(zip(ITEMS, items, strict=True))
        for onset, duration, hla in product(ONSET_AGES, DURATIONS, HLA_B27):
            values: dict[str, Any] = {
                **answered,
                "back_pain_onset_age": onset,
                "pain_duration_days": duration,
                "hla_b27": hla,
            }
            rulings = family.rulings(values)
            refers = {name for name, ruling in rulings.items() if ruling.outcome}
            strongest = next((name for name in (FOUR, POSSIBLE, POSITIVE, TEST) if name in refers), None)
            assert strongest == oracle(items, onset, duration, hla), values
            assert family.outcome(rulings) == ("refer_routine" if strongest else "proceed")


def test_gates_do_not_change_it(families: Mapping[str, Family]) -> None:
    """None of the questions stands behind a gate: answers of a profile are worth what they say."""
    family = families["rf-18"]
    answers = {
        **dict.fromkeys(ITEMS[:3], "yes"),
        "back_pain_onset_age": 34,
        "pain_duration_days": 91,
        "hla_b27": "negative",
    }
    values = family.values(answers)
    assert FOUR in family.fired(family.rulings(values))
    assert all(values.get(fact) == answer for fact, answer in answers.items())


def test_advice_to_look_again(families: Mapping[str, Family]) -> None:
    """Fewer than three criteria with psoriasis, uveitis or bowel inflammation give advice and no referral."""
    family = families["rf-18"]
    for items in product(YES_NO, repeat=len(ITEMS)):
        for onset, eye_or_bowel in product((34, 40), YES_NO):
            values: dict[str, Any] = {
                **dict(zip(ITEMS, items, strict=True)),
                "back_pain_onset_age": onset,
                "pain_duration_days": 91,
                "hla_b27": "negative",
                "uveitis_or_ibd_ever": eye_or_bowel,
            }
            possible = items.count("yes") + items.count(None) + (onset < 35)
            expected = possible <= 2 and "yes" in (items[-1], eye_or_bowel)
            rulings = family.rulings(values)
            assert (WATCH in family.fired(rulings)) == expected, values
            assert WATCH not in rulings or rulings[WATCH].outcome is None
