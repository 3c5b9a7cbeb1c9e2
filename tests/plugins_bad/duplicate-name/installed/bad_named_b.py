# SPDX-License-Identifier: Apache-2.0
"""One of two plugins that share an entry-point name."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.named-b")


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="named-b", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]
