# SPDX-License-Identifier: Apache-2.0
"""Where both bending directions of the low back are excluded, its middle range is left and a clinician decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.planning.directions import ADDRESS

from .builder import TODAY, exercise, person, regimen, restore, rule, trial

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Kit

FORWARD = {"trial_ache": "yes"}
BACK = {"trial_itch": "yes"}


def bent(direction: str, **said: Any) -> dict[str, Any]:
    return {"movements": {"has": {"region": "lumbar", "movement": direction, "range": "end", **said}}}


def moving(movement: str, range_: str = "end", region: str = "lumbar") -> dict[str, Any]:
    return exercise(movements=[{"region": region, "movement": movement, "range": range_}])


#: Exercises that no rule of these tests names: what becomes of them is the engine's.
EXERCISES = {
    "turn": moving("rotation"),
    "turn-a-little": moving("rotation", "mid"),
    "hip": moving("rotation", region="hip"),
    "rest": exercise(movements=[]),
}


def both(root: Path, policy: str = "apply") -> Kit:
    """A kit with one rule that excludes each direction; each rests on an answer of its own."""
    rules = {
        "forward": rule(FORWARD, {"exclude": [bent("flexion")]}, policy),
        "back": rule(BACK, {"exclude": [bent("extension")]}, policy),
    }
    return trial(root, exercises=EXERCISES, rules=rules, regimens={"all": regimen(restore("rest"))})


def verdicts(kit: Kit, **answers: Any) -> dict[str, str]:
    screening = kit.screen(person(dx=[], **answers), today=TODAY)
    return {name: screening.verdict(f"trial:{name}").verdict for name in EXERCISES}


MIDDLE_ONLY = {"turn": "excluded", "turn-a-little": "allowed", "hip": "allowed", "rest": "allowed"}
EVERYTHING = dict.fromkeys(EXERCISES, "allowed")


def test_only_the_middle_of_the_range_is_left(tmp_path: Path) -> None:
    """Every end range of the low back goes, in whichever direction, and nothing else; a routine referral is given."""
    kit = both(tmp_path)
    assert verdicts(kit, trial_ache="yes", trial_itch="yes") == MIDDLE_ONLY
    screening = kit.screen(person(dx=[], trial_ache="yes", trial_itch="yes"), today=TODAY)
    assert screening.outcome == "refer_routine"
    reasons = {reason.rule: reason for reason in screening.fired}
    assert set(reasons[ADDRESS].facts) == {"trial_ache", "trial_itch"}
    assert ADDRESS in {net.rule for net in screening.safety_net}
    plan = kit.plan(person(dx=[], trial_ache="yes", trial_itch="yes"), today=TODAY)
    assert (plan.status, plan.outcome) == ("issued", "refer_routine")
    assert "directions_conflict" in {finding.code for finding in plan.audit}


@pytest.mark.parametrize(("ache", "itch"), [("yes", "no"), ("no", "yes")])
def test_one_direction_is_no_conflict(tmp_path: Path, ache: str, itch: str) -> None:
    """Where the other direction is free nothing more is taken away and nobody is referred."""
    kit = both(tmp_path)
    assert verdicts(kit, trial_ache=ache, trial_itch=itch) == EVERYTHING
    assert kit.screen(person(dx=[], trial_ache=ache, trial_itch=itch), today=TODAY).outcome == "proceed"


def test_what_nobody_knows_takes_away_and_refers_nobody(tmp_path: Path) -> None:
    """A strict exclusion that waits counts as one, its question is asked, and no referral rests on a missing answer."""
    kit = both(tmp_path)
    assert verdicts(kit, trial_ache="yes") == MIDDLE_ONLY
    screening = kit.screen(person(dx=[], trial_ache="yes"), today=TODAY)
    assert screening.outcome == "proceed"
    (waiting,) = [reason for reason in screening.undecided if reason.rule == ADDRESS]
    assert waiting.if_unknown == "apply"
    why = kit.why("trial:turn", person(dx=[], trial_ache="yes"), today=TODAY)
    assert [question.fact for question in why.questions] == ["trial_itch"]


def test_a_lenient_rule_waits_openly(tmp_path: Path) -> None:
    """Where only a lenient rule waits everything stays, and what may come of it stands among the undecided."""
    kit = both(tmp_path, "ignore")
    assert verdicts(kit, trial_ache="yes") == EVERYTHING
    screening = kit.screen(person(dx=[], trial_ache="yes"), today=TODAY)
    assert {ADDRESS: "ignore"}.items() <= {reason.rule: reason.if_unknown for reason in screening.undecided}.items()


def test_one_rule_about_the_end_of_the_range_is_both(tmp_path: Path) -> None:
    """A rule that excludes every end range excludes both directions; it may hold for everybody."""
    rules = {"end": rule("always", {"exclude": [{"movements": {"has": {"region": "lumbar", "range": "end"}}}]})}
    kit = trial(tmp_path, exercises=EXERCISES, rules=rules, regimens={"all": regimen(restore("rest"))})
    assert kit.screen(person(dx=[]), today=TODAY).outcome == "refer_routine"


@pytest.mark.parametrize(
    "selectors",
    [
        [{"mode": "dynamic_mobility"}],
        [bent("flexion", side="both"), {"all": [bent("extension"), {"mode": "static_stretch"}]}],
        [bent("flexion"), {"movements": {"has": {"region": "thoracic", "movement": "extension", "range": "end"}}}],
        [bent("extension"), {"movements": {"has": {"region": "lumbar", "movement": "rotation"}}}],
    ],
)
def test_what_is_not_about_both_directions_is_no_conflict(tmp_path: Path, selectors: list[Any]) -> None:
    """A kind of exercise, another mode, another region or another movement is not the other direction."""
    kit = trial(
        tmp_path,
        exercises=EXERCISES,
        rules={"r": rule("always", {"exclude": selectors})},
        regimens={"all": regimen(restore("rest"))},
    )
    screening = kit.screen(person(dx=[]), today=TODAY)
    assert ADDRESS not in {reason.rule for reason in (*screening.fired, *screening.undecided)}


def test_a_condition_reached_by_treat_as_counts(tmp_path: Path) -> None:
    """What a rule treats somebody as having excludes as the diagnosis does."""
    effect = {"select": bent("flexion"), "because": "No.", "sources": "editorial", "if_unknown": "apply"}
    kit = trial(
        tmp_path,
        exercises=EXERCISES,
        conditions={"thin": {"title": "Thin bone", "exclude": [effect]}},
        rules={
            "as": rule(FORWARD, {"treat_as": "trial:thin"}, "apply"),
            "back": rule(BACK, {"exclude": [bent("extension")]}, "apply"),
        },
        regimens={"all": regimen(restore("rest"))},
    )
    assert verdicts(kit, trial_ache="yes", trial_itch="yes") == MIDDLE_ONLY
    assert verdicts(kit, trial_ache="no", trial_itch="yes") == EVERYTHING
