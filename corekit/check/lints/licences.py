# SPDX-License-Identifier: Apache-2.0
"""Licences: an SPDX expression that people and tools know, and somebody to attribute the content to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from corekit.content.spelling import did_you_mean
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library

#: Licences that content and code are published under, of the SPDX list; others can be named `LicenseRef-...`.
_CREATIVE: Final = tuple(
    f"CC-BY{kind}-{version}"
    for kind in ("", "-SA", "-NC", "-ND", "-NC-SA", "-NC-ND")
    for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
)
KNOWN: Final = frozenset(
    {
        *_CREATIVE,
        *("CC0-1.0", "CC-PDDC", "PDDL-1.0", "ODbL-1.0", "ODC-By-1.0", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0"),
        *("CDLA-Sharing-1.0", "GFDL-1.3-only", "GFDL-1.3-or-later", "LAL-1.3", "Unlicense", "0BSD", "MIT", "MIT-0"),
        *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "MPL-2.0", "EPL-2.0", "EUPL-1.2", "BSL-1.0"),
        *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "AGPL-3.0-only"),
        *("AGPL-3.0-or-later", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"),
        *("OGL-UK-3.0", "etalab-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "NLOD-2.0"),
    }
)
_REFERENCE: Final = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")
_TOKEN: Final = re.compile(r"\(|\)|[^\s()]+")
#: What asks for no attribution.
_FREE: Final = frozenset({"CC0-1.0", "CC-PDDC", "PDDL-1.0", "Unlicense", "0BSD", "MIT-0", "DL-DE-ZERO-2.0"})


def licences(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the licence of a pack, and with whom to attribute it to."""
    manifest = library.pack(namespace).manifest
    unknown = next(unknown_licences(manifest.licence), None)
    if unknown is not None:
        message = f"'{unknown}' is no licence of the SPDX list{did_you_mean(unknown, KNOWN)}"
        hint = "Name it as SPDX does, such as CC-BY-4.0, or LicenseRef-Name for one of your own."
        yield _at("licence-unknown", message, "/licence", hint)
    elif not any(name.strip() for name in manifest.maintainers) and not set(names_of(manifest.licence)) <= _FREE:
        message = f"{manifest.licence} asks for attribution, and nobody is named"
        yield _at("licence-attribution", message, "/maintainers", "Name who is to be credited under `maintainers`.")


def names_of(expression: str) -> Iterator[str]:
    """Yield the licences that an SPDX expression names."""
    before = ""
    for token in _TOKEN.findall(expression):
        if token not in ("(", ")", "AND", "OR", "WITH") and before != "WITH":
            yield token
        before = token


def unknown_licences(expression: str) -> Iterator[str]:
    """Yield what in an expression is no known licence; the whole where it is no expression."""
    names = tuple(names_of(expression))
    for name in names:
        if name.removesuffix("+") not in KNOWN and not _REFERENCE.fullmatch(name):
            yield name
    joined = sum(token in ("AND", "OR") for token in _TOKEN.findall(expression))
    if not names or joined != len(names) - 1 or expression.count("(") != expression.count(")"):
        yield expression


def _at(code: str, message: str, pointer: str, hint: str | None = None, **more: Any) -> Diagnostic:
    return Diagnostic(
        code=code, message=message, severity="warning", hint=hint, file="pack.yaml", pointer=pointer, **more
    )
