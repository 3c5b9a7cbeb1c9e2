# SPDX-License-Identifier: Apache-2.0
"""What a report looks like for whom: people, programs, code hosts and CI servers; one module for each format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.check.report import CheckReport

#: The formats, the one for people first.
FORMATS: Final = ("text", "json", "github", "sarif", "junit")


def reporter(name: str) -> Callable[..., str]:
    """Return the function that turns a report into text of the format *name*, one of `FORMATS`."""
    render: Callable[[CheckReport], str] = import_module(f"corekit.check.reporters.{name}_report").render
    return render
