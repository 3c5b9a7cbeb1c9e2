# SPDX-License-Identifier: Apache-2.0
"""Everything that is found in a pack of the tests, at its place, as reading, linking and lints find it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corekit.check.lints import LINTS
from corekit.content.library import Library
from corekit.content.pack import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.pack import LoadedPack
    from corekit.model.diagnostic import Diagnostic

REPOSITORY = Path(__file__).parents[2]
CORE = REPOSITORY / "corekit/core_pack/content"
REDFLAGS = REPOSITORY / "plugins/corekit-redflags/src/corekit_redflags/content"
DATA = REPOSITORY / "tests/data"


@cache
def steady(root: Path) -> LoadedPack:
    """A pack that no test changes, loaded once."""
    return load_pack(root)


def content_of(folder: Path) -> Path:
    """Where the content of a project, or of a plain pack, lies."""
    return next((found.parent for found in sorted(folder.rglob("content/pack.yaml"))), folder)


def findings(root: Path, *beside: Path) -> tuple[Diagnostic, ...]:
    """What is found in the pack at *root*, loaded with the core and the packs *beside*; files are whole paths."""
    loaded = load_pack(root)
    others = [entry.pack for entry in map(steady, {CORE, *beside} - {root}) if entry.pack is not None]
    if loaded.pack is None:
        return tuple(attrs.evolve(fault, file=f"{root}/{fault.file}") for fault in loaded.diagnostics)
    library = Library([*others, loaded.pack])
    return tuple(dict.fromkeys(_all(library, loaded.pack.namespace, root)))


def _all(library: Library, namespace: str, root: Path) -> Iterator[Diagnostic]:
    prefix = f"{namespace}/"
    pack = library.pack(namespace)
    for fault in library.problems:
        if (fault.file or "").startswith(prefix):
            yield attrs.evolve(fault, file=f"{root}/{(fault.file or '').removeprefix(prefix)}")
    for lint in LINTS:
        for fault in lint(library, namespace):
            if Path(fault.file or "").is_absolute():
                yield fault
                continue
            placed = fault
            if fault.line is None:
                placed = pack.document(fault.file or "pack.yaml").at(fault)
            yield attrs.evolve(placed, file=f"{root}/{fault.file}")
