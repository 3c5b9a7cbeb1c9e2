# SPDX-License-Identifier: Apache-2.0
"""A drawing from data: read, solve (or remember), arrange, describe."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from corekit_figures.describing import describe
from corekit_figures.drawing import Drawing, Form
from corekit_figures.reading import read_figure
from corekit_figures.remembering import solved_figure
from corekit_figures.rendering import svg
from corekit_figures.rendering.palette import palette
from corekit_figures.rendering.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corekit_figures.theme import Theme


def paint(
    figure: Mapping[str, object],
    *,
    form: Form,
    theme: Theme,
    title: str,
    description: str,
    mirrored: bool,
    ids: str,
    nonce: str,
    loop: bool,
    cache: bool | Path,
) -> Drawing:
    """Draw a figure; the arguments are those of `corekit_figures.draw`."""
    spec = read_figure(figure)
    solved = solved_figure(spec, cache)
    scene = Scene(spec, solved, mirrored=mirrored)
    words = description or describe(scene)
    prefix = _tidy(ids) or _prefix(figure, form, mirrored=mirrored)
    colours = palette(theme)
    if form == "thumbnail":
        from corekit_figures.rendering.strip import thumbnail  # noqa: PLC0415 - each form imports what it needs

        inner, width, height = thumbnail(scene, colours, prefix)
    elif form == "animated" and len(spec.frames) > 1:
        from corekit_figures.rendering.animated import animated  # noqa: PLC0415 - as above

        inner, width, height = animated(scene, colours, prefix, nonce=nonce, loop=loop, cache=cache)
    else:
        from corekit_figures.rendering.strip import strip  # noqa: PLC0415 - as above

        inner, width, height = strip(scene, colours, prefix)
    return Drawing(
        svg=svg.document(inner, width=width, height=height, title=title, description=words, ids=prefix),
        width=round(width / 10, 1),
        height=round(height / 10, 1),
        frames=len(spec.frames) if form == "strip" else 1,
        description=words,
    )


def _tidy(ids: str) -> str:
    """What may stand in an id and in a selector."""
    plain = re.sub(r"[^A-Za-z0-9_-]", "-", ids)
    return plain if not plain or plain[0].isalpha() else f"f{plain}"


def _prefix(figure: Mapping[str, object], form: str, *, mirrored: bool) -> str:
    """Ids for a drawing that was given none: another for each figure and form."""
    data = json.dumps([figure, form, mirrored], sort_keys=True, default=str)
    return f"f{sha256(data.encode()).hexdigest()[:8]}-"
