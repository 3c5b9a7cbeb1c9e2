# SPDX-License-Identifier: Apache-2.0
"""From directories to a library: each pack from the cache while it is true, and what was worked out over them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corekit.content.cache import Cache, cache_directory
from corekit.content.library import Library, key_of
from corekit.content.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable


class PackPlace(Protocol):
    """Where a pack lies, as discovery found it."""

    @property
    def root(self) -> Traversable:
        """The directory that holds `pack.yaml`."""

    @property
    def distribution(self) -> str | None:
        """The distribution that brings it, if one does."""

    @property
    def version(self) -> str | None:
        """The version of that distribution."""


def load_library(
    places: Iterable[PackPlace], *, languages: tuple[str, ...] = ("en",), cache: bool | Path = True
) -> Library:
    """
    Load the packs that lie at *places* into a library; never raises for bad content.

    *cache* says whether, or in which directory, what was read is remembered; it never changes the result. *languages*
    are those that outputs will be asked for, the most wanted first.
    """
    store = cache_of(cache)
    loaded = [store.load(place.root, distribution=place.distribution, version=place.version) for place in places]
    packs = [entry.pack for entry in loaded if entry.pack is not None]
    memo = Memo(store, key_of(packs))
    library = Library(packs, broken=[entry for entry in loaded if entry.pack is None], memo=memo, languages=languages)
    if memo.keeps and not library.remembered:
        from corekit.content.selections import remember_selections  # noqa: PLC0415 - only a cold start works them out

        remember_selections(library)
        library.remember_links()
    if any(pack.manifest.language not in languages for pack in packs):
        library.speech(languages)
    memo.save()
    return library


def cache_of(cache: bool | Path) -> Cache:
    """Return the cache for an argument `cache=`: the user's, one in a directory, or none."""
    if cache is False:
        return Cache(None)
    return Cache(cache_directory() if cache is True else Path(cache))
