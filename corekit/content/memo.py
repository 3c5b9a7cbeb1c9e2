# SPDX-License-Identifier: Apache-2.0
"""What was worked out over one library, so that the next start need not: findings, selections, and what others add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corekit.content.cache import Cache


class Memo:
    """
    Named JSON values that follow from the content of a library alone, never from a person's answers.

    What is put under a name must be the same whenever it is worked out. A value rests on all items of the library. A
    series is many values of which each is decoded by itself: one for each item of a kind, in the order of the ids, that
    rests on what the item says; or parts of a value of the same name. *cache* None remembers nothing beyond itself.
    """

    def __init__(self, cache: Cache | None, key: str) -> None:
        self._cache = cache
        self._key = key
        self._texts = cache.read_memo(key) if cache is not None else Texts()
        self._values: dict[str, Any] = {}
        self._series: dict[str, Sequence[Any]] = {}
        self._new = False

    @property
    def keeps(self) -> bool:
        """Whether anything is remembered beyond this process."""
        return self._cache is not None and self._cache.directory is not None

    @property
    def is_new(self) -> bool:
        """Whether anything was put that is not saved yet."""
        return self._new

    def get(self, name: str) -> Any:
        """Return what is known under a name, None if nothing is."""
        if name not in self._values:
            value = self._texts.value(name)
            if value is None:
                return None
            self._values = {**self._values, name: value}
        return self._values[name]

    def put(self, name: str, value: Any) -> None:
        """Remember JSON data under a name, until the next `save` in this process alone."""
        self._values = {**self._values, name: value}
        self._new = True

    def recall(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what is known under a name; *make* works it out if nothing is."""
        known = self.get(name)
        if known is None:
            known = make()
            self.put(name, known)
        return known

    def each(self, name: str) -> Sequence[Any] | None:
        """Return the series of that name, each value decoded when it is asked for; None if there is none."""
        if name not in self._series:
            series = self._texts.series(name)
            if series is None:
                return None
            self._series = {**self._series, name: series}
        return self._series[name]

    def put_each(self, name: str, values: Sequence[Any]) -> None:
        """Remember a series of JSON data, until the next `save` in this process alone."""
        self._series = {**self._series, name: values}
        self._new = True

    def of_single_items(self) -> Memo:
        """Return what is still true where one item says something else: no value; nothing of it is saved."""
        other = Memo(None, self._key)
        other._texts = self._texts.series_alone()
        other._series = self._series
        return other

    def save(self) -> None:
        """Write what is new to the cache; nothing happens if nothing is new or it cannot be written."""
        if self._new and self._cache is not None:
            self._texts = self._texts.having(self._values, self._series)
            self._cache.write_memo(self._key, self._texts)
        self._new = False
