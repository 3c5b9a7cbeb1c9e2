# SPDX-License-Identifier: Apache-2.0
"""
The JSON Schema of a figure, made from the tables that the reader uses.

`figure.schema.json` beside this module is its output, for editors and other languages; a test holds the two together.
`python -m corekit_figures.schema` prints it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from corekit_figures.bases import BASES
from corekit_figures.joints import ALL_AXES, AXES, GLIDES
from corekit_figures.parts import PARTS
from corekit_figures.reading import arrows, figure, frames, props
from corekit_figures.views import VIEWS


def figure_schema() -> dict[str, Any]:
    """The schema, draft 2020-12."""
    ways = [way for way in arrows.WAYS if way not in arrows.CIRCLES]
    circles = f"({'|'.join(arrows.CIRCLING)}) ({'|'.join(arrows.CIRCLES)})"
    pattern = f"^(({'|'.join(arrows.AT)})( ({'|'.join(ways)}))?|{circles})$"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:corekit:figures:figure:1",
        "title": "A figure",
        "description": "Pictures of one person doing an exercise.",
        "type": "object",
        "required": ["frames"],
        "additionalProperties": False,
        "$defs": {"arrow": {"type": "string", "pattern": pattern}},
        "properties": {
            "view": {
                "description": "Where one looks from: a name, or azimuth and elevation in degrees.",
                "anyOf": [{"enum": list(VIEWS)}, _numbers(2)],
                "default": "side",
            },
            "props": {"description": "Things in the picture.", "type": "array", "items": _prop()},
            "crop": {
                "description": "What to show: a half, or the surroundings of these parts.",
                "anyOf": [{"enum": list(figure.CROPS)}, _list(PARTS)],
            },
            "frames": {
                "description": "The pictures; one without a base continues from the one before.",
                "type": "array",
                "minItems": 1,
                "maxItems": figure.MOST_FRAMES,
                "items": _frame(),
            },
            "main": {"description": "The picture that says most, from 1.", "type": "integer", "minimum": 1},
        },
    }


def _frame() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "base": {"description": "The position to begin with.", "enum": list(BASES)},
            "pose": {
                "description": "Angles in degrees where they differ from the base.",
                "type": "object",
                "additionalProperties": False,
                "properties": _angles(),
            },
            "rest": {"description": "Parts that bear the weight.", **_list(PARTS)},
            "touch": {
                "description": "Limbs and what they reach.",
                "type": "object",
                "propertyNames": {"enum": [*frames.LIMBS, "head"]},
                "additionalProperties": {"anyOf": [{"enum": list(frames.TARGETS)}, _numbers(3)]},
            },
            "arrow": {
                "description": "Arrows: a part, and a way unless it is its path.",
                "anyOf": [{"$ref": "#/$defs/arrow"}, {"type": "array", "items": {"$ref": "#/$defs/arrow"}}],
            },
            "ghost": {"description": "Show in dashes where the body was.", **_YES_NO},
            "anchor": {"description": "The part that stays where it was.", "enum": list(PARTS)},
            "balance": {"description": "Whether the feet must stand below the weight.", **_YES_NO},
        },
    }


def _angles() -> dict[str, Any]:
    degrees = {
        name: {
            "description": f"{axis.up} above 0, {axis.down} below; degrees",
            "type": "number",
            "minimum": axis.lowest,
            "maximum": axis.highest,
        }
        for name, axis in sorted({**AXES, **ALL_AXES}.items())
    }
    degrees["pelvis"] = {"anyOf": [degrees["pelvis"], {"const": "auto"}]}
    glides = {
        name: {"description": "Glide in cm.", "type": "number", "minimum": lowest, "maximum": highest}
        for name, (lowest, highest, _) in GLIDES.items()
    }
    return degrees | glides


def _prop() -> dict[str, Any]:
    under = {
        "type": "object",
        "required": ["under"],
        "additionalProperties": False,
        "properties": {"under": {"enum": list(PARTS)}, "height": {"type": "number", "minimum": 1, "maximum": 120}},
    }
    counter = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "distance": {"type": "number", "minimum": -80, "maximum": 120},
            "height": {"type": "number", "minimum": 20, "maximum": 220},
        },
    }
    ball = {
        "type": "object",
        "required": ["behind"],
        "additionalProperties": False,
        "properties": {
            "behind": {"enum": list(props.BEHIND)},
            "height": {"type": "number", "minimum": 2, "maximum": 30},
        },
    }
    doorway = {
        "type": "object",
        "required": ["distance"],
        "additionalProperties": False,
        "properties": {
            "distance": {"type": "number", "exclusiveMinimum": 0, "maximum": 150},
            "jamb": {"enum": list(props.JAMBS)},
        },
    }
    helper = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 2,
        "propertyNames": {"enum": list(props.HELD)},
        "additionalProperties": {"enum": list(props.FROM)},
    }
    chair = {
        "type": "object",
        "required": ["under"],
        "additionalProperties": False,
        "properties": {"under": {"enum": list(PARTS)}, "back": {"enum": list(props.WALLS)}, "height": _SEAT_HEIGHT},
    }
    through = {**_list(props.THROUGH), "minItems": 2}
    said: dict[str, Any] = {kind: {"anyOf": [{"enum": list(PARTS)}, under]} for kind in props.UNDER}
    between = {
        "type": "object",
        "required": ["between"],
        "additionalProperties": False,
        "properties": {"between": {"enum": list(props.BETWEEN)}},
    }
    said["pillow"]["anyOf"].append(between)
    said |= {
        "wall": {"anyOf": [{"enum": list(props.WALLS)}, {"type": "number", "exclusiveMinimum": 0, "maximum": 150}]},
        "chair": {"anyOf": [{"enum": list(props.WALLS)}, {"type": "number", "minimum": -80, "maximum": 120}, chair]},
        "counter": {"anyOf": [{"type": "number", "minimum": -80, "maximum": 120}, counter]},
        "strap": through,
        "band": through,
        "dumbbell": {"enum": ["hand_r", "hand_l"]},
        "cuff": {"enum": ["ankle_r", "ankle_l"]},
        "kettlebell": {"enum": ["hands", "hand_r", "hand_l"]},
        "belt": {"enum": list(props.BELTED)},
        "doorway": {"anyOf": [{"type": "number", "exclusiveMinimum": 0, "maximum": 150}, doorway]},
        "helper": helper,
    }
    said["ball"]["anyOf"].append(ball)
    said |= {
        kind: {"type": "number", "minimum": least, "maximum": most} for kind, (least, most) in props.MEASURED.items()
    }
    one = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False, "properties": said}
    return {"anyOf": [{"enum": list(props.PLAIN)}, one]}


def _list(names: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "array", "items": {"enum": list(names)}}


def _numbers(count: int) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "number"}, "minItems": count, "maxItems": count}


_SEAT_HEIGHT: dict[str, Any] = {"type": "number", "minimum": 20, "maximum": 90}
_YES_NO: dict[str, Any] = {"enum": ["yes", "no", True, False]}


def schema_text() -> str:
    """The text of `figure.schema.json`."""
    return json.dumps(figure_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
