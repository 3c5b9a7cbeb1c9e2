# SPDX-License-Identifier: Apache-2.0
"""The plans of the example profiles, as somebody who knows the method would read them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest

import corekit
from corekit.model.profile import Time

from .builder import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit import Kit, Profile

TODAY = date(2026, 11, 21)


def exercises(kit: Kit, profile: Profile) -> list[str]:
    """The exercises of the plan, in the order in which they are done."""
    return [item.exercise.rpartition(":")[2] for item in kit.plan(profile, today=TODAY).items]


def test_what_leads_up_comes_first(kit: Kit, example: Callable[[str], Profile]) -> None:
    """Lying, then the elbows, then the press-up: the order of the procedures (mckenzie phase 1)."""
    assert exercises(kit, example("desk-worker")) == ["prone-lying", "prone-on-elbows", "extension-in-lying"]


def test_a_short_day_keeps_what_the_regimen_rests_on(kit: Kit, example: Callable[[str], Profile]) -> None:
    """With ten minutes a day the press-ups stay, and what leads up to them goes, with a reason."""
    hurried = attrs.evolve(example("desk-worker"), time=Time(minutes_per_day=10, days_per_week=7))

    plan = kit.plan(hurried, today=TODAY)

    assert [item.exercise for item in plan.items] == ["mckenzie:extension-in-lying"]
    assert {"no_time", "time_reduced"} & {reason.code for reason in plan.reasons}


@pytest.mark.parametrize(
    ("name", "status", "outcome"),
    [
        ("desk-worker", "issued", "proceed"),
        ("neck-stiffness", "issued", "proceed"),
        ("older-adult-flexion-preference", "issued", "proceed"),
        ("unanswered-red-flag", "incomplete", "hold"),
        ("cauda-equina-emergency", "referred", "refer_emergency"),
    ],
)
def test_every_example_ends_where_it_should(
    kit: Kit, example: Callable[[str], Profile], name: str, status: str, outcome: str
) -> None:
    """Only an issued plan has exercises; every plan says when to get help."""
    plan = kit.plan(example(name), today=TODAY)

    assert (plan.status, plan.screening.outcome) == (status, outcome)
    assert bool(plan.items) == (status == "issued")
    assert plan.safety_net


def test_the_conditions_leave_every_example_where_it_was(example: Callable[[str], Profile]) -> None:
    """With the pack of conditions beside them the examples end as before, and its preferences bring nothing new in."""
    names = ("corekit-redflags", "corekit-mckenzie", "corekit-conditions")
    kit = corekit.load(discover=False, paths=[REPOSITORY / "plugins" / name for name in names], cache=False)
    assert exercises(kit, example("desk-worker")) == ["prone-lying", "prone-on-elbows", "extension-in-lying"]
    assert exercises(kit, example("neck-stiffness")) == ["cervical-retraction", "slouch-overcorrect"]
    assert exercises(kit, example("older-adult-flexion-preference")) == ["flexion-in-lying", "prone-lying-pillows"]
    for name, status in (("unanswered-red-flag", "incomplete"), ("cauda-equina-emergency", "referred")):
        assert kit.plan(example(name), today=TODAY).status == status
