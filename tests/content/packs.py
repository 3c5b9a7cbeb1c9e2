# SPDX-License-Identifier: Apache-2.0
"""The packs of the tests, and the core."""

from __future__ import annotations

from pathlib import Path

from corekit.content.library import Library
from corekit.content.pack import LoadedPack, Pack, load_pack

DATA = Path(__file__).parent / "data"
REPOSITORY = Path(__file__).parents[2]
CORE = REPOSITORY / "corekit" / "core_pack" / "content"


def loaded(name: str) -> LoadedPack:
    return load_pack(CORE if name == "core" else DATA / "packs" / name)


def pack(name: str) -> Pack:
    found = loaded(name).pack
    assert found is not None
    return found


def library(*names: str) -> Library:
    """A library of the core and some packs of the tests."""
    entries = [loaded(name) for name in ("core", *names)]
    return Library(
        [entry.pack for entry in entries if entry.pack], broken=[entry for entry in entries if entry.pack is None]
    )
