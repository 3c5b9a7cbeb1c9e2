# SPDX-License-Identifier: Apache-2.0
"""What is said of an output format that is not installed: what is there, and which package would bring it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from corekit.errors import UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The formats of the project's own plugins, and the packages that bring them.
BROUGHT_BY: Final = {
    "csv": "corekit-table",
    "fhir": "corekit-fhir",
    "html": "corekit-html",
    "ics": "corekit-calendar",
    "pdf": "corekit-pdf",
    "svg": "corekit-figures",
    "xlsx": "corekit-table",
}


def unknown_format(name: str, installed: Sequence[str]) -> UnknownFormat:
    """The error for a format called *name*, with what to install or what may have been meant."""
    there = f"Installed: {', '.join(installed)}."
    package = BROUGHT_BY.get(name.lower())
    if package is not None and name.lower() not in installed:
        hint = f"The package {package} brings it: pip install {package}. {there}"
    else:
        near = difflib.get_close_matches(name.lower(), (*installed, *BROUGHT_BY), n=1)
        meant = f"Did you mean '{near[0]}'? " if near else ""
        hint = f"{meant}{there}"
    return UnknownFormat(f"There is no output format '{name}'.", hint=hint)
