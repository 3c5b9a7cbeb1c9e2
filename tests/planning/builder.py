# SPDX-License-Identifier: Apache-2.0
"""Small packs as folders of JSON files, and kits of the core with them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit
from corekit import Profile

if TYPE_CHECKING:
    from corekit import Kit

TODAY = date(2026, 11, 21)
REPOSITORY = Path(__file__).parents[2]
REDFLAGS = REPOSITORY / "plugins" / "corekit-redflags"
MCKENZIE = REPOSITORY / "plugins" / "corekit-mckenzie"

#: Every safety attribute said, at its lowest: what a test adds is all that its exercise is.
EASY: dict[str, Any] = {
    "title": "An exercise",
    "mode": "dynamic_mobility",
    "qualities": ["elasticity"],
    "movements": [{"region": "lumbar", "movement": "extension", "range": "mid"}],
    "position": "standing",
    "muscles_stretched": [],
    "muscles_loaded": [],
    "muscles_pressed": [],
    "nerve_tension": "none",
    "load": "none",
    "impact": "none",
    "effort": "light",
    "velocity": "slow",
    "symmetry": "symmetric",
    "assistance": "self",
    "balance_demand": "low",
    "pressure": "none",
    "breath_hold": "no",
    "head_below_heart": "no",
    "abdominal_pressure": "no",
    "laterality": "bilateral",
    "equipment": [],
    "level": 1,
    "dose": {"sets": 1, "reps": 10},
    "steps": ["Move."],
    "evidence": [{"text": "It moves.", "sources": "editorial"}],
}
#: Facts of the test packs: asked, never gated.
FACTS: dict[str, Any] = {
    "trial_ache": {"ask": "Does it ache?", "type": "yes_no", "reassuring": "no", "sources": "editorial"},
    "trial_itch": {"ask": "Does it itch?", "type": "yes_no", "reassuring": "no", "sources": "editorial"},
    "trial_ache_today": {
        "ask": "Does it ache today?",
        "type": "yes_no",
        "reassuring": "no",
        "valid_days": 0,
        "sources": "editorial",
    },
    "trial_ache_level": {
        "ask": "How much does it ache?",
        "type": "number",
        "unit": "points",
        "minimum": 0,
        "maximum": 10,
        "reassuring": 0,
        "sources": "editorial",
    },
}


def exercise(**said: Any) -> dict[str, Any]:
    """An exercise of the lowest demands, with what is *said* on top."""
    return {**EASY, **said}


def rule(when: Any, then: dict[str, Any], if_unknown: str = "ignore", **said: Any) -> dict[str, Any]:
    """A rule; a lenient one says why it may be."""
    lenient = {"unknown_because": "Only a test."} if if_unknown in ("ignore", "caution") else {}
    common = {"title": "A rule", "because": "It is a test.", "sources": "editorial"}
    return {**common, "when": when, "then": then, "if_unknown": if_unknown, **lenient, **said}


def regimen(*tracks: dict[str, Any], **said: Any) -> dict[str, Any]:
    """A regimen with *tracks*, indicated for everybody unless it says otherwise."""
    common = {
        "title": "A regimen",
        "because": "It is a test.",
        "indicated_when": "always",
        "needs": ["red_flags"],
        "sources": "editorial",
        "review_every_days": 14,
    }
    return {**common, "tracks": [*tracks, {"phase": "maintain", "exercise": "core:easy-exercise"}], **said}


def restore(name: str, **said: Any) -> dict[str, Any]:
    """A track of the phase `restore` that gives one exercise."""
    return {"phase": "restore", "exercise": name, **said}


def write_pack(root: Path, namespace: str = "trial", covers: tuple[str, ...] = ("red_flags",), **items: Any) -> Path:
    """Write a pack below *root*; *items* are folders (`rules`, `exercises` ...) of id to data. Returns its folder."""
    folder = root / namespace
    manifest = {
        "schema": 1,
        "namespace": namespace,
        "title": namespace.title(),
        "licence": "CC-BY-4.0",
        "language": "en",
        "maintainers": ["The tests"],
        **({"covers": list(covers)} if covers else {}),
    }
    (folder / "facts").mkdir(parents=True)
    (folder / "pack.yaml").write_text(json.dumps(manifest), "utf-8")
    for kind, entries in items.items():
        (folder / kind).mkdir(exist_ok=True)
        for name, data in entries.items():
            (folder / kind / f"{name}.json").write_text(json.dumps(data), "utf-8")
    return folder


def kit_of(*folders: Path, sound: bool = True, **options: Any) -> Kit:
    """The core with the packs in *folders*; with *sound* nothing may be wrong with them."""
    kit = corekit.load(discover=False, paths=folders, cache=False, **options)
    assert not sound or not kit.problems, kit.problems
    return kit


def trial(root: Path, **items: Any) -> Kit:
    """The core with one pack that covers the red flags, knows the facts of the tests and holds *items*."""
    return kit_of(write_pack(root, **{"facts": FACTS, **items}))


def person(answered_on: date = TODAY, **answers: Any) -> Profile:
    """Somebody with these answers, who has every piece of equipment that the tests ask for unless said otherwise."""
    said = {key: answers.pop(key) for key in ("equipment", "time", "regimens", "without") if key in answers}
    return Profile.from_dict(
        {"schema": 1, "answered_on": answered_on.isoformat(), "facts": answers, "equipment": ["mat"], **said}
    )
