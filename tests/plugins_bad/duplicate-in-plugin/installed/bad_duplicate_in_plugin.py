# SPDX-License-Identifier: Apache-2.0
"""A plugin that repeats itself."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.double")


@hookimpl
def corekit_output_formats():
    return 2 * [OutputFormat(name="double", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]
