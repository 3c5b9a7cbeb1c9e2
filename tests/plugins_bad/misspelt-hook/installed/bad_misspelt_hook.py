# SPDX-License-Identifier: Apache-2.0
"""A format whose hook is misspelt."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.misspelt")


@hookimpl
def corekit_output_format():
    return [OutputFormat(name="misspelt", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]
