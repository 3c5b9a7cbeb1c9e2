# SPDX-License-Identifier: Apache-2.0
"""A format plugin that fails half-way."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.halfway")


@hookimpl
def corekit_output_formats():
    yield OutputFormat(name="halfway", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)
    raise KeyError("second")
