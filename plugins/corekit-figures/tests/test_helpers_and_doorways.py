# SPDX-License-Identifier: Apache-2.0
"""Things of stretching and self-massage: a helper's hands, a doorway, a ball at the wall, a roller under a thigh."""

from __future__ import annotations

import re
from typing import Any

import pytest
from corekit_figures import FigureInvalid, check, draw
from corekit_figures.parts import lowest
from corekit_figures.reading.figure import read_figure
from corekit_figures.rendering.scene import Scene
from corekit_figures.solving.solve import solve_figure

LEG_LIFTED: dict[str, Any] = {"frames": [{"base": "supine", "pose": {"hip_r": 76, "knee_r": 4}}]}
KNEE_EXTENSION = {"movements": [{"region": "knee", "movement": "extension", "range": "end"}]}


def scene_of(figure: dict[str, Any], *, mirrored: bool = False) -> Scene:
    """The scene of a figure that is sound."""
    spec = read_figure(figure)
    return Scene(spec, solve_figure(spec), mirrored=mirrored)


def test_a_helper_holds_what_is_said_and_goes_with_it() -> None:
    """The hands of a helper are drawn over the leg, at another place where the leg is at another place."""
    figure = {**LEG_LIFTED, "props": [{"helper": {"heel_r": "right", "thigh_r": "down"}}]}
    plain, helped = draw(LEG_LIFTED, cache=False), draw(figure, cache=False)
    low = {**figure, "frames": [{"base": "supine"}]}
    assert len(re.findall("<path", helped.svg)) > len(re.findall("<path", plain.svg))
    assert helped.width >= plain.width
    assert draw(low, cache=False).svg != draw({"frames": low["frames"]}, cache=False).svg
    assert draw(figure, mirrored=True, cache=False).svg != helped.svg


@pytest.mark.parametrize(
    ("prop", "pointer"),
    [
        ({"helper": {"nose": "right"}}, "/props/0/helper/nose"),
        ({"helper": {"heel_r": "behind"}}, "/props/0/helper/heel_r"),
        ({"helper": "heel_r"}, "/props/0/helper"),
        ({"doorway": {"distance": 40, "jamb": "top"}}, "/props/0/doorway"),
        ({"doorway": -3}, "/props/0/doorway"),
        ({"ball": {"behind": "nose"}}, "/props/0/ball/behind"),
        ({"ball": {"behind": "waist_r", "height": 80}}, "/props/0/ball"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(prop: Any, pointer: str) -> None:
    """A mistake in a thing is told with its place and how to mend it."""
    with pytest.raises(FigureInvalid) as failed:
        read_figure({**LEG_LIFTED, "props": [prop]})
    (found,) = failed.value.diagnostics
    assert found.pointer == pointer
    assert found.hint


def test_a_leg_leans_on_the_jamb_of_a_doorway() -> None:
    """The frame of a door is reached like a wall, and a heel that cannot reach it is told."""
    near, far = (
        {
            "view": [162, 12],
            "props": [{"doorway": {"distance": distance, "jamb": "right"}}],
            "frames": [{"base": "supine", "pose": {"hip_r": 60}, "touch": {"heel_r": "wall"}}],
        }
        for distance in (62, 150)
    )
    assert check(near, {}) == ()
    assert scene_of(near).bodies[0].points["heel_r"][0] == pytest.approx(62 - 3, abs=1)
    assert scene_of(far).bodies[0].points["heel_r"][0] < 140
    assert "<path" in draw(near, cache=False).svg


def test_a_ball_lies_between_back_and_wall() -> None:
    """The ball is behind the side of the back that is said, touches the wall, and changes sides when mirrored."""
    figure = {
        "props": [{"wall": "back"}, {"ball": {"behind": "waist_r", "height": 7}}],
        "frames": [{"base": "standing"}],
    }
    for mirrored, sign in ((False, 1), (True, -1)):
        scene = scene_of(figure, mirrored=mirrored)
        x, height, z = scene.ball_behind(scene.bodies[0], scene.spec.props[1])
        assert sign * z > 3
        assert x - 3.5 == pytest.approx(scene.back)
        assert 90 < height < 120


def test_thighs_and_hips_bear_weight() -> None:
    """A roller under one thigh lifts that thigh, a ball under one hip that side of the pelvis."""
    for part, contact in (("thigh_r", "thigh_r"), ("hip_r", "hip_r")):
        figure = {
            "props": [{"roller": {"under": part, "height": 13}}],
            "frames": [{"base": "long-sitting", "rest": [part], "touch": {"foot_l": "free"}}],
        }
        assert lowest(scene_of(figure).bodies[0], contact) == pytest.approx(13, abs=0.5)


def test_a_knee_held_straight_below_a_bent_hip_is_extended() -> None:
    """A straight leg that is lifted declares knee extension rightly; a bent one, or one that lies, does not."""
    bent = {"frames": [{"base": "supine"}, {"pose": {"hip_r": 80, "knee_r": 60}}]}
    lying = {"frames": [{"base": "supine"}, {"pose": {"hip_r": 20}}]}
    lifted = {"frames": [{"base": "supine"}, *LEG_LIFTED["frames"]]}
    assert check(lifted, KNEE_EXTENSION) == ()
    assert [found.code for found in check(bent, KNEE_EXTENSION)] == ["figure-movement"]
    assert [found.code for found in check(lying, KNEE_EXTENSION)] == ["figure-movement"]
