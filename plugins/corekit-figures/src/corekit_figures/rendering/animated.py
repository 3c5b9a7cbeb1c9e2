# SPDX-License-Identifier: Apache-2.0
"""
The moving form.

Paths are animated by SMIL, which needs neither script nor style and moves under a strict Content-Security-Policy. The
still picture is what is seen by default; one small style sheet shows the moving one to those who have not asked for
less motion, so that a page that refuses the style errs on the calm side. One round takes less than five seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from corekit_figures.remembering import digest, remembered
from corekit_figures.rendering import svg
from corekit_figures.rendering.arrows import arrow_shapes
from corekit_figures.rendering.frames import arrow_size, body_box, drawn, pictures
from corekit_figures.rendering.held import held, held_behind
from corekit_figures.rendering.layout import Box, Cell, union
from corekit_figures.rendering.person import Sides, layers
from corekit_figures.rendering.strip import contour_width, placed
from corekit_figures.rendering.things import covers_floor, ground, things
from corekit_figures.solving.inbetween import STEPS, solve_inbetween

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from corekit_figures.body import Body
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.rendering.shapes import Layer, Shape
    from corekit_figures.solving.solved import Solved

#: The seconds of a whole round, and how long a picture is held beside the time one movement takes.
_ROUND: Final = 4.8
_HOLD: Final = 0.6


class Moment(NamedTuple):
    """A body at a time of the round, from 0 to 1, and the number of the picture it belongs to."""

    time: float
    body: Body
    picture: int


class _Drawn(NamedTuple):
    """What every path of the person is at one moment, by layer and number, and the order of layers."""

    paths: Mapping[tuple[str, int], str]
    order: tuple[tuple[str, bool], ...]


def animated(
    scene: Scene, colours: Mapping[str, str], ids: str, *, nonce: str, loop: bool, cache: bool | Path
) -> tuple[str, float, float]:
    """The movement there and back, over the still picture; the inner elements with width and height in mm."""
    moments = _moments(scene, cache)
    box = _box(scene, moments)
    width, height = box.right - box.left, box.bottom - box.top
    cell = Cell(box, -box.left, -box.top)
    contour = contour_width(max(width, height))
    clock = _Clock(moments, f"{ids}m", loop=loop)
    still = drawn(scene, pictures(scene)[scene.spec.main], colours, contour)
    moving = _moving(scene, moments, clock, colours, contour)
    style = (
        f"<style{f' nonce={_quoted(nonce)}' if nonce else ''}>@media (prefers-reduced-motion:no-preference)"
        f"{{.{ids}m{{display:inline}}.{ids}s{{display:none}}}}</style>"
    )
    both = f'<g class="{ids}s">{still}</g><g class="{ids}m" display="none">{moving}</g>'
    # what is clicked must be there also between limbs
    size = f'width="{round(width)}" height="{round(height)}"'
    area = f'<rect id="{ids}m" {size} fill="{colours["paper"]}" fill-opacity="0"/>'
    return style + placed(scene, both, cell, f"{ids}c") + area, width, height


class _Clock:
    """The times of all animations of a drawing."""

    def __init__(self, moments: Sequence[Moment], button: str, *, loop: bool) -> None:
        self._times = [moment.time for moment in moments]
        repeat = 'repeatCount="indefinite"' if loop else f'begin="0s;{button}.click" restart="whenNotActive"'
        self._said = f'dur="{_ROUND}s" {repeat}'

    def path(self, values: Sequence[str], shown: Sequence[bool] | None = None) -> str:
        """An animation of path data, told only for when it is *shown*; empty where nothing changes."""
        told = [at for at in range(len(values)) if shown is None or shown[at]]
        if len({values[at] for at in told}) == 1:
            return ""
        ends = [(0.0, values[told[0]])] if told[0] else []
        known = [*ends, *((self._times[at], values[at]) for at in told)]
        if told[-1] < len(values) - 1:
            known.append((1.0, values[told[-1]]))
        return self._animation("d", "", known)

    def seen(self, shown: Sequence[bool]) -> str:
        """An animation of whether something is seen; empty where it always is."""
        if all(shown):
            return ""
        changes = [at for at in range(len(shown)) if at == 0 or shown[at] != shown[at - 1]]
        known = [(self._times[at], "inline" if shown[at] else "none") for at in changes]
        return self._animation("display", ' calcMode="discrete"', known)

    def _animation(self, attribute: str, mode: str, known: Sequence[tuple[float, str]]) -> str:
        times = ";".join(f"{time:.3f}".rstrip("0").rstrip(".") or "0" for time, _ in known)
        values = ";".join(value for _, value in known)
        return f'<animate attributeName="{attribute}"{mode} {self._said} keyTimes="{times}" values="{values}"/>'


def _moments(scene: Scene, cache: bool | Path) -> list[Moment]:
    """There and back: pictures are held, movements are eased."""
    between = _between(scene, cache)
    count = len(scene.poses)
    pairs = [(index, index + 1) for index in range(count - 1)]
    pairs += [(second, first) for first, second in reversed(pairs)]
    moments: list[Moment] = []
    length = len(pairs) * (1 + _HOLD) + _HOLD
    time = 0.0
    for first, second in pairs:
        moments.append(Moment(time / length, scene.bodies[first], first))
        moments.append(Moment((time + _HOLD) / length, scene.bodies[first], first))
        low = min(first, second)
        way = between[low * STEPS : (low + 1) * STEPS]
        for step, body in enumerate(way if first < second else reversed(way), start=1):
            index = first if step <= STEPS // 2 else second
            moments.append(Moment((time + _HOLD + step / (STEPS + 1)) / length, body, index))
        time += 1 + _HOLD
    moments.append(Moment(time / length, scene.bodies[0], 0))
    moments.append(Moment(1.0, scene.bodies[0], 0))
    return moments


def _between(scene: Scene, cache: bool | Path) -> list[Body]:
    spec = scene.spec
    poses: tuple[Solved, ...] = tuple(pose.mirrored() for pose in scene.poses) if scene.mirrored else tuple(scene.poses)
    found = remembered(digest(spec, "between"), STEPS * (len(poses) - 1), lambda: solve_inbetween(spec, poses), cache)
    return [(pose.mirrored() if scene.mirrored else pose).body() for pose in found]


def _moving(scene: Scene, moments: Sequence[Moment], clock: _Clock, colours: Mapping[str, str], contour: int) -> str:
    """Floor, things, the person in each order of its layers, what is held, and the arrows while they apply."""
    sides = Sides.of(scene.bodies[scene.spec.main], scene.camera)
    people = [layers(moment.body, scene.camera, scene.hands[moment.picture], sides) for moment in moments]
    frames = [_drawn(one) for one in people]
    fixed = things(scene)
    if not covers_floor(scene):
        fixed = (ground(scene, scene.bodies[scene.spec.main]), *fixed)
    parts = [svg.shapes(fixed, colours), _held(scene, held_behind, moments, clock, colours)]
    known = {layer.name: layer for layer in people[0]}
    orders = _orders(scene, moments, frames)
    for order in dict.fromkeys(orders):
        shown = [one == order for one in orders]
        inner = "".join(
            _layer(known[name], frames, shown, clock, colours, contour, beneath=beneath) for name, beneath in order
        )
        first = "" if shown[0] else ' display="none"'
        parts.append(f"<g{first}>{clock.seen(shown)}{inner}</g>")
    parts.append(_held(scene, held, moments, clock, colours))
    parts.append(_arrows(scene, moments, clock, colours))
    return "".join(parts)


def _orders(scene: Scene, moments: Sequence[Moment], frames: Sequence[_Drawn]) -> list[tuple[tuple[str, bool], ...]]:
    """The order of layers at each moment: that of the picture it belongs to."""
    of_picture = {
        index: next(frame.order for moment, frame in zip(moments, frames, strict=True) if moment.body is body)
        for index, body in enumerate(scene.bodies)
    }
    return [of_picture[moment.picture] for moment in moments]


def _drawn(person: Sequence[Layer]) -> _Drawn:
    paths: dict[tuple[str, int], str] = {}
    order: list[tuple[float, tuple[str, bool]]] = []
    for layer in person:
        if layer.contour:
            paths[layer.name, -1] = layer.contour
            order.append((layer.contour_order - 1e-9, (layer.name, True)))
        order.append((layer.order, (layer.name, False)))
        paths.update({(layer.name, number): one.path for number, one in enumerate(layer.shapes)})
    return _Drawn(paths, tuple(what for _, what in sorted(order)))


def _layer(
    layer: Layer,
    frames: Sequence[_Drawn],
    shown: Sequence[bool],
    clock: _Clock,
    colours: Mapping[str, str],
    contour: int,
    *,
    beneath: bool,
) -> str:
    first = frames[shown.index(True)].paths

    def moving(number: int) -> str:
        return clock.path([frame.paths[layer.name, number] for frame in frames], shown)

    if beneath:
        return svg.contour(first[layer.name, -1], colours, contour, moving(-1))
    return "".join(
        svg.shape(one._replace(path=first[layer.name, number]), colours, 1.0, moving(number))
        for number, one in enumerate(layer.shapes)
    )


def _held(
    scene: Scene,
    what: Callable[[Scene, Body], tuple[Shape, ...]],
    moments: Sequence[Moment],
    clock: _Clock,
    colours: Mapping[str, str],
) -> str:
    series: list[tuple[Shape, ...]] = [what(scene, moment.body) for moment in moments]
    size = arrow_size(scene)
    return "".join(
        svg.shape(one, colours, size, clock.path([shapes[number].path for shapes in series]))
        for number, one in enumerate(series[0])
    )


def _arrows(scene: Scene, moments: Sequence[Moment], clock: _Clock, colours: Mapping[str, str]) -> str:
    """The arrows of a picture, seen while the body moves there and is held."""
    parts = []
    for picture in pictures(scene):
        if picture.arrows:
            inner = "".join(svg.shapes(arrow_shapes(points, arrow_size(scene)), colours) for points in picture.arrows)
            shown = _coming(moments, picture.index)
            first = "" if shown[0] else ' display="none"'
            parts.append(f"<g{first}>{clock.seen(shown)}{inner}</g>")
    return "".join(parts)


def _coming(moments: Sequence[Moment], index: int) -> list[bool]:
    """At which moments a picture is on its way or held, on the way there."""
    turn = len(moments) // 2
    per = STEPS + 2
    if index == 0:
        return [moment.picture == 0 and (at < 2 or at >= len(moments) - 2) for at, moment in enumerate(moments)]
    start, end = (index - 1) * per + 2, index * per + 2
    return [start <= at < end and at <= turn + 2 for at in range(len(moments))]


def _box(scene: Scene, moments: Sequence[Moment]) -> Box:
    still = pictures(scene)
    boxes = [picture.box for picture in still]
    if scene.spec.crop is None:
        boxes += [body_box(scene, moment.body) for moment in moments]
    return union(boxes)


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 - only where a page gives a nonce

    return quoteattr(text)
