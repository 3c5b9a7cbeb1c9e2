# SPDX-License-Identifier: Apache-2.0
"""Props that stand still: mat, furniture, walls, and what lies under a part of the body."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.parts import lowest
from corekit_figures.reading.props import SEAT
from corekit_figures.rendering.machines import standing
from corekit_figures.rendering.paths import capsule, circle, hull, smooth
from corekit_figures.rendering.scene import reach_along_x
from corekit_figures.rendering.shapes import Shape
from corekit_figures.rendering.solids import box as _box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera, Point
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.spec import Prop
    from corekit_figures.vectors import Vector

#: Half the width of mats and beds, and how far they reach beyond the body, in cm.
_HALF_WIDTH, _BEYOND = 32.0, 12.0
_WALL_HEIGHT: Final = 190.0


def ground(scene: Scene, body: Body) -> Shape:
    """The patch of floor below a body that has no mat."""
    low, high = reach_along_x(body)
    middle, half = (low + high) / 2, (high - low) / 2 + 16
    camera = scene.camera
    points = [camera((middle + half * cos(pi * step / 10), 0, 30 * sin(pi * step / 10))) for step in range(20)]
    return Shape("ground", smooth(points), covers=tuple(points))


def things(scene: Scene) -> tuple[Shape, ...]:
    """What stands behind the person, from back to front."""
    return tuple(shape for prop in scene.spec.props for shape in _DRAWN.get(prop.kind, standing)(scene, prop))


def covers_floor(scene: Scene) -> bool:
    """Whether a mat or a bed lies where the patch of floor would be."""
    return any(prop.kind in ("mat", "bed", "slope", "water") for prop in scene.spec.props)


def _mat(scene: Scene, prop: Prop) -> Iterator[Shape]:
    del prop
    low, high = scene.extent
    width = (-_HALF_WIDTH, _HALF_WIDTH)
    yield from _box(scene.camera, (low - _BEYOND, high + _BEYOND), (-2.0, 0.0), width, ("mat", "mat_edge"))


def _bed(scene: Scene, prop: Prop) -> Iterator[Shape]:
    del prop
    low, high = scene.extent
    low, high, camera = low - _BEYOND, high + _BEYOND, scene.camera
    for x in (low + 3, high - 3):
        for z in (-_HALF_WIDTH + 3, _HALF_WIDTH - 3):
            yield from _box(camera, (x - 2, x + 2), (-34.0, -9.0), (z - 2, z + 2), ("prop_side", "prop_side"))
    yield from _box(camera, (low, high), (-9.0, 0.0), (-_HALF_WIDTH - 3, _HALF_WIDTH + 3), ("mat", "mat_edge"))


def _stool(scene: Scene, prop: Prop) -> Iterator[Shape]:
    """A stool below the pelvis of the first picture in which it bears weight."""
    del prop
    height, x, z = _sat_on(scene)
    yield from _legs(scene.camera, height, (x - 16, x + 16), (z - 18, z + 18))
    yield from _box(scene.camera, (x - 16, x + 16), (height - 4, height), (z - 21, z + 21), ("prop", "prop_side"))


def _sat_on(scene: Scene) -> tuple[float, float, float]:
    """Height and middle of what is sat on."""
    frames = scene.spec.frames
    body = next((one for one, frame in zip(scene.bodies, frames, strict=True) if frame.base == "seated"), scene.main)
    return lowest(body, "pelvis"), body.points["pelvis"][0], body.points["pelvis"][2]


def _chair(scene: Scene, prop: Prop) -> Iterator[Shape]:
    """A chair that is sat on, that stands in front to be held, that bears a part, or that waits behind the legs."""
    depth, back, height = 42.0, str(prop.at or "back"), SEAT
    if prop.under is not None:
        points, height = scene.place_under(prop)
        x, z = _middle(points)
        low = x - {"front": 10, "back": 18}.get(back, depth / 2)
    elif isinstance(prop.at, float):
        back, low, z = "back", prop.at, 0.0
    elif any(frame.base == "seated" for frame in scene.spec.frames):
        height, x, z = _sat_on(scene)
        low = x - 18
    else:
        low = min(body.points[f"calf_{side}"][0] for body in scene.bodies for side in SIDES) - 7 - depth
        z = scene.main.points["pelvis"][2]
    yield from _chair_at(scene, (low, low + depth), z, height, scene.part(f"back_{back[0]}")[-1])


def _chair_at(scene: Scene, x: tuple[float, float], z: float, height: float, back: str) -> Iterator[Shape]:
    """A chair between these x, about this z; *back* is f(ront), b(ack), l(eft) or r(ight), where its back is."""
    camera = scene.camera
    seat = tuple(_box(camera, x, (height - 4, height), (z - 21, z + 21), ("prop", "prop_side")))
    deep, wide = {
        "f": ((x[1] - 3, x[1]), (z - 20, z + 20)),
        "b": ((x[0], x[0] + 3), (z - 20, z + 20)),
        "l": ((x[0] + 1, x[1] - 1), (z - 21, z - 18)),
        "r": ((x[0] + 1, x[1] - 1), (z + 18, z + 21)),
    }[back]
    posts = _posts(camera, height, deep, wide)
    rail = tuple(_box(camera, deep, (height + 26, height + 46), wide, ("prop", "prop_side")))
    yield from _legs(camera, height, x, (z - 18, z + 18))
    nearer = {"f": camera.away[0], "b": -camera.away[0], "l": -camera.away[2], "r": camera.away[2]}[back] > 0
    yield from (*seat, *posts, *rail) if nearer else (*posts, *rail, *seat)


def _posts(camera: Camera, height: float, deep: tuple[float, float], wide: tuple[float, float]) -> tuple[Shape, ...]:
    """The two posts that bear the back of a chair."""
    dark, tall = ("prop_side", "prop_side"), (height, height + 44)
    if wide[1] - wide[0] > deep[1] - deep[0]:
        ends = [(deep, (wide[0], wide[0] + 3)), (deep, (wide[1] - 3, wide[1]))]
    else:
        ends = [((deep[0], deep[0] + 3), wide), ((deep[1] - 3, deep[1]), wide)]
    return tuple(shape for x, z in ends for shape in _box(camera, x, tall, z, dark))


def _legs(camera: Camera, height: float, x: tuple[float, float], z: tuple[float, float]) -> Iterator[Shape]:
    """Four legs of furniture."""
    dark = ("prop_side", "prop_side")
    for across in z:
        for along in (x[0] + 2, x[1] - 2):
            yield from _box(camera, (along - 1.5, along + 1.5), (0, height), (across - 1.5, across + 1.5), dark)


def _wall(scene: Scene, prop: Prop) -> Iterator[Shape]:
    camera, paints = scene.camera, ("wall_edge", "wall")
    tall = (0.0, _WALL_HEIGHT)
    if prop.at in ("left", "right"):
        side = scene.part("x_r" if prop.at == "right" else "x_l")[-1]
        out = scene.aside(side)
        z = (out, out + 5) if side == "r" else (out - 5, out)
        yield from _box(camera, (-30.0, 34.0), tall, z, paints)
    elif prop.at == "back":
        yield from _box(camera, (scene.back - 5, scene.back), tall, (-45.0, 45.0), paints)
    else:
        away = scene.around.wall or 0.0
        yield from _box(camera, (away, away + 5), tall, (-45.0, 45.0), paints)


def _counter(scene: Scene, prop: Prop) -> Iterator[Shape]:
    distance = prop.at if isinstance(prop.at, float) else 0.0
    camera, height = scene.camera, prop.height
    for z in (-24, 24):
        yield from _box(camera, (distance + 6, distance + 9), (0, height - 4), (z - 1.5, z + 1.5), ("prop_side",) * 2)
    yield from _box(camera, (distance, distance + 12), (height - 4, height), (-28, 28), ("prop", "prop_side"))


def _doorway(scene: Scene, prop: Prop) -> Iterator[Shape]:
    """
    The frame of a door in front, as wide as forearms are apart; with one jamb, its edge is between the legs.

    A piece of wall stands beside each jamb.
    """
    camera, away = scene.camera, scene.around.wall or 0.0
    kept = scene.part(f"jamb_{prop.sides[0][0]}")[-1]
    far, near = (-1, 1) if camera.away[2] >= 0 else (1, -1)
    for e in (far, near):
        if kept in ("r", "l") and kept != ("r" if e > 0 else "l"):
            continue
        inner = 3.0 if kept in ("r", "l") else 36.0
        jamb, wall = (e * inner, e * (inner + 10)), (e * (inner + 10), e * (inner + 34))
        tall = (0.0, _WALL_HEIGHT)
        parts = [
            tuple(_box(camera, (away, away + 8), tall, (min(wall), max(wall)), ("wall_edge", "wall"))),
            tuple(_box(camera, (away, away + 11), tall, (min(jamb), max(jamb)), ("prop", "prop_side"))),
        ]
        for shapes in parts if e == far else reversed(parts):
            yield from shapes


def _ball(scene: Scene, prop: Prop) -> Iterator[Shape]:
    if prop.under is None:
        return
    points, height = scene.place_under(prop)
    x, z = _middle(points)
    middle, radius = scene.camera((x, height / 2, z)), 5 * height
    yield Shape("ball", circle(middle, radius), covers=_about(middle, radius))
    yield Shape("ball_light", circle((middle[0] - radius * 0.35, middle[1] - radius * 0.4), radius * 0.2))


def _roller(scene: Scene, prop: Prop) -> Iterator[Shape]:
    points, height = scene.place_under(prop)
    x, z = _middle(points)
    near = 30 if scene.camera.away[2] >= 0 else -30
    far, end = scene.camera((x, height / 2, z - near)), scene.camera((x, height / 2, z + near))
    covers = (*_about(far, 5 * height), *_about(end, 5 * height))
    yield Shape("ball", capsule(far, 5 * height, end, 5 * height), covers=covers)
    yield Shape("ball_side", circle(end, 5 * height))
    yield Shape("ball_light", circle(end, 2.2 * height))


def _step(scene: Scene, prop: Prop) -> Iterator[Shape]:
    points, height = scene.place_under(prop)
    along = [point[0] for point in points]
    yield from _box(scene.camera, (min(along) - 10, max(along) + 14), (0, height), (-26, 26), ("prop", "prop_side"))


def _bench(scene: Scene, prop: Prop) -> Iterator[Shape]:
    """A long bench below a part and what is on the side of the feet."""
    points, height = scene.place_under(prop)
    edge, feet = _middle(points)[0], sum(scene.main.points[f"ankle_{side}"][0] for side in "rl") / 2
    low, high = sorted((edge + (8 if edge > feet else -8), feet))
    for x in (low + 8, high - 8):
        for z in (-18, 18):
            yield from _box(scene.camera, (x - 2, x + 2), (0, height - 7), (z - 2, z + 2), ("prop_side", "prop_side"))
    yield from _box(scene.camera, (low, high), (height - 7, height), (-24, 24), ("prop", "prop_side"))


def _cushion(scene: Scene, prop: Prop) -> Iterator[Shape]:
    points, height = scene.place_under(prop)
    x, z = _middle(points)
    half, width = (8.0, 14.0) if prop.kind == "towel" else (17.0, 32.0)
    if len(points) == 1 and (prop.under or "")[-2:] in ("_r", "_l"):
        half, width = 13.0, 14.0
    radius, camera = height / 2, scene.camera
    corners = [(camera((x + a, radius, z + b)), 10 * radius) for a in (-half, half) for b in (-width, width)]
    near = width if camera.away[2] >= 0 else -width
    ends = camera((x - half, radius, z + near)), camera((x + half, radius, z + near))
    yield Shape("cushion_side", hull(corners), covers=tuple(point for corner in corners for point in _about(*corner)))
    yield Shape("cushion", capsule(ends[0], 10 * radius, ends[1], 10 * radius))


def _bolster(scene: Scene, prop: Prop) -> Iterator[Shape]:
    """A long firm cushion that lies along the body."""
    points, height = scene.place_under(prop)
    (x, z), radius, camera = _middle(points), height / 2, scene.camera
    ends = camera((x - 34, radius, z)), camera((x + 34, radius, z))
    near = ends[1] if camera.away[0] >= 0 else ends[0]
    covers = tuple(point for end in ends for point in _about(end, 10 * radius))
    yield Shape("cushion_side", capsule(ends[0], 10 * radius, ends[1], 10 * radius), covers=covers)
    yield Shape("cushion", circle(near, 10 * radius))


def _about(middle: Point, radius: float) -> tuple[Point, Point]:
    return (middle[0] - radius, middle[1] - radius), (middle[0] + radius, middle[1] + radius)


def _middle(points: list[Vector]) -> tuple[float, float]:
    return sum(point[0] for point in points) / len(points), sum(point[2] for point in points) / len(points)


_DRAWN: Final[Mapping[str, Callable[[Scene, Prop], Iterator[Shape]]]] = {
    "mat": _mat,
    "bed": _bed,
    "chair": _chair,
    "stool": _stool,
    "wall": _wall,
    "counter": _counter,
    "ball": _ball,
    "roller": _roller,
    "step": _step,
    "bench": _bench,
    "box": _step,
    "pillow": _cushion,
    "bolster": _bolster,
    "towel": _cushion,
    "doorway": _doorway,
}
