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
    """A thing in the picture: its name alone, or with where it is."""
    said = _beneath() | _standing() | _held()
    said |= {kind: _number(least, most) for kind, (least, most) in props.MEASURED.items()}
    one = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False, "properties": said}
    return {"anyOf": [{"enum": list(props.PLAIN)}, one]}


def _beneath() -> dict[str, Any]:
    """Things that lie under a part; some lie elsewhere as well."""
    under = _object({"under": {"enum": list(PARTS)}, "height": _number(1, 120)}, "under")
    beneath: dict[str, Any] = {kind: {"anyOf": [{"enum": list(PARTS)}, under]} for kind in props.UNDER}
    beneath["pillow"]["anyOf"].append(_object({"between": {"enum": list(props.BETWEEN)}}, "between"))
    beneath["ball"]["anyOf"].append(
        _object({"behind": {"enum": list(props.BEHIND)}, "height": _number(2, 30)}, "behind")
    )
    return beneath


def _standing() -> dict[str, Any]:
    """Things that stand somewhere about the person: at a side, or so many cm away."""
    walls = {"enum": list(props.WALLS)}
    away = {"type": "number", "exclusiveMinimum": 0, "maximum": 150}
    along = _number(-80, 120)
    seat = {"under": {"enum": list(PARTS)}, "back": walls, "height": _SEAT_HEIGHT}
    doorway = {"distance": away, "jamb": {"enum": list(props.JAMBS)}}
    return {
        "wall": {"anyOf": [walls, away]},
        "chair": {"anyOf": [walls, along, _object(seat, "under")]},
        "counter": {"anyOf": [along, _object({"distance": along, "height": _number(20, 220)})]},
        "doorway": {"anyOf": [away, _object(doorway, "distance")]},
    }


def _held() -> dict[str, Any]:
    """Things that are worn or held, and a helper who holds the person."""
    through = {**_list(props.THROUGH), "minItems": 2}
    return {
        "strap": through,
        "band": through,
        "dumbbell": {"enum": ["hand_r", "hand_l"]},
        "cuff": {"enum": ["ankle_r", "ankle_l"]},
        "kettlebell": {"enum": ["hands", "hand_r", "hand_l"]},
        "belt": {"enum": list(props.BELTED)},
        "helper": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 2,
            "propertyNames": {"enum": list(props.HELD)},
            "additionalProperties": {"enum": list(props.FROM)},
        },
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    needs = {"required": list(required)} if required else {}
    return {"type": "object", **needs, "additionalProperties": False, "properties": properties}


def _number(least: float, most: float) -> dict[str, Any]:
    return {"type": "number", "minimum": least, "maximum": most}


def _list(names: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "array", "items": {"enum": list(names)}}


def _numbers(count: int) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "number"}, "minItems": count, "maxItems": count}


_SEAT_HEIGHT = _number(20, 90)
_YES_NO: dict[str, Any] = {"enum": ["yes", "no", True, False]}


def schema_text() -> str:
    """The text of `figure.schema.json`."""
    return json.dumps(figure_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
