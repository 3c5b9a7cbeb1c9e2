# SPDX-License-Identifier: Apache-2.0
"""One exercise as a page, as its outline has it, with its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.formats.exercise_outline import exercise_outline
from corekit.formats.markup import join
from corekit.messages import translator
from corekit_html.blocks import outlined, style_for
from corekit_html.documents import depth_of, filename_of, title_of
from corekit_html.figures import drawings_for
from corekit_html.page import Content

if TYPE_CHECKING:
    from corekit.model.exercise import Exercise
    from corekit.values import RenderRequest


def exercise_page(exercise: Exercise, request: RenderRequest) -> Content:
    """The page of an exercise; a catalogue of one has its sources, licence and review state as well."""
    t, drawings = translator(request.language), drawings_for(request)
    style = style_for(t, depth=depth_of(request), prefix=drawings.prefix)
    data = exercise.to_dict()
    title, *rest = exercise_outline(data, t)
    return Content(
        title=title_of((title,)),
        filename=filename_of(exercise),
        main=join(outlined((title,), style), drawings.of(data), outlined(tuple(rest), style)),
        drawn=tuple(drawings.sheets),
        kind="ck-document ck-exercise",
    )
