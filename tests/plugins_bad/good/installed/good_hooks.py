# SPDX-License-Identifier: Apache-2.0
"""A sound plugin that stands beside every bad one."""

from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat, Rendered, Screener


def render(document, request):
    return Rendered.from_text(str(document), media_type="text/plain", filename=f"{request.language}.good")


@hookimpl
def corekit_output_formats():
    return [OutputFormat(name="good", media_type="text/plain", suffix=".txt", documents=("plan",), render=render)]


def screen(_facts, _today):
    return []


@hookimpl
def corekit_screeners():
    yield Screener(id="good", screen=screen)
