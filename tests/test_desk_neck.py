# SPDX-License-Identifier: Apache-2.0
"""A whole pack written by an outsider works as it stands, beside packs it knows nothing of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import corekit
from corekit.check.packs import check_pack
from corekit.plugin import discover

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit import Kit, Profile

REPOSITORY = Path(__file__).parent.parent
DESK_NECK = REPOSITORY / "examples" / "desk-neck"
PLUGINS = [REPOSITORY / "plugins" / name for name in ("corekit-redflags", "corekit-mckenzie")]
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def desk_kit() -> Kit:
    """The desk-neck pack beside red flags and McKenzie."""
    return corekit.load(discover=False, paths=[*PLUGINS, DESK_NECK], cache=False)


def neck(desk_kit: Kit, well_adult: Callable[..., Profile], **answers: object) -> Profile:
    """A well adult whose neck hurts after sitting."""
    return well_adult(desk_kit, pain_regions=["cervical"], desk_neck_worse_after_sitting="yes", **answers)


def test_it_is_sound_and_its_cases_hold() -> None:
    """Unchanged, it has no finding, and every case of its own holds with the core and red flags alone."""
    known = discover(discover=False, paths=[*PLUGINS, DESK_NECK], cache=False).packs

    report = check_pack("desk-neck", known)

    assert report.sound, [str(fault) for fault in report.diagnostics] + [str(case) for case in report.cases]
    assert len(report.cases) > 5


def test_a_pack_of_its_size_is_written_in_an_evening() -> None:
    """At most 25 files and 300 lines of content, with the cases that hold it; translations are no part of it."""
    files = [path for path in (DESK_NECK / "src/corekit_desk_neck/content").rglob("*.*") if path.suffix != ".po"]
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)

    assert len(files) <= 25
    assert lines <= 300


def test_a_condition_is_recognised_and_its_regimen_offered(desk_kit: Kit, well_adult: Callable[..., Profile]) -> None:
    """Nobody told it has the diagnosis: the answers do, and the regimen made for it is in the plan."""
    plan = desk_kit.plan(neck(desk_kit, well_adult), today=TODAY)

    assert plan.status == "issued"
    assert "desk-neck:desk-neck" in plan.regimens


def test_rules_of_other_packs_reach_its_exercises(desk_kit: Kit, well_adult: Callable[..., Profile]) -> None:
    """An open stroke question excludes its neck stretch, by a rule that never heard of the pack."""
    screening = desk_kit.screen(neck(desk_kit, well_adult, neck_head_pain_unlike_any_other="unknown"), today=TODAY)

    verdict = screening.verdict("desk-neck:upper-trapezius-stretch")

    assert verdict.verdict == "excluded"
    assert any(reason.pack == "redflags" for reason in verdict.reasons)


def test_its_rules_reach_exercises_of_others(desk_kit: Kit, well_adult: Callable[..., Profile]) -> None:
    """Its rule on arm pain excludes a neck movement of McKenzie that it does not name."""
    person = neck(desk_kit, well_adult, desk_neck_arm_pain_below_elbow="yes")

    verdict = desk_kit.screen(person, today=TODAY).verdict("mckenzie:cervical-retraction-extension")

    assert verdict.verdict == "excluded"
    assert any(reason.pack == "desk-neck" for reason in verdict.reasons)


def test_without_red_flags_it_gives_nothing(well_adult: Callable[..., Profile]) -> None:
    """Alone with the core it issues nothing, and names the package that brings the missing screen."""
    alone = corekit.load(discover=False, paths=[DESK_NECK], cache=False)

    plan = alone.plan(neck(alone, well_adult), today=TODAY)

    assert plan.status == "incomplete"
    assert plan.items == ()
    assert any("corekit-redflags" in problem for problem in plan.screening.problems)
