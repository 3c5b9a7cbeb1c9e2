# SPDX-License-Identifier: Apache-2.0
"""Reads a whole figure: view, props, crop and frames."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corekit_figures.faults import FigureInvalid
from corekit_figures.parts import PARTS
from corekit_figures.reading.faults import Faults, escaped
from corekit_figures.reading.frames import read_frame
from corekit_figures.reading.props import read_props
from corekit_figures.reading.values import is_count, is_list, is_number
from corekit_figures.spec import FigureSpec, FrameSpec, Prop
from corekit_figures.views import VIEWS

KEYS: Final = ("view", "props", "crop", "frames", "main")
CROPS: Final = ("upper", "lower")
#: More pictures than this no reader follows, and no page has room for.
MOST_FRAMES: Final = 8
_EXAMPLE: Final = "{view: side, frames: [{base: standing}]}"


def read_figure(data: object) -> FigureSpec:
    """Read *data*. Raises `FigureInvalid` with every fault, each with its JSON pointer within the figure."""
    faults = Faults()
    spec = _figure(data, faults)
    if faults.found or spec is None:
        first = faults.found[0]
        more = f" There are {len(faults.found) - 1} more faults." if len(faults.found) > 1 else ""
        message = f"The figure cannot be drawn: {first.pointer or '/'}: {first.message}."
        raise FigureInvalid(message, hint=f"{first.hint or ''}{more}".strip() or None, diagnostics=faults.found)
    return spec


def _figure(data: object, faults: Faults) -> FigureSpec | None:
    if not isinstance(data, Mapping):
        faults.wrong("", "a figure", data, _EXAMPLE)
        return None
    for key in data:
        if key not in KEYS:
            faults.unknown(f"/{escaped(key)}", "key of a figure", key, KEYS)
    frames = _frames(data.get("frames"), faults)
    view = _view(data.get("view", "side"), faults)
    props = read_props(data.get("props", ()), faults)
    crop = _crop(data.get("crop"), faults)
    main = data.get("main", max(1, len(frames)))
    if not is_count(main) or not 1 <= main <= max(1, len(frames)):
        faults.wrong("/main", "the main picture", main, f"main: {max(1, len(frames))}")
        return None
    if not frames:
        return None
    _held(frames, props, faults)
    return FigureSpec(view=view, props=props, crop=crop, frames=frames, main=main - 1)


def _held(frames: tuple[FrameSpec, ...], props: tuple[Prop, ...], faults: Faults) -> None:
    """Nobody touches a wall or a counter that is not there."""
    there = {prop.kind for prop in props if prop.kind != "wall" or prop.at not in ("back", "left", "right")}
    there |= {"wall" for prop in props if prop.kind == "doorway"}
    there |= {"counter" for prop in props if prop.kind == "chair" and isinstance(prop.at, float)}
    examples = {"wall": "{wall: 60}", "counter": "{counter: {distance: 40, height: 92}}"}
    for index, frame in enumerate(frames):
        for limb, place in frame.touch.items():
            if isinstance(place, str) and place in examples and place not in there:
                message = f"{limb} touches a {place}, and there is none in front of the person"
                pointer = f"/frames/{index}/touch/{escaped(limb)}"
                faults.add("figure-value", pointer, message, f"Add it to the props: {examples[place]}.")


def _frames(written: object, faults: Faults) -> tuple[FrameSpec, ...]:
    if not is_list(written) or not written:
        faults.wrong("/frames", "the list of frames", written, "frames: [{base: standing}]")
        return ()
    if len(written) > MOST_FRAMES:
        faults.add("figure-value", "/frames", f"{len(written)} pictures are too many", f"Draw at most {MOST_FRAMES}.")
    frames: list[FrameSpec] = []
    previous: Mapping[str, object] | None = None
    for index, one in enumerate(written[:MOST_FRAMES]):
        read = read_frame(one, f"/frames/{index}", previous, faults)
        if read is not None:
            spec, previous = read
            frames.append(spec)
    return tuple(frames)


def _view(written: object, faults: Faults) -> str | tuple[float, float]:
    if isinstance(written, str):
        if written not in VIEWS:
            faults.unknown("/view", "view", written, VIEWS)
            return "side"
        return written
    if is_list(written) and len(written) == 2 and all(is_number(one) for one in written):
        azimuth, elevation = float(written[0]), float(written[1])
        if -180 <= azimuth <= 180 and -10 <= elevation <= 90:
            return azimuth, elevation
    faults.wrong("/view", "the view", written, "view: side, or view: [62, 10] (degrees around -180..180, up -10..90)")
    return "side"


def _crop(written: object, faults: Faults) -> str | tuple[str, ...] | None:
    if written is None:
        return None
    if isinstance(written, str):
        if written not in CROPS:
            faults.unknown("/crop", "crop", written, CROPS)
        return written
    if is_list(written) and written:
        for index, part in enumerate(written):
            if part not in PARTS:
                faults.unknown(f"/crop/{index}", "part of the body", part, PARTS)
        return tuple(str(part) for part in written)
    faults.wrong("/crop", "the crop", written, "crop: upper, or crop: [head, chest]")
    return None
