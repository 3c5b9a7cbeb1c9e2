# SPDX-License-Identifier: Apache-2.0
"""RF-09 against an oracle written from the sheet (screening_rules 3, RF-09; red_flags 3), not from the rules."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .conftest import Family

SEXES = ("female", "male", "other", None)
#: Both sides of every age that RF-09 and the risk of osteoporosis name: 50, 65, and above 70.
AGES = (None, 20, 49, 50, 64, 65, 70, 71, 90)
TRAUMAS = ("none", "minor", "major", None)
STEROID_MONTHS = (None, 0, 2.9, 3, 40)
OSTEOPOROSIS = ("yes", "no", None)
EXCLUSIONS = "rf-08-fragile-bone-exclusions"


@attrs.frozen
class Person:
    """The answers that RF-09 reads; None is unknown."""

    sex: str | None
    age: int | None
    trauma: str | None
    steroids: float | None
    osteoporosis: str | None

    @property
    def answers(self) -> dict[str, object]:
        """The same by the names of the facts."""
        return {
            "sex_at_birth": self.sex,
            "age_years": self.age,
            "trauma_level": self.trauma,
            "steroid_oral_months": self.steroids,
            "osteoporosis_dx": self.osteoporosis,
        }


def features(person: Person) -> dict[str, bool | None]:
    """The four features of the sheet: met, not met, or (None) not known."""
    old = None if person.age is None else person.age > 70
    injury: bool | None
    match person.trauma:
        case "major":
            injury = True
        case "minor":
            injury = old
        case "none":
            injury = False
        case _:
            injury = None
    return {
        "female": None if person.sex is None else person.sex == "female",
        "old": old,
        "injury": injury,
        "steroids": None if person.steroids is None else person.steroids >= 3,
    }


def outcome(person: Person) -> str:
    """Three features, or two with injury or steroids: urgent; could be three yet: hold; else bone health or nothing."""
    found = features(person)
    met = sum(value is True for value in found.values())
    possible = met + sum(value is None for value in found.values())
    if met >= 3 or (met == 2 and (found["injury"] or found["steroids"])):
        return "refer_urgent"
    if possible >= 3:
        return "hold"
    if found["female"] and found["old"] and person.osteoporosis is None:
        return "refer_routine"
    return "proceed"


def fragile(person: Person) -> bool:
    """Whether the exclusions of osteoporosis may not be left out: a woman over 70, or at risk and never measured."""
    female = person.sex in ("female", None)
    old = person.age is None or person.age > 70
    at_risk = (
        person.age is None
        or person.age >= 65
        or (female and person.age >= 50)
        or person.steroids is None
        or person.steroids >= 3
    )
    return (female and old) or (at_risk and person.osteoporosis is None)


def test_every_combination(families: Mapping[str, Family]) -> None:
    """Over every combination of answers and gaps the rules reach the outcome of the sheet."""
    family = families["rf-09"]
    for combination in product(SEXES, AGES, TRAUMAS, STEROID_MONTHS, OSTEOPOROSIS):
        person = Person(*combination)
        rulings = family.rulings(family.values(person.answers))
        assert family.outcome(rulings) == outcome(person), person


def test_exclusions_of_every_combination(families: Mapping[str, Family]) -> None:
    """The exclusions of osteoporosis act for everybody whom the sheet does not clearly spare."""
    family = families["rf-08"]
    for combination in product(SEXES, AGES, TRAUMAS, STEROID_MONTHS, OSTEOPOROSIS):
        person = Person(*combination)
        ruling = family.rulings(family.values(person.answers)).get(EXCLUSIONS)
        assert (ruling is not None and ruling.applies) == fragile(person), person
