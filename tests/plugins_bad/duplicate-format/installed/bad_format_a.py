# SPDX-License-Identifier: Apache-2.0
"""One of two plugins with the same format."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.shared")


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="shared", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]


@hookimpl(specname="corekit_output_formats")
def more_formats():
    return [OutputFormat(name="own-a", media_type="text/plain", suffix=".own", documents=("plan",), render=render)]
