# SPDX-License-Identifier: Apache-2.0
"""Formats that packages of this project bring, and what is said where one is asked for that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.errors import UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The package that brings each format.
PACKAGES = {
    "csv": "corekit-table",
    "fhir": "corekit-fhir",
    "html": "corekit-html",
    "ics": "corekit-calendar",
    "pdf": "corekit-pdf",
    "svg": "corekit-figures",
    "xlsx": "corekit-table",
}
#: The package that reads each format as a kind of document.
READERS = {
    ("csv", "journal"): "corekit-journal-files",
    ("fhir", "profile"): "corekit-fhir",
    ("fit", "journal"): "corekit-journal-files",
}


def unknown_format(name: str, formats: Sequence[str], distributions: Iterable[str] = ()) -> UnknownFormat:
    """
    Return the error for a format that nothing brings: what is installed, and which package would bring it.

    *formats* are those that are there, *distributions* the plugins that were found: one that is there and still does
    not bring its format is broken, switched off or too old, and installing it again would not help.
    """
    return UnknownFormat(f"There is no output format '{name}'.", hint=_hint(name.lower(), formats, set(distributions)))


def _hint(name: str, formats: Sequence[str], distributions: set[str]) -> str:
    installed = f"Installed: {', '.join(formats)}."
    package = PACKAGES.get(name)
    if package is not None and package in distributions:
        return f"{package}, which brings it, is installed but cannot be used: 'corekit plugins' says why. {installed}"
    if package is not None:
        return f"It comes with {package}: pip install {package}. {installed}"
    import difflib  # noqa: PLC0415 - only for a name that does not exist

    near = difflib.get_close_matches(name, [*formats, *PACKAGES], n=1)
    if near and near[0] in formats:
        return f"Did you mean '{near[0]}'? {installed}"
    if near:
        return f"Did you mean '{near[0]}'? It comes with {PACKAGES[near[0]]}. {installed}"
    return f"{installed} Further formats come with packages: {_further()}."


def _further() -> str:
    return ", ".join(f"{name} ({package})" for name, package in PACKAGES.items())
