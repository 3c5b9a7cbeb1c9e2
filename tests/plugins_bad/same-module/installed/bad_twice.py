# SPDX-License-Identifier: Apache-2.0
"""A module under two names."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.twice")


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="twice", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]
