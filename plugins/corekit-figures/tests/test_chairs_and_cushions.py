# SPDX-License-Identifier: Apache-2.0
"""Chairs that bear calves or are held, cushions under and between parts, and arrows for circles."""

from __future__ import annotations

from itertools import pairwise
from math import dist
from typing import Any

import pytest
from corekit_figures import check
from corekit_figures.parts import lowest
from corekit_figures.reading import read_figure
from corekit_figures.remembering import solved_figure
from corekit_figures.rendering.arrows import arrow_points
from corekit_figures.rendering.held import held
from corekit_figures.rendering.scene import Scene
from corekit_figures.rendering.things import things

CALVES_ON_A_CHAIR: dict[str, Any] = {
    "props": ["mat", {"chair": {"under": "calves"}}],
    "frames": [{"base": "supine", "pose": {"hip": 88, "knee": 88}, "touch": {"calves": "floor"}}],
}
CHAIR_TO_HOLD: dict[str, Any] = {
    "props": [{"chair": 32}],
    "frames": [{"base": "standing", "touch": {"hands": "counter"}}],
}


def scene_of(figure: dict[str, Any], *, mirrored: bool = False) -> Scene:
    """The pictures of a figure."""
    spec = read_figure(figure)
    return Scene(spec, solved_figure(spec, False), mirrored=mirrored)


def sitting(prop: object) -> dict[str, Any]:
    """Somebody sits, seen from the front."""
    return {"view": "front", "props": [prop], "frames": [{"base": "seated"}]}


def middle_of_back(scene: Scene) -> float:
    """How far right in the picture the highest point of a chair is, from the middle of its seat."""
    corners = [point for shape in things(scene) for point in shape.covers]
    top = min(y for _, y in corners)
    high = [x for x, y in corners if y < top + 60]
    return sum(high) / len(high) - sum(x for x, _ in corners) / len(corners)


def test_a_chair_bears_calves_at_the_height_of_its_seat() -> None:
    """Calves lie 44 cm above the floor on a chair, and nothing misses it."""
    scene = scene_of(CALVES_ON_A_CHAIR)
    for side in "rl":
        assert lowest(scene.main, f"calf_{side}") == pytest.approx(44, abs=1)
    assert not check(CALVES_ON_A_CHAIR, {})


def test_a_chair_in_front_is_held_at_its_back() -> None:
    """Hands reach the top of the back, 90 cm above the floor and as far in front as was said."""
    body = scene_of(CHAIR_TO_HOLD).main
    for side in "rl":
        x, y, _ = body.points[f"palm_{side}"]
        assert (x, y) == pytest.approx((35, 92.4), abs=3)
    assert not check(CHAIR_TO_HOLD, {})


def test_the_back_of_a_chair_is_where_it_was_said() -> None:
    """Seen from the front the back stands behind, at the left of the picture for `right`, at the right for `left`."""
    assert middle_of_back(scene_of(sitting("chair"))) == pytest.approx(0, abs=40)
    assert middle_of_back(scene_of(sitting({"chair": "right"}))) < -100
    assert middle_of_back(scene_of(sitting({"chair": "left"}))) > 100


def test_a_mirrored_chair_changes_its_side() -> None:
    """Who sits with the back of the chair at the right has it, mirrored, at the left."""
    left, right = sitting({"chair": "left"}), sitting({"chair": "right"})
    assert middle_of_back(scene_of(right, mirrored=True)) == pytest.approx(middle_of_back(scene_of(left)), abs=5)


def test_a_chair_nobody_sits_on_stands_behind_the_legs() -> None:
    """Its seat is 44 cm high, and it reaches no calf."""
    frames = [{"base": "standing"}, {"pose": {"hip": 60, "knee": 55}}]
    scene = scene_of({"view": "flat-side", "props": ["chair"], "frames": frames})
    right = max(x for shape in things(scene) for x, _ in shape.covers)
    calves = min(scene.camera(body.points["calf_r"])[0] for body in scene.bodies)
    assert right < calves


def test_a_pillow_between_the_knees_gets_thinner_as_they_close() -> None:
    """Knees that come together press the pillow: it takes less room in the picture."""
    wide, narrow = (
        scene_of(
            {
                "view": "front",
                "props": [{"pillow": {"between": "knees"}}],
                "frames": [{"base": "seated", "pose": {"hip.abd": degrees}}],
            }
        )
        for degrees in (12, -2)
    )
    assert pillow_width(wide) > pillow_width(narrow) + 50


def pillow_width(scene: Scene) -> float:
    """How wide the cushion is that a person holds."""
    along = [x for shape in held(scene, scene.main) for x, _ in shape.covers]
    return max(along) - min(along)


def test_a_bolster_lies_along_the_body_and_a_pillow_across() -> None:
    """From above a bolster is longer than wide, a pillow under the same part wider than long."""
    extents = {}
    for kind in ("bolster", "pillow"):
        scene = scene_of(
            {"view": [0, 90], "props": [{kind: {"under": "waist", "height": 12}}], "frames": [{"base": "prone"}]}
        )
        points = [point for shape in things(scene) for point in shape.covers]
        across, along = ([point[axis] for point in points] for axis in (1, 0))
        extents[kind] = (max(along) - min(along)) - (max(across) - min(across))
    assert extents["bolster"] > 0 > extents["pillow"]


def test_a_cushion_under_one_knee_is_smaller_than_one_under_both() -> None:
    """Two knees that lie apart have a cushion each, and these do not meet."""
    widths = []
    for part in ("knee_r", "knees"):
        props = [{"pillow": {"under": part, "height": 10}}]
        scene = scene_of({"view": "front", "props": props, "frames": [{"base": "supine"}]})
        along = [x for shape in things(scene) for x, _ in shape.covers]
        widths.append(max(along) - min(along))
    assert widths[0] < widths[1] / 1.5


def test_hands_find_no_hold_on_a_chair_that_is_sat_on() -> None:
    """Only a chair in front can be held."""
    figure = {"props": ["chair"], "frames": [{"base": "seated", "touch": {"hands": "counter"}}]}
    assert [fault.pointer for fault in check(figure, {})] == ["/frames/0/touch/hands"]


def circle(side: str, way: str, *, mirrored: bool = False) -> list[tuple[float, float]]:
    """The line of the arrow of circles, from the front."""
    frame = {"base": "standing", "pose": {"shoulder.abd": 88}, "arrow": [f"hand_{side} circle-{way}"]}
    scene = scene_of({"view": "quarter", "frames": [frame]}, mirrored=mirrored)
    points = arrow_points(scene, scene.spec.frames[0].arrows[0], scene.main, None)
    assert points is not None
    return points


def test_a_hand_draws_circles_though_it_ends_where_it_began() -> None:
    """The arrow goes nearly all round the hand, and the two ways go round in opposite order."""
    right, left = circle("r", "right"), circle("r", "left")
    assert all(dist(a, b) < 1 for a, b in zip(right, reversed(left), strict=True))
    length = sum(dist(a, b) for a, b in pairwise(right))
    assert dist(right[0], right[-1]) < length / 3


def test_a_mirrored_circle_is_its_mirror_image() -> None:
    """Mirrored, the hand of the other side draws it, the other way round."""
    for (x, y), other in zip(circle("r", "right"), circle("r", "right", mirrored=True), strict=True):
        assert dist((-x, y), other) < 1
