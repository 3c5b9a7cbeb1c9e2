# SPDX-License-Identifier: Apache-2.0
"""What was worked out over one library, so that the next start need not: findings, selections, and what others add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.content.cache import Cache


class Memo:
    """
    Named JSON values that follow from the content of a library alone, never from a person's answers.

    What is put under a name must be the same whenever it is worked out. *cache* None remembers nothing beyond itself.
    """

    def __init__(self, cache: Cache | None, fingerprint: str) -> None:
        self._cache = cache
        self._fingerprint = fingerprint
        self._known = cache.read_memo(fingerprint) if cache is not None else {}
        self._new = False

    def get(self, name: str) -> Any:
        """Return what is known under a name, None if nothing is."""
        return self._known.get(name)

    def put(self, name: str, value: Any) -> None:
        """Remember JSON data under a name, until the next `save` in this process alone."""
        self._known = {**self._known, name: value}
        self._new = True

    def recall(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what is known under a name; *make* works it out if nothing is."""
        if name not in self._known:
            self.put(name, make())
        return self._known[name]

    def save(self) -> None:
        """Write what is new to the cache; nothing happens if nothing is new or it cannot be written."""
        if self._new and self._cache is not None:
            self._cache.write_memo(self._fingerprint, self._known)
        self._new = False
