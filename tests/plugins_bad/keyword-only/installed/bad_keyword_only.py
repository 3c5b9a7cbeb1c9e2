# SPDX-License-Identifier: Apache-2.0
"""A format with a keyword-only parameter."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.keyword")


@hookimpl
def corekit_output_formats(*, config):
    return [OutputFormat(name=config.name, media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]
