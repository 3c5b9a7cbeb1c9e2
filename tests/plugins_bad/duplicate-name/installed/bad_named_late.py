# SPDX-License-Identifier: Apache-2.0
"""A third plugin, which must not inherit the format of the first."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.named-a")


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="named-a", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]
