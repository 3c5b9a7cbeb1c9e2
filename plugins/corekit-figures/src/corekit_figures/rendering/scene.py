# SPDX-License-Identifier: Apache-2.0
"""All pictures of a figure together: bodies, camera, and where the things stand that do not move."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.parts import ELLIPSOIDS, RADII, centre, contacts, lowest, reach
from corekit_figures.rendering.camera import Camera, camera_of
from corekit_figures.rendering.person import Hands
from corekit_figures.solving.surroundings import surroundings_of
from corekit_figures.vectors import at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corekit_figures.body import Body
    from corekit_figures.solving.solved import Solved
    from corekit_figures.spec import FigureSpec, Prop
    from corekit_figures.vectors import Vector

#: Points that say how far a body reaches.
_OUTER: Final = tuple(
    f"{name}_{side}"
    for name in ("heel", "toe", "ball", "knee", "palm", "fingers", "wrist", "elbow", "shoulder")
    for side in SIDES
)

#: Where a ball lies behind a section of the trunk: out to the side, up, and how far back the surface is there, in cm.
_BEHIND: Final = {"waist": (6.0, 1.0, 9.0), "upper-back": (11.0, -0.5, 8.0)}


#: What both hands hold, unless it is said that one does.
_GRIPPED: Final = frozenset(
    {"stick", "dumbbells", "kettlebells", "kettlebell", "barbell", "poles"}
    | {"bicycle", "rower", "elliptical", "arm-crank", "platform", "trampoline"}
)


class Scene:
    """The pictures of one figure, and what they have in common; mirrored, left and right are exchanged."""

    def __init__(self, spec: FigureSpec, solved: Sequence[Solved], *, mirrored: bool = False) -> None:
        self.spec = spec
        self.mirrored = mirrored
        self.poses = [one.mirrored() for one in solved] if mirrored else list(solved)
        self.bodies = [pose.body() for pose in self.poses]
        self.camera: Camera = camera_of(spec, mirrored=mirrored)
        self.around = surroundings_of(spec.props)
        self.hands = [self._hands(index) for index in range(len(self.poses))]

    def part(self, name: str) -> str:
        """A part's name as it is in this scene: of the other side where it is mirrored."""
        if self.mirrored and name[-2:] in ("_r", "_l"):
            return f"{name[:-1]}{'l' if name[-1] == 'r' else 'r'}"
        return name

    @cached_property
    def extent(self) -> tuple[float, float]:
        """How far all bodies reach along x, in cm."""
        ends = [reach_along_x(body) for body in self.bodies]
        return min(low for low, _ in ends), max(high for _, high in ends)

    @cached_property
    def main(self) -> Body:
        """The body of the picture that says most."""
        return self.bodies[self.spec.main]

    def place_under(self, prop: Prop) -> tuple[list[Vector], float]:
        """Where the parts lie that a prop is under, in the picture in which they lie lowest on it, and its height."""
        points = contacts(self.part(prop.under or "pelvis"))
        height = prop.height
        body = min(self.bodies, key=lambda one: sum(abs(lowest(one, point) - height) for point in points))
        return [centre(body, point) for point in points], height

    @cached_property
    def back(self) -> float:
        """How far back the trunk reaches in any picture, with the balls behind it."""
        trunk = min(
            centre(body, part)[0] - reach(body, part, 1, 0, 0) for body in self.bodies for part in ("pelvis", "chest")
        )
        balls = [prop for prop in self.spec.props if prop.kind == "ball" and prop.under is None]
        return min(
            (self.ball_behind(body, prop)[0] - prop.height / 2 for body in self.bodies for prop in balls), default=trunk
        )

    def ball_behind(self, body: Body, prop: Prop) -> Vector:
        """The middle of a ball that lies between the back and a wall."""
        section, _, side = self.part(str(prop.at)).rpartition("_")
        out, up, back = _BEHIND[section]
        point = at(centre(body, section), body.frames[f"{section}_centre"], -back, up, out if side == "r" else -out)
        return (point[0] - prop.height / 2, point[1], point[2])

    def aside(self, side: str) -> float:
        """How far out a body reaches to its right or left side in any picture, as z."""
        outward = 1 if side == "r" else -1
        parts = [f"{name}_{side}" for name in ("elbow", "shoulder", "palm", "hip")]
        return outward * max(outward * body.points[part][2] + _radius(part) for body in self.bodies for part in parts)

    def _hands(self, index: int) -> Hands:
        lying: dict[str, str] = {}
        gripping: set[str] = set()
        for limb, place in self.spec.frames[index].touch.items():
            for contact in contacts(self.part(limb)):
                if contact.startswith("palm") and isinstance(place, str):
                    lying[contact[-1]] = self.part(place)
                    if place == "counter":
                        gripping.add(contact[-1])
        for prop in self.spec.props:
            if prop.kind in _GRIPPED and not prop.sides:
                gripping.update(SIDES)
            if prop.kind in ("dumbbells", "kettlebell"):
                gripping.update(self.part(f"hand_{side}")[-1] for side in prop.sides)
            held = (self.part(name) for name in prop.through if prop.kind != "helper")
            gripping.update(name[-1] for name in held if name.startswith("hand_"))
        return Hands(lying=lying, gripping=frozenset(gripping))


def reach_along_x(body: Body) -> tuple[float, float]:
    """How far a body reaches along x."""
    low = [body.points[name][0] - _radius(name) for name in _OUTER]
    high = [body.points[name][0] + _radius(name) for name in _OUTER]
    for section in (*ELLIPSOIDS, "head"):
        x = centre(body, section)[0]
        half = RADII["head"] if section == "head" else reach(body, section, 1, 0, 0)
        low.append(x - half)
        high.append(x + half)
    return min(low), max(high)


def outline_points(body: Body) -> list[tuple[Vector, float]]:
    """Points and radii that together cover a body."""
    covered = [(body.points[name], _radius(name)) for name in _OUTER]
    covered += [(body.points[f"hip_{side}"], 9.0) for side in SIDES]
    covered.append((body.points["head"], 11.5))
    covered += [(centre(body, section), ELLIPSOIDS[section][0]) for section in ELLIPSOIDS]
    return covered


def _radius(name: str) -> float:
    return RADII[name.partition("_")[0]]
