# SPDX-License-Identifier: Apache-2.0
"""Machines, weights and water: built round the person, and moving with the body."""

from __future__ import annotations

import re
from math import dist
from pathlib import Path
from typing import Any

import pytest
from corekit_figures import Theme, check, draw
from corekit_figures.reading import read_figure
from corekit_figures.reading.props import MEASURED
from corekit_figures.rendering.held import held, held_behind
from corekit_figures.rendering.scene import Scene
from corekit_figures.rendering.things import things
from corekit_figures.solving.solve import solve_figure

from corekit.content.reading import read

MACHINES: dict[str, Any] = read(
    (Path(__file__).parent / "data" / "machines.yaml").read_bytes(), name="machines.yaml"
).data


def scene_of(name: str, *, mirrored: bool = False) -> Scene:
    spec = read_figure(MACHINES[name])
    return Scene(spec, solve_figure(spec), mirrored=mirrored)


@pytest.mark.parametrize("name", MACHINES)
def test_a_machine_is_seen(name: str) -> None:
    """It takes room in the picture, from both sides, and whoever uses it still stands on the floor."""
    assert not check(MACHINES[name], {}, cache=False)
    for mirrored in (False, True):
        scene = scene_of(name, mirrored=mirrored)
        body = scene.bodies[0]
        shapes = [*things(scene), *held_behind(scene, body), *held(scene, body)]
        assert sum(len(shape.covers) for shape in shapes) > 1


@pytest.mark.parametrize("name", MACHINES)
def test_what_moves_with_the_body_has_the_same_parts_in_every_picture(name: str) -> None:
    """The moving form animates part by part, so that their number and kind never change."""
    scene = scene_of(name)
    for parts in (held, held_behind):
        kinds = {tuple(shape.paint for shape in parts(scene, body)) for body in scene.bodies}
        assert len(kinds) == 1
    assert "<animate" in draw(MACHINES[name], form="animated", cache=False).svg


def test_a_pedal_is_under_each_foot() -> None:
    """The near pedal follows the near foot, the far pedal the far foot."""
    scene = scene_of("bicycle")
    for body in scene.bodies:
        for parts, side in ((held, "r"), (held_behind, "l")):
            pedal = parts(scene, body)[-1]
            middle = tuple(sum(values) / len(values) for values in zip(*pedal.covers, strict=True))
            assert dist(middle, scene.camera(body.points[f"ball_{side}"])) < 60


@pytest.mark.parametrize("kind", MEASURED)
def test_what_is_measured_is_a_number_within_limits(kind: str) -> None:
    """Water a kilometre deep is refused, and the fault says how it is written."""
    (fault,) = check({"props": [{kind: 100_000}], "frames": [{"base": "standing"}]}, {}, cache=False)
    assert fault.pointer == f"/props/0/{kind}"
    assert kind in str(fault.hint)


def test_water_is_grey_where_all_is_grey() -> None:
    """Every colour of things comes from the theme: in print in black and white no blue is left."""
    svg = draw(MACHINES["water"], theme=Theme.greyscale(), cache=False).svg
    colours = set(re.findall(r"#([0-9a-f]{6})", svg))
    assert colours
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours), colours
