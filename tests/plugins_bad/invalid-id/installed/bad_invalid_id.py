# SPDX-License-Identifier: Apache-2.0
"""A format with a name that nobody can type."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.Bad_Id")


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="Bad_Id", media_type="plain", suffix=".txt", documents=("plan",), render=render)]
