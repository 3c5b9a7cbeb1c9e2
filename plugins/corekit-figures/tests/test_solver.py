# SPDX-License-Identifier: Apache-2.0
"""Laws of the body and the solver."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from corekit_figures.bases import BASES
from corekit_figures.body import FOREARM, SHANK, THIGH, UPPER_ARM, Body, body_of
from corekit_figures.joints import ALL_AXES, AXES, SIDES, mirrored_angles
from corekit_figures.parts import centre, contacts, lowest
from corekit_figures.reading import read_figure
from corekit_figures.solving.inbetween import STEPS, solve_inbetween
from corekit_figures.solving.solve import FLOATING, SUNK, solve_figure
from corekit_figures.solving.solved import Solved
from corekit_figures.vectors import distance, dot
from hypothesis import given, settings
from hypothesis import strategies as st

from corekit.content.reading import read

DATA = Path(__file__).parent / "data"
EXERCISES = read((DATA / "exercises.yaml").read_bytes(), name="exercises.yaml").data
#: Poses within the range of motion, a few joints at a time, as people write them.
POSES = st.dictionaries(st.sampled_from(sorted(AXES)), st.floats(0, 1), max_size=6).map(
    lambda shares: {
        name: round(AXES[name].lowest + share * (AXES[name].highest - AXES[name].lowest), 1)
        for name, share in shares.items()
        if not name.startswith("pelvis")
    }
)
ANGLES = st.fixed_dictionaries({name: st.floats(axis.lowest, axis.highest) for name, axis in ALL_AXES.items()})


def limbs(body: Body) -> list[float]:
    """The lengths of thighs, shanks, upper arms and forearms."""
    pairs = (("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow"), ("elbow", "wrist"))
    return [distance(body.points[f"{a}_{side}"], body.points[f"{b}_{side}"]) for side in SIDES for a, b in pairs]


@settings(max_examples=60, deadline=None)
@given(angles=ANGLES, base=st.sampled_from(sorted(BASES)))
def test_limbs_keep_their_length(angles: dict[str, float], base: str) -> None:
    """Whatever the angles, a limb is as long as ever and its frames are square."""
    body = body_of(angles, BASES[base].frame)
    assert limbs(body) == pytest.approx([THIGH, SHANK, UPPER_ARM, FOREARM] * 2)
    for x, y, z in body.frames.values():
        assert [dot(x, x), dot(y, y), dot(z, z), dot(x, y), dot(y, z)] == pytest.approx([1, 1, 1, 0, 0], abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(pose=POSES, base=st.sampled_from(sorted(BASES)))
def test_joints_stay_within_their_range(pose: dict[str, float], base: str) -> None:
    """What the solver bends, it bends no farther than the joint goes."""
    (solved,) = solve_figure(read_figure({"frames": [{"base": base, "pose": pose}]}))
    for name, angle in solved.angles.items():
        axis, wish = ALL_AXES[name], BASES[base].pose.get(name, 0.0)
        assert min(axis.lowest, wish) - 0.01 <= angle <= max(axis.highest, wish) + 0.01, name


@settings(max_examples=30, deadline=None)
@given(angles=ANGLES, base=st.sampled_from(sorted(BASES)))
def test_mirrored_twice_is_the_same(angles: dict[str, float], base: str) -> None:
    """Left and right exchanged twice give the very pose; once, the limbs of the other side."""
    pose = Solved(base=base, angles=angles, root=(1.0, 50.0, 2.0), lean=3.0)
    assert pose.mirrored().mirrored() == pose
    assert mirrored_angles(mirrored_angles(angles)) == angles
    body, other = pose.body(), pose.mirrored().body()
    for name, (x, y, z) in body.points.items():
        swapped = f"{name[:-1]}{'l' if name[-1] == 'r' else 'r'}" if name[-2:] in ("_r", "_l") else name
        assert other.points[swapped] == pytest.approx((x, y, -z), abs=1e-6), name


@pytest.mark.parametrize("base", sorted(BASES))
def test_every_base_stands_on_the_floor(base: str) -> None:
    """In its plain form every base rests on what bears it, and nothing sinks."""
    (solved,) = solve_figure(read_figure({"frames": [{"base": base}]}))
    assert solved.misses == ()
    body = solved.body()
    for part in BASES[base].rest:
        for contact in contacts(part):
            if part != "trunk" and BASES[base].seat is None:
                assert abs(lowest(body, contact)) < FLOATING, contact


@pytest.mark.parametrize("name", EXERCISES)
def test_contacts_are_met(name: str) -> None:
    """In every exercise what is said to touch touches, and nothing is below the floor."""
    for solved in solve_figure(read_figure(EXERCISES[name]["figure"])):
        assert [miss.contact for miss in solved.misses] == []


@pytest.mark.parametrize("name", ["side-plank", "glute-bridge", "squat", "childs-pose", "heel-raise", "wall-push-up"])
def test_feet_do_not_float_on_the_way(name: str) -> None:
    """What stands in both pictures stands on the way as well, and nothing sinks."""
    spec = read_figure(EXERCISES[name]["figure"])
    solved = solve_figure(spec)
    bodies = [solved[0].body(), *(pose.body() for pose in solve_inbetween(spec, solved)[:STEPS]), solved[1].body()]
    standing = [
        f"{point}_{side}"
        for point in ("heel", "ball", "knee", "palm")
        for side in SIDES
        if all(abs(lowest(body, f"{point}_{side}")) < 1.5 for body in (bodies[0], bodies[-1]))
        and distance(centre(bodies[0], f"{point}_{side}"), centre(bodies[-1], f"{point}_{side}")) < 3
    ]
    assert standing or name in ("side-plank", "heel-raise")
    for before, body in pairwise(bodies):
        for contact in standing:
            assert abs(lowest(body, contact)) < 2.5, contact
            assert distance(centre(before, contact), centre(body, contact)) < 3, contact
        assert min(lowest(body, f"{point}_{side}") for point in ("heel", "toe", "knee") for side in SIDES) > -SUNK


def test_the_same_figure_gives_the_same_pose(exercises: dict[str, Any]) -> None:
    """Solved twice, every angle is the same to the last digit."""
    spec = read_figure(exercises["seated-piriformis"]["figure"])
    assert solve_figure(spec) == solve_figure(spec)
