# SPDX-License-Identifier: Apache-2.0
"""The proof by exploration finds each thing that a progression must not do, and nothing in one that is sound."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.cases import run_cases
from corekit.check.codes import codes
from corekit.check.proof import prove
from corekit.planning.rulebook import RuleBook

from .packs import builder

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Kit

ON: dict[str, Any] = {"when": {"all": [{"sessions_in_stage": {"at_least": 3}}, {"pain_rest_nprs": {"at_most": 2}}]}}


def steps(**changes: Any) -> dict[str, Any]:
    """A sound progression of three stages; *changes* go to its stages, or to all of it."""
    whole = {name: changes.pop(name) for name in ("always", "replaces_default_responses") if name in changes}
    stages: list[dict[str, Any]] = [
        {"id": "one", "phase": "restore", "use": [{"exercise": "bend"}], "advance": ON},
        {"id": "two", "phase": "restore", "use": [{"exercise": "bend"}], "advance": ON},
        {"id": "three", "phase": "maintain", "use": [{"exercise": "bend"}]},
    ]
    stages = [{**stage, **changes.get(stage["id"], {})} for stage in stages]
    stages = [{key: value for key, value in stage.items() if value is not None} for stage in stages]
    return {"title": "Steps", "because": "It is a test.", "sources": "editorial", "stages": stages, **whole}


def kit_with(root: Path, progression: dict[str, Any]) -> Kit:
    exercises = {"bend": builder.exercise(dose={"sets": 1, "reps": 10})}
    track = {"phase": "restore", "progression": "steps"}
    held = {"progressions": {"steps": progression}, "regimens": {"all": builder.regimen(track)}}
    kit: Kit = builder.trial(root, exercises=exercises, **held)
    return kit


def proved(kit: Kit) -> list[Any]:
    return list(prove(kit.library, "trial"))


def test_a_sound_progression_is_proved(tmp_path: Path) -> None:
    """Three stages, each left by good sessions: nothing to say."""
    assert proved(kit_with(tmp_path, steps())) == []


def test_the_shipped_progressions_are_proved(kit: Kit) -> None:
    """Every progression of the McKenzie pack does what every progression must."""
    assert list(prove(kit.library, "mckenzie")) == []


UNSOUND: dict[str, dict[str, Any]] = {
    "progression-unreachable-stage": {"one": {"advance": {**ON, "to": "three"}}},
    "progression-trap": {"two": {"advance": None}},
    "progression-advances-on-pain": {"one": {"advance": {"when": {"pain_during_nprs": {"at_least": 2}}}}},
    "progression-worsening-goes-on": {"replaces_default_responses": "A test of what is missing then."},
    "progression-oscillates": {
        "one": {"advance": {"when": {"pain_rest_nprs": {"at_most": 2}}}},
        "two": {"regress": {"when": {"pain_rest_nprs": {"at_least": 1}}}},
    },
}


@pytest.mark.parametrize(("code", "changes"), UNSOUND.items())
def test_each_fault_is_found_and_where(tmp_path: Path, code: str, changes: dict[str, Any]) -> None:
    """Each unsound progression has its own code, and a place in its file."""
    faults = proved(kit_with(tmp_path, steps(**changes)))
    assert code in {fault.code for fault in faults}
    assert {fault.code for fault in faults} <= set(codes())
    assert all(fault.file == "progressions/steps.json" and fault.pointer for fault in faults)


def test_a_counter_example_can_be_replayed(tmp_path: Path) -> None:
    """The log of a counter-example, put into a case, leads where the proof says."""
    changes = {"one": {"advance": {"when": {"pain_during_nprs": {"at_least": 2}}}}}
    (fault, *_) = proved(kit_with(tmp_path / "found", steps(**changes)))
    replay = json.loads(fault.message.partition("Replay: ")[2])
    case = {**replay, "expect": {"move": "advance"}}
    kit = kit_with(tmp_path / "replayed", {**steps(**changes), "cases": [case]})
    (result,) = run_cases(kit.library, RuleBook.of(kit.library), packs=["trial"])
    assert result.failures == ()


def test_silence_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The core's own questions keep silence from leading forward; a core without them would be found out."""
    kit = kit_with(tmp_path, steps(one={"advance": {"when": {"sessions_in_stage": {"at_least": 1}}}}))
    assert proved(kit) == []
    monkeypatch.setattr("corekit.check.exploring.session_guards", lambda *_, **__: ())
    assert "progression-silence-advances" in {fault.code for fault in proved(kit)}


def test_a_case_that_expects_the_wrong_move_fails(tmp_path: Path) -> None:
    """Cases of progressions are run, and can fail."""
    cases = [
        {"given": {"stage": "one", "log": [{"repeat": 3}]}, "expect": {"move": "advance", "to": "two", "by": "stage"}},
        {"given": {"stage": "one", "log": [{"repeat": 3}]}, "expect": {"move": "stay", "to": "three", "by": "dose"}},
    ]
    kit = kit_with(tmp_path, {**steps(), "cases": cases})
    right, wrong = run_cases(kit.library, RuleBook.of(kit.library), packs=["trial"])
    assert right.passed
    assert len(wrong.failures) == 3
