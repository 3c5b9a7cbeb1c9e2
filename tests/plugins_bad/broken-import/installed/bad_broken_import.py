# SPDX-License-Identifier: Apache-2.0
"""A format whose library is missing."""

import no_such_library

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(
        no_such_library.convert(document), media_type="text/plain", filename=f"{request.language}.broken"
    )


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="broken", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]
