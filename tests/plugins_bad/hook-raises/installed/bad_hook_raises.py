# SPDX-License-Identifier: Apache-2.0
"""One hook works, the other does not."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.raises")


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="raises", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]


@hookimpl
def corekit_screeners():
    return [1 / 0]
