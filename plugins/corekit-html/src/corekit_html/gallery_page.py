# SPDX-License-Identifier: Apache-2.0
"""A pack as its author looks at it: the core's gallery, with the exercises drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.formats.gallery.page import gallery_body, gallery_style
from corekit_html.figures import drawings_for
from corekit_html.page import Content

if TYPE_CHECKING:
    from corekit.formats.gallery.page import Gallery
    from corekit.values import RenderRequest


def gallery_page(gallery: Gallery, request: RenderRequest) -> Content:
    """The page of a pack, in the gallery's own style."""
    drawings = drawings_for(request)
    body = gallery_body(attrs.evolve(gallery, draw=lambda name: drawings.svg(gallery.item("exercise", name)) or ""))
    return Content(
        title=f"{gallery.title}: preview",
        filename=f"{gallery.pack.namespace}.html",
        main=body,
        sheet=gallery_style(),
        drawn=tuple(drawings.sheets),
        kind="ck-gallery",
    )
