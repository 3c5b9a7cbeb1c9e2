# SPDX-License-Identifier: Apache-2.0
"""The plugins of one kit: which packs there are, what hooks offer, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from corekit.plugin.conflicts import Contested, contested_ids
from corekit.plugin.names import CHECKS, OUTPUT_FORMATS, READERS, SCREENERS
from corekit.plugin.problem import PluginProblem, switch_off
from corekit.plugin.soundness import may_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corekit.model.check import Check
    from corekit.model.output_format import OutputFormat
    from corekit.model.reader import Reader
    from corekit.model.screener import Screener
    from corekit.plugin.found import FoundDistribution, FoundHooks, FoundPack
    from corekit.plugin.runtime import Runtime
    from corekit.plugin.selection import Selection


@frozen(kw_only=True, eq=False)
class Plugins:
    """What is installed, chosen and sound. Nothing in it changes, so threads and forks may share it.

    ``found`` are all distributions that offer something, chosen or not. ``packs`` are the packs in force by namespace,
    the core's first of all; no code of theirs has run. What hooks offer is imported when it is asked for, and once.
    """

    found: tuple[FoundDistribution, ...]
    packs: Mapping[str, FoundPack]
    selection: Selection = field(repr=False)
    _contested: Contested = field(repr=False)
    _early: tuple[PluginProblem, ...] = field(repr=False)
    _runtime: Runtime = field(repr=False)
    _memory: dict[int, tuple[PluginProblem, ...]] = field(factory=dict, init=False, repr=False)

    def formats(self, name: str | None = None) -> tuple[OutputFormat, ...]:
        """Return the output formats that plugins offer, sorted by name, or only the one so called (none: empty).

        Only the plugin that offers the named format is imported, where that is known from an earlier start.
        """
        return self._values(OUTPUT_FORMATS, None if name is None else lambda known: known == name)

    def format_names(self) -> tuple[str, ...]:
        """Return the names of the output formats that plugins offer, importing none that is known already."""
        return self._ids(OUTPUT_FORMATS)

    def screeners(self) -> tuple[Screener, ...]:
        """Return the screeners that plugins offer, sorted by id."""
        return self._values(SCREENERS)

    def checks(self) -> tuple[Check, ...]:
        """Return the checks that plugins offer, sorted by id."""
        return self._values(CHECKS)

    def readers(self, name: str | None = None) -> tuple[Reader, ...]:
        """Return the readers that plugins offer, sorted by format and kind, or only those of the format so called."""
        return self._values(READERS, None if name is None else lambda known: known.partition("/")[0] == name)

    @property
    def problems(self) -> tuple[PluginProblem, ...]:
        """Everything that is wrong with the chosen plugins; hook modules not known to be sound are imported for it."""
        for hooks in self._hooks:
            self._runtime.ids(hooks)
        loaded = self._runtime.loaded
        if loaded not in self._memory:  # more can only come to light by loading more
            self._memory[loaded] = self._all_problems()
        return self._memory[loaded]

    def _all_problems(self) -> tuple[PluginProblem, ...]:
        active = {one.name: one for one in self.selection.distributions}
        _, clashes = contested_ids(self._offers())
        plain = [
            *self._early,
            *(problem for one in active.values() for problem in one.problems),
            *self._contested.problems,
            *(problem for hooks in self._hooks for problem in self._runtime.problems(hooks)),
        ]
        judged = [_judge(problem, active) for problem in plain]
        found = {*judged, *clashes}
        found.update(self._required(found))
        return tuple(
            sorted(found, key=lambda one: (one.distribution or "", one.entry_point or "", one.code, one.message))
        )

    @property
    def screening_unsound(self) -> tuple[PluginProblem, ...]:
        """The problems because of which rules or screeners may be missing: with any, nothing may be issued.

        Screeners are loaded for it: one that was sound at an earlier start may fail at this.
        """
        self.screeners()
        return tuple(problem for problem in self.problems if problem.screening)

    def listing(self) -> tuple[dict[str, Any], ...]:
        """Return every found distribution as JSON data with its status, what its hooks offer, and its problems.

        ``status`` is ``sound``, ``broken`` or ``off``. What is switched off is not imported: its ``offers`` is empty.
        """
        problems = self.problems
        active = {one.name for one in self.selection.distributions}
        rows = []
        for one in self.found:
            own = [problem.to_dict() for problem in problems if problem.distribution == one.name]
            offers: dict[str, list[str]] = {}
            for hooks in one.hooks if one.name in active else ():
                for hook, ids in self._runtime.ids(hooks).items():
                    offers.setdefault(hook, []).extend(ids)
            status = "off" if one.name not in active else "broken" if own else "sound"
            rows.append(one.to_dict() | {"status": status, "offers": offers, "problems": own})
        return tuple(rows)

    @property
    def _hooks(self) -> tuple[FoundHooks, ...]:
        """The hook plugins of the chosen distributions, sound or not."""
        return tuple(hooks for one in self.selection.distributions for hooks in one.hooks)

    def _offers(self) -> dict[FoundHooks, Mapping[str, tuple[str, ...]]]:
        return {hooks: self._runtime.ids(hooks) for hooks in self._hooks}

    def _broken(self) -> frozenset[str]:
        """The distributions whose hooks are not used at all: one fault in one of them loses them all."""
        return frozenset(
            hooks.distribution
            for hooks in self._hooks
            if self._runtime.problems(hooks) or (hooks.distribution, hooks.name) in self._contested.hooks
        )

    def _ids(self, hook: str) -> tuple[str, ...]:
        offers = self._offers()
        lost, _ = contested_ids(offers)
        broken = self._broken()
        ids = (
            name for hooks, known in offers.items() if hooks.distribution not in broken for name in known.get(hook, ())
        )
        return tuple(sorted(name for name in ids if (hook, name) not in lost))

    def _values(self, hook: str, wanted: Callable[[str], bool] | None = None) -> tuple[Any, ...]:
        """Return the values of a hook, importing only who offers some of those that are wanted."""
        offers = self._offers()
        lost, _ = contested_ids(offers)
        broken = self._broken()
        values: list[Any] = []
        for hooks, known in offers.items():
            ids = [name for name in known.get(hook, ()) if wanted is None or wanted(name)]
            if not ids or hooks.distribution in broken:
                continue
            loaded = self._runtime.load(hooks)
            if loaded.problems or loaded.ids != known:  # not what it was when it was remembered: look at all again
                return self._values(hook, wanted)
            values.extend(value for value in loaded.values[hook] if value.id in ids and (hook, value.id) not in lost)
        return tuple(sorted(values, key=lambda value: str(value.id)))

    def _required(self, problems: set[PluginProblem]) -> list[PluginProblem]:
        """Return a problem for every required plugin that is switched off or not sound."""
        active = {one.name: one for one in self.selection.distributions}
        installed = {one.name for one in self.found}
        result = []
        for owner in self.selection.required:
            codes = sorted({problem.code for problem in problems if problem.distribution == owner})
            if owner in installed and owner not in active:
                code, message = "required-off", f"{owner} is required, but `only` or `disable` leaves it out"
                hint = "Take it out of `require` or let it in."
            elif codes:
                code, message = "required-broken", f"{owner} is required, but it is not sound: {', '.join(codes)}"
                hint = f"Mend it, or take it out of `require`. {switch_off(owner)}"
            else:
                continue
            result.append(PluginProblem(code=code, message=message, hint=hint, distribution=owner, screening=True))
        return result


def _judge(problem: PluginProblem, active: Mapping[str, FoundDistribution]) -> PluginProblem:
    """Return the problem marked if rules or screeners may be missing because of it."""
    owner = active.get(problem.distribution or "")
    return evolve(problem, screening=problem.screening or owner is None or may_screen(owner))
