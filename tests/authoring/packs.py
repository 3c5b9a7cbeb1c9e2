# SPDX-License-Identifier: Apache-2.0
"""Copies of the desk-neck example with something changed, and the packs it stands on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corekit.plugin import discover

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corekit.plugin import FoundPack

REPOSITORY = Path(__file__).parents[2]
DESK_NECK = REPOSITORY / "examples" / "desk-neck"
REDFLAGS = REPOSITORY / "plugins" / "corekit-redflags"
MCKENZIE = REPOSITORY / "plugins" / "corekit-mckenzie"
CONTENT = Path("src/corekit_desk_neck/content")


def copied(to: Path, *edits: Sequence[str], version: str = "1.0.0", source: Path = DESK_NECK) -> Path:
    """
    A copy of a project below *to* with *edits*: (file, old text, new text), all relative to the content.

    An edit without an old text writes the file anew; with neither it takes the file away.
    """
    shutil.copytree(source, to)
    project = to / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace('version = "1.0.0"', f'version = "{version}"'), "utf-8")
    for file, old, new in edits:
        _edit(to / CONTENT / file, old, new)
    return to


def _edit(path: Path, old: str, new: str) -> None:
    if not old and not new:
        path.unlink()
        return
    if not old:
        path.parent.mkdir(exist_ok=True)
        path.write_text(new, "utf-8")
        return
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new), "utf-8")


def known(*more: Path) -> Mapping[str, FoundPack]:
    """The core and red flags, read from the repository, with the packs in *more*."""
    return discover(discover=False, paths=[REDFLAGS, *more], cache=False).packs


#: Every safety attribute said, at its lowest: what a test adds is all that its exercise is.
EASY: dict[str, Any] = {
    "title": "An exercise",
    "mode": "dynamic_mobility",
    "movements": [],
    "position": "standing",
    "muscles_stretched": [],
    "muscles_loaded": [],
    "load": "none",
    "velocity": "slow",
    "symmetry": "symmetric",
    "balance_demand": "low",
    "laterality": "bilateral",
    "without": ["nerve_tension", "impact", "breath_hold", "head_below_heart", "abdominal_pressure"],
    "level": 1,
    "dose": {"reps": 10},
    "steps": ["Move."],
    "sources": "editorial",
}


def a_pack(root: Path, namespace: str, **items: dict[str, Any]) -> Path:
    """A small pack below *root*; *items* are folders of id to data, exercises on top of `EASY`."""
    content = root / namespace / "content"
    content.mkdir(parents=True)
    manifest = {
        "schema": 1,
        "namespace": namespace,
        "title": namespace.title(),
        "licence": "CC-BY-4.0",
        "language": "en",
        "maintainers": ["The tests"],
    }
    (content / "pack.yaml").write_text(json.dumps(manifest), "utf-8")
    for folder, entries in items.items():
        (content / folder).mkdir()
        for name, data in entries.items():
            said = {**EASY, **data} if folder == "exercises" else data
            (content / folder / f"{name}.json").write_text(json.dumps(said), "utf-8")
    return root / namespace
