# SPDX-License-Identifier: Apache-2.0
"""Files of a pack that are links to somewhere else, and are not what is published."""

from __future__ import annotations

from os.path import islink
from pathlib import Path
from typing import TYPE_CHECKING

from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library


def links(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield the files of a pack whose content lies outside of it."""
    pack = library.pack(namespace)
    if not isinstance(pack.root, Path):
        return
    within = pack.root.resolve()
    for file in pack.files:
        linked = islink(f"{pack.root}/{file}")  # noqa: PTH114 - a Path of each file takes longer than the question
        if linked and not (pack.root / file).resolve().is_relative_to(within):
            yield Diagnostic(
                code="pack-link",
                severity="warning",
                message="this file is a link out of the pack: what is published may differ from what is checked",
                hint="Put a copy of it here.",
                file=file,
                line=1,
                column=1,
            )
