# SPDX-License-Identifier: Apache-2.0
"""What is known of hook modules in this process: remembered from an earlier start, or learnt by importing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.plugin.problem import PluginProblem

if TYPE_CHECKING:
    from corekit.plugin.cache import Cache
    from corekit.plugin.found import FoundHooks
    from corekit.plugin.loaded import Ids, LoadedHooks


class Runtime:
    """Hook modules, each imported at most once.

    Nothing is taken back once it is known, and finding something out twice gives the same, so no lock is needed:
    threads may do the same work twice, and a fork never inherits a lock that nobody holds.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._loaded: dict[FoundHooks, LoadedHooks] = {}
        self._remembered: dict[FoundHooks, Ids] = {}

    @property
    def loaded(self) -> int:
        """How many modules were loaded so far."""
        return len(self._loaded)

    def ids(self, found: FoundHooks) -> Ids:
        """Return the ids of what a module offers, importing it only if they are not remembered."""
        if found not in self._loaded and found not in self._remembered:
            known = self._cache.known(found)
            if known is None:
                return self.load(found).ids
            self._remembered[found] = known[1]
        return self._loaded[found].ids if found in self._loaded else self._remembered[found]

    def problems(self, found: FoundHooks) -> tuple[PluginProblem, ...]:
        """Return what is wrong with a module; what is remembered was sound."""
        self.ids(found)
        return self._loaded[found].problems if found in self._loaded else ()

    def load(self, found: FoundHooks) -> LoadedHooks:
        """Return what a module offers, importing it."""
        if found not in self._loaded:
            self._loaded[found] = self._again(found) or self._inspect(found)
        return self._loaded[found]

    def _again(self, found: FoundHooks) -> LoadedHooks | None:
        """Load a module that is known to be sound, without pluggy; None if it is not what it was."""
        from corekit.plugin.loading import collect, import_hooks  # only where somebody has hooks  # noqa: PLC0415

        known = self._cache.known(found)
        module = import_hooks(found) if known is not None else None
        if known is None or module is None or isinstance(module, PluginProblem):
            return None
        implementations, ids = known
        if not all(hasattr(module, attribute) for _, attribute in implementations):
            return None
        loaded = collect(found, implementations, module)
        return None if loaded.problems or loaded.ids != ids else loaded

    def _inspect(self, found: FoundHooks) -> LoadedHooks:
        from corekit.plugin.registration import inspect_hooks  # brings pluggy, which a warm start does without  # noqa: PLC0415

        loaded = inspect_hooks(found)
        if not loaded.problems:
            self._cache.learn(found, loaded.implementations, loaded.ids)
        return loaded
