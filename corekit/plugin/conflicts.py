# SPDX-License-Identifier: Apache-2.0
"""Names that several plugins claim: nobody gets them, and everybody who claims them is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from corekit.plugin.names import CORE_FORMATS, HOOKS_GROUP, OUTPUT_FORMATS, PACKS_GROUP, SCREENERS
from corekit.plugin.problem import PluginProblem, switch_off
from corekit.plugin.selection import Selection, path_owner
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from corekit.plugin.found import FoundHooks, FoundPack

LABELS = {
    "corekit_output_formats": "output format",
    "corekit_screeners": "screener",
    "corekit_checks": "check",
    "corekit_readers": "reader",
}


@frozen(kw_only=True, eq=False, repr=False)
class Claimant(Record):
    """Somebody who wants a name; ``owner`` is a distribution or a directory, ``value`` what the name stands for."""

    owner: str
    distribution: str | None
    version: str | None
    name: str
    value: str
    entry_point: str | None

    @property
    def text(self) -> str:
        """Who it is, for a message."""
        return f"{self.distribution} {self.version} ({self.value})" if self.distribution else self.owner


@frozen(kw_only=True, eq=False, repr=False)
class Contested(Record):
    """What is lost to conflicts: (owner, name) of packs and of hook plugins, and the problems that say so."""

    packs: frozenset[tuple[str, str]]
    hooks: frozenset[tuple[str, str]]
    problems: tuple[PluginProblem, ...]


def contested_names(selection: Selection) -> Contested:
    """Return which packs and hook plugins clash by name or by module, sound or not: a broken one keeps its claim."""
    packs = [*_claimants(selection, PACKS_GROUP), *(_directory(pack) for pack in selection.directories)]
    hooks = _claimants(selection, HOOKS_GROUP)
    found = {
        "packs": (
            *_clashes(packs, "duplicate-namespace", lambda one: one.name, "the namespace"),
            *_clashes([one for one in packs if one.distribution], "same-module", lambda one: one.value, "the package"),
        ),
        "hooks": (
            *_clashes(hooks, "duplicate-name", lambda one: one.name, "the entry-point name"),
            *_clashes(hooks, "same-module", lambda one: one.value, "the module"),
        ),
    }
    return Contested(
        packs=frozenset((one.owner, one.name) for one, _ in found["packs"]),
        hooks=frozenset((one.owner, one.name) for one, _ in found["hooks"]),
        problems=tuple(problem for clashes in found.values() for _, problem in clashes),
    )


def contested_ids(offers: Mapping[FoundHooks, Mapping[str, tuple[str, ...]]]) -> _ContestedIds:
    """Return which ids of values nobody gets; ``offers`` has the ids of every hook of every plugin, sound or not."""
    lost: set[tuple[str, str]] = set()
    problems: list[PluginProblem] = []
    for hook, label in LABELS.items():
        everyone = tuple(
            {
                (plugin.distribution, plugin.module, name): _offer(plugin, name)
                for plugin, ids in offers.items()
                for name in ids.get(hook, ())
            }.values()
        )
        for claimant, problem in _clashes(everyone, "duplicate-id", lambda one: one.name, f"the {label}"):
            lost.add((hook, claimant.name))
            problems.append(evolve(problem, screening=hook == SCREENERS))
        if hook == OUTPUT_FORMATS:
            for claimant in everyone:
                if claimant.name in CORE_FORMATS:
                    lost.add((hook, claimant.name))
                    message = f"the output format '{claimant.name}' belongs to the core"
                    problems.append(_problem(claimant, "reserved-name", message, (claimant,)))
    return frozenset(lost), tuple(problems)


_ContestedIds = tuple[frozenset[tuple[str, str]], tuple[PluginProblem, ...]]


def _claimants(selection: Selection, group: str) -> list[Claimant]:
    return [
        Claimant(
            owner=one.name,
            distribution=one.name,
            version=one.version,
            name=claim.name,
            value=claim.value,
            entry_point=claim.text,
        )
        for one in selection.distributions
        for claim in one.claims
        if claim.group == group
    ]


def _directory(pack: FoundPack) -> Claimant:
    return Claimant(
        owner=path_owner(pack),
        distribution=None,
        version=None,
        name=pack.namespace,
        value=str(pack.root),
        entry_point=None,
    )


def _offer(plugin: FoundHooks, name: str) -> Claimant:
    return Claimant(
        owner=plugin.distribution,
        distribution=plugin.distribution,
        version=plugin.version,
        name=name,
        value=plugin.module,
        entry_point=plugin.entry_point,
    )


def _clashes(
    everyone: Iterable[Claimant], code: str, key: Callable[[Claimant], str], what: str
) -> list[tuple[Claimant, PluginProblem]]:
    """Return every claimant that shares its key with another, each with its problem, sorted by key."""
    groups: dict[str, list[Claimant]] = {}
    for one in everyone:
        groups.setdefault(key(one), []).append(one)
    clashes: list[tuple[Claimant, PluginProblem]] = []
    for shared in sorted(groups):
        group = tuple(groups[shared])
        if len(group) > 1:
            message = f"{what} '{shared}' is claimed {len(group)} times, so nobody gets it: {_everyone(group)}"
            clashes.extend((one, _problem(one, code, message, group)) for one in group)
    return clashes


def _everyone(group: Iterable[Claimant]) -> str:
    return ", ".join(f"{one.text} as '{one.name}'" for one in group)


def _problem(one: Claimant, code: str, message: str, group: Iterable[Claimant]) -> PluginProblem:
    return PluginProblem(
        code=code,
        message=message,
        hint=switch_off(*(other.distribution for other in group if other.distribution)),
        distribution=one.distribution,
        version=one.version,
        entry_point=one.entry_point,
    )
