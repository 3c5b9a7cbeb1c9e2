# SPDX-License-Identifier: Apache-2.0
"""RF-01 against an oracle written from the sheet (screening_rules 3, RF-01; red_flags 2), not from the rules."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from corekit.model.profile import Answer, Profile

from .conftest import TODAY, Family

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.kit import Kit

SYMPTOMS = (
    "ces_saddle_sensation_change",
    "ces_urine_hard_to_start_or_stop",
    "ces_urine_sensation_lost",
    "ces_urine_leak_new",
    "ces_bowel_control_or_sensation_change",
    "ces_sexual_function_change",
)
YES_NO = ("yes", "no", None)
#: Days since onset: none given, the last recent day, the first that is not recent.
ONSETS = (None, 14, 15)
#: Where it hurts: place, leg by name, below the knee; and whether that is pain of the back or a leg (None: not known).
PAINS: tuple[tuple[Any, Any, Any, bool | None], ...] = (
    ([], "none", "no", False),
    (["cervical", "arm", "head"], "none", "no", False),
    (["lumbar"], "none", "no", True),
    (["leg"], "none", "no", True),
    (["coccyx"], None, None, True),
    ([], "left", "no", True),
    (None, "none", "yes", True),
    (None, "none", "no", None),
    ([], None, "no", None),
    ([], "none", None, None),
)


def oracle(
    symptoms: tuple[str | None, ...], onset: int | None, worsening: Any, explained: Any, pain: bool | None
) -> str:
    """What the sheet says, tier by tier, in plain Python; the outcome, or `caution`."""
    open_question = None in symptoms and pain is not False
    if "yes" not in symptoms:
        return "hold" if open_question else "proceed"
    recent = onset is None or onset <= 14
    settled = explained == "yes" and worsening == "no"
    if (recent or worsening in ("yes", None)) and not settled:
        return "refer_emergency"
    if settled and recent:
        return "refer_urgent"
    if worsening == "no" and explained != "yes":
        return "refer_urgent"
    assert settled
    return "hold" if open_question else "caution"


def decided(family: Family, answers: Mapping[str, Any]) -> str:
    """What the rules decide; a caution where nothing stronger was reached."""
    rulings = family.rulings(family.values(answers))
    outcome = family.outcome(rulings)
    caution = "rf-01-cauda-equina-long-standing-caution" in family.fired(rulings)
    return "caution" if caution and outcome == "proceed" else outcome


@pytest.mark.parametrize("pain", PAINS)
def test_every_combination_of_symptoms_and_details(families: Mapping[str, Family], pain: Any) -> None:
    """Over all answers and gaps of the nine questions the rules and the sheet decide alike, wherever it hurts."""
    family = families["rf-01"]
    regions, leg, knee, hurts = pain
    place = {"pain_regions": regions, "leg_pain_side": leg, "leg_pain_below_knee": knee}
    for symptoms in product(YES_NO, repeat=len(SYMPTOMS)):
        for onset, worsening, explained in product(ONSETS, YES_NO, YES_NO):
            answers = {
                **place,
                **dict(zip(SYMPTOMS, symptoms, strict=True)),
                "ces_symptom_onset_days": onset,
                "ces_symptoms_worsening": worsening,
                "ces_symptoms_assessed_and_explained": explained,
            }
            expected = oracle(symptoms, onset, worsening, explained, hurts)
            assert decided(family, answers) == expected, answers


def test_a_whole_screening_decides_the_same(kit: Kit) -> None:
    """The emergency that the rule family finds is the outcome of the whole screening, with its reason."""
    profile = Profile(schema=1, facts={SYMPTOMS[0]: Answer(answer="yes", on=TODAY.isoformat())})
    screening = kit.screen(profile, today=TODAY)
    assert screening.outcome == "refer_emergency"
    assert "redflags:rf-01-cauda-equina-emergency" in " ".join(reason.rule for reason in screening.fired or ())
