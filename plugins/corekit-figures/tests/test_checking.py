# SPDX-License-Identifier: Apache-2.0
"""Checks: figures that float, sink or show something else than their exercise declares."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest
from corekit_figures import check

from corekit.content.reading import read
from corekit.testing import CheckLaws, isolated_kit

DATA = Path(__file__).parent / "data"
EXERCISES = read((DATA / "exercises.yaml").read_bytes(), name="exercises.yaml").data
ROOT = Path(__file__).parents[3]
OPPOSITE = {"flexion": "extension", "extension": "flexion", "side_bend": "rotation", "rotation": "side_bend"}
SPINE = ("lumbar", "thoracic", "cervical")


def codes(figure: Any, **attributes: Any) -> list[str]:
    """The codes of what is found."""
    return [found.code for found in check(figure, attributes)]


@pytest.mark.parametrize("name", EXERCISES)
def test_a_figure_that_shows_its_exercise_is_clean(name: str) -> None:
    """Nothing is found in exercises that are drawn as they are declared."""
    assert [str(found) for found in check(EXERCISES[name]["figure"], EXERCISES[name])] == []


@pytest.mark.parametrize(
    ("name", "region", "movement"),
    [
        (name, record["region"], OPPOSITE[record["movement"]])
        for name, exercise in EXERCISES.items()
        for record in exercise["movements"]
        if record["region"] in SPINE and record["movement"] in OPPOSITE and name != "cat-cow"
    ],
)
def test_the_opposite_movement_of_the_spine_is_found(name: str, region: str, movement: str) -> None:
    """An exercise that declares lumbar extension must extend the lumbar spine, and so on."""
    declared = [{"region": region, "movement": movement, "range": "end"}]
    (found,) = check(EXERCISES[name]["figure"], {"movements": declared})
    assert (found.code, found.severity) == ("figure-movement", "error")
    assert region in found.message
    assert found.hint


def test_a_limb_must_move_as_declared() -> None:
    """A hip that is only bent does not extend; a shoulder that only lifts does not go back."""
    extension = [{"region": "hip", "movement": "extension", "range": "end"}]
    assert codes(EXERCISES["squat"]["figure"], movements=extension) == ["figure-movement"]
    assert codes(EXERCISES["glute-bridge"]["figure"], movements=extension) == []


def test_a_movement_without_a_rule_is_left_alone() -> None:
    """Of compression, of the sacroiliac joint, of what is no record nothing is said."""
    for declared in (
        [{"region": "sacroiliac", "movement": "flexion"}],
        [{"movement": "compression"}],
        "none",
        None,
        [1],
    ):
        assert codes(EXERCISES["squat"]["figure"], movements=declared) == []


def test_what_floats_is_found() -> None:
    """A hand that cannot reach its place is told with the picture and by how much it misses."""
    figure = {"frames": [{"base": "standing"}, {"touch": {"hands": "ankle"}}]}
    found = check(figure, {})
    assert {one.code for one in found} == {"figure-contact"}
    assert {one.pointer for one in found} == {"/frames/1"}
    assert "hand misses the ankle by" in found[0].message


def test_what_sinks_is_found() -> None:
    """A limb below the floor is told."""
    figure = {"frames": [{"base": "side-lying-l", "pose": {"hip_l.abd": 40}}]}
    assert "figure-below-floor" in codes(figure)


def test_another_position_is_a_warning() -> None:
    """An exercise done in sitting and drawn standing is told; of unknown positions nothing is said."""
    (found,) = check({"frames": [{"base": "standing"}]}, {"position": "sitting"})
    assert (found.code, found.severity, found.pointer) == ("figure-position", "warning", "/frames/0/base")
    assert codes({"frames": [{"base": "standing"}]}, position=["sitting", "standing"]) == []
    assert codes({"frames": [{"base": "standing"}]}, position="floating") == []
    assert codes({"frames": [{"base": "side-sitting-r"}]}, position="side_sitting") == []
    assert codes({"frames": [{"base": "seated"}]}, position="side_sitting") == ["figure-position"]


class TestFigureCheck(CheckLaws):
    """The check keeps the laws of checks, and finds nothing in the McKenzie pack."""

    module: ClassVar[str] = "corekit_figures.hooks"
    packs: ClassVar[tuple[Path | str, ...]] = (ROOT / "plugins/corekit-redflags", ROOT / "plugins/corekit-mckenzie")
    clean: ClassVar[str | None] = "mckenzie"


def test_every_exercise_of_the_drawn_packs_has_a_figure() -> None:
    """All exercises of the McKenzie pack and of the example are drawn."""
    packs = ("plugins/corekit-redflags", "plugins/corekit-mckenzie", "examples/desk-neck")
    library = isolated_kit(*(ROOT / pack for pack in packs), plugins=["corekit_figures.hooks"]).library
    names = [name for name in library.ids("exercise") if name.startswith(("mckenzie:", "desk-neck:"))]
    assert len(names) == 29
    assert [name for name in names if not library.data("exercise", name).get("figure")] == []
