# SPDX-License-Identifier: Apache-2.0
"""Drawing and checking: the two doors of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit_figures.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corekit.model.diagnostic import Diagnostic
    from corekit_figures.drawing import Drawing, Form


def draw(
    figure: Mapping[str, object],
    *,
    form: Form = "strip",
    theme: Theme | None = None,
    title: str = "",
    description: str = "",
    mirrored: bool = False,
    ids: str = "",
    nonce: str = "",
    loop: bool = False,
    cache: bool | Path = True,
) -> Drawing:
    """
    Draw *figure*, the value of an exercise's key of that name.

    *title* and *description* are what people hear who cannot see it; without a description one is made, in English.
    *mirrored* exchanges left and right. *ids* begins every id in the element: give each drawing in a page its own.
    The animated form moves once and again when it is clicked, or, with *loop*, until the page pauses it; it has one
    `<style>` element, which bears *nonce*. Where that style is refused, and where the reader prefers less motion, the
    still picture is seen. *cache* says whether, or in which directory, solved poses are remembered; it never changes
    the drawing. The same arguments give the same bytes. Raises `FigureInvalid` with every fault of the data.
    """
    from corekit_figures.painting import paint  # noqa: PLC0415 - importing the package stays light

    return paint(
        figure,
        form=form,
        theme=theme or Theme(),
        title=title,
        description=description,
        mirrored=mirrored,
        ids=ids,
        nonce=nonce,
        loop=loop,
        cache=cache,
    )


def check(
    figure: Mapping[str, object], exercise_attributes: Mapping[str, object], *, cache: bool | Path = True
) -> tuple[Diagnostic, ...]:
    """
    What is wrong with *figure*, and where it shows something else than *exercise_attributes* declare; never raises.

    Pointers are within the figure. Of the attributes `movements` and `position` are looked at.
    """
    from corekit_figures.checking import check_figure  # noqa: PLC0415 - importing the package stays light

    return check_figure(figure, exercise_attributes, cache=cache)
