# SPDX-License-Identifier: Apache-2.0
"""What packs' rules say over journal facts acts on the next plan: it takes exercises away, and gives them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

from .journals import START, entry, progress
from .packs import builder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corekit import Kit, Profile

ROW = builder.exercise(title="Row", mode="dynamic_strength", level=2)
FLARED = {"run": {"of": {"pain_next_day_change": {"at_least": 3}}, "per": "session"}}


def kit(root: Path, when: Any, then: dict[str, Any] | None = None) -> Kit:
    """A pack with one strength exercise, and a rule over the journal that takes strength away."""
    fact = {
        "title": "Bad days in a row",
        "type": "number",
        "unit": "sessions",
        "derive": FLARED,
        "sources": "editorial",
    }
    rule = builder.rule(when, then or {"exclude": [{"mode": "dynamic_strength"}]}, "apply")
    return builder.trial(
        root,
        facts={**builder.FACTS, "trial_bad_days": fact},
        exercises={"row": ROW},
        regimens={"all": builder.regimen(builder.restore("row"))},
        rules={"over-the-journal": rule},
    )


def day(number: int, **said: Any) -> Any:
    made = entry(number, exercise="trial:row", **said)
    facts = {fact: answer for fact, answer in (made.facts or {}).items() if "mckenzie" not in fact}
    return attrs.evolve(made, facts=facts)


@pytest.mark.parametrize("when", [{"trial_bad_days": {"at_least": 2}}, {"flares_in_row": {"at_least": 2}}])
def test_an_exclusion_over_the_journal_takes_an_exercise_away(
    tmp_path: Path, well_adult: Callable[..., Profile], when: Any
) -> None:
    """A pack's own run of sessions, or a row of the core's table, excludes in the next plan what it names."""
    made = kit(tmp_path, when)
    profile = well_adult(made)
    plan = made.plan(profile, today=START)
    assert "trial:row" in {item.exercise for item in plan.items}
    one = progress(made, plan, [day(0, pain_next_day_change=3)], profile, 1)
    two = progress(made, plan, [day(0, pain_next_day_change=3), day(1, pain_next_day_change=3)], profile, 2)
    assert "trial:row" in {item.exercise for item in one.plan.items}
    assert "trial:row" not in {item.exercise for item in two.plan.items}
    assert "rule:trial:over-the-journal" in {
        reason.parameters.get("rule") for reason in two.plan.reasons if reason.code == "excluded"
    }


def test_what_the_journal_lifts_is_given_again(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """An exclusion of the first sessions ends with them; before there is any journal it acts."""
    made = kit(tmp_path, {"sessions_total": {"at_most": 1}})
    profile = well_adult(made)
    plan = made.plan(profile, today=START)
    assert "trial:row" not in {item.exercise for item in plan.items}
    easy = [attrs.evolve(day(number), exercises=()) for number in range(3)]
    assert "trial:row" not in {item.exercise for item in progress(made, plan, easy[:1], profile, 1).plan.items}
    assert "trial:row" in {item.exercise for item in progress(made, plan, easy, profile, 3).plan.items}


def test_a_referral_over_the_journal_is_told(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """A rule that refers after bad days refers in the next plan, with its own words."""
    then = {"outcome": "refer_routine", "say": "Show somebody what happened."}
    made = kit(tmp_path, {"trial_bad_days": {"at_least": 2}}, then)
    profile = well_adult(made)
    plan = made.plan(profile, today=START)
    done = progress(made, plan, [day(0, pain_next_day_change=3), day(1, pain_next_day_change=3)], profile, 2)
    assert done.plan.outcome == "refer_routine"
    assert "Show somebody what happened." in {each.text for each in done.plan.safety_net}
