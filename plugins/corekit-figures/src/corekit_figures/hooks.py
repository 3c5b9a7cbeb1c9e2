# SPDX-License-Identifier: Apache-2.0
"""The hooks: drawings of exercises as an output format, and checks of their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from corekit import hookimpl
from corekit.values import Check, OutputFormat, Rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.values import Diagnostic, RenderRequest

_OPTIONS: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {
        "form": {
            "enum": ["strip", "thumbnail", "animated"],
            "default": "strip",
            "description": "All pictures, one picture, or the movement.",
        },
        "theme": {
            "enum": ["light", "dark", "greyscale"],
            "default": "light",
            "description": "For light paper, for dark, or for print in black and white.",
        },
        "skin": {
            "enum": ["", "light", "medium", "olive", "brown", "dark"],
            "default": "",
            "description": "The tone of the skin; that of the theme unless said.",
        },
        "mirrored": {"type": "boolean", "default": False, "description": "Exchange left and right."},
        "ids": {"type": "string", "default": "", "maxLength": 60, "description": "What every id begins with."},
        "nonce": {"type": "string", "default": "", "maxLength": 200, "description": "Of the page's policy for styles."},
        "loop": {"type": "boolean", "default": False, "description": "Move until the page stops it."},
    },
    "additionalProperties": False,
}


@hookimpl
def corekit_output_formats() -> Iterable[OutputFormat]:
    """The drawing of an exercise."""
    yield OutputFormat(
        name="svg",
        media_type="image/svg+xml",
        suffix=".svg",
        documents=("exercise",),
        options=_OPTIONS,
        render=_render,
    )


@hookimpl
def corekit_checks() -> Iterable[Check]:
    """Whether figures can be drawn, stand, and show what their exercises declare."""
    yield Check(id="figures", code_prefix="figure", run=_check)


def _render(exercise: Any, request: RenderRequest) -> Rendered:
    from corekit_figures import SKIN_TONES, FigureInvalid, draw  # noqa: PLC0415 - only where something is drawn
    from corekit_figures.theme import THEMES  # noqa: PLC0415 - as above

    if not exercise.figure:
        raise FigureInvalid(
            f"'{exercise.title}' has no figure.", hint="Add the key `figure`; docs/figures.md shows how."
        )
    options = dict(request.options)
    skin = options.pop("skin")
    theme = THEMES[options.pop("theme")](**({"skin": SKIN_TONES[skin]} if skin else {}))
    drawing = draw(exercise.figure, theme=theme, title=exercise.title, **options)
    name = re.sub(r"[^a-z0-9]+", "-", exercise.title.lower()).strip("-") or "figure"
    return Rendered.from_text(drawing.svg, media_type="image/svg+xml", filename=f"{name}.svg")


def _check(library: Any, namespace: str) -> Iterator[Diagnostic]:
    import attrs  # noqa: PLC0415 - only where content is checked

    from corekit_figures import check  # noqa: PLC0415 - as above

    for identifier in library.ids("exercise"):
        if library.owner("exercise", identifier) != namespace:
            continue
        for pointer, form in _forms(library.data("exercise", identifier)):
            for found in check(form["figure"], form):
                file, place = library.place("exercise", identifier)
                yield attrs.evolve(found, file=file, pointer=f"{place}{pointer}/figure{found.pointer or ''}")


def _forms(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """An exercise and each of its variants that has a figure of its own, with the pointer to it."""
    if data.get("figure"):
        yield "", data
    for name, changes in (data.get("variants") or {}).items():
        if changes.get("figure"):
            yield f"/variants/{name}", {**data, **changes}
