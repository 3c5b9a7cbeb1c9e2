# SPDX-License-Identifier: Apache-2.0
"""Which plugins a caller wants: ``only``, ``disable`` and ``require``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from corekit.errors import UnknownName
from corekit.plugin.location import identity
from corekit.plugin.names import CORE, CORE_DISTRIBUTION, close_matches, normalise, quoted
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.plugin.found import FoundDistribution, FoundPack


@frozen(kw_only=True, eq=False, repr=False)
class Selection(Record):
    """What remains after ``only`` and ``disable``.

    ``required`` are the owners that must be there and sound: names of distributions, and directories given by the user
    (as `path_owner` spells them).
    """

    distributions: tuple[FoundDistribution, ...]
    directories: tuple[FoundPack, ...]
    required: tuple[str, ...]


def path_owner(pack: FoundPack) -> str:
    """Return how a pack from a plain directory is called where a distribution would have its name."""
    return f"path {pack.root}"


def select(
    distributions: tuple[FoundDistribution, ...],
    directories: tuple[FoundPack, ...],
    *,
    only: Iterable[str] | None,
    disable: Iterable[str],
    require: Iterable[str],
) -> Selection:
    """Return what remains of the found distributions and of the directories given by the user.

    Names are those of distributions in any spelling, or a namespace or entry-point name that belongs to one alone.
    ``only`` speaks of distributions: a directory was asked for by name already. The core is always there.
    Raises `UnknownName` for a name that nothing bears, or that several bear.
    """
    names = _Names(distributions, directories)
    kept = None if only is None else {names.owner(name, "only") for name in _listed(only)}
    off = {names.owner(name, "disable") for name in _listed(disable)}
    required = [names.owner(name, "require") for name in _listed(require)]
    if CORE_DISTRIBUTION in off:
        raise UnknownName(
            "the core cannot be switched off.",
            hint="`disable` takes the names of installed plugins: `corekit plugins` lists them.",
        )
    return Selection(
        distributions=tuple(one for one in distributions if one.name not in off and (kept is None or one.name in kept)),
        directories=tuple(pack for pack in directories if path_owner(pack) not in off),
        required=tuple(dict.fromkeys(owner for owner in required if owner != CORE_DISTRIBUTION)),
    )


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as a tuple; one name alone, where a list belongs, is taken as a list of one."""
    return (names,) if isinstance(names, str) else tuple(names)


class _Names:
    """Who bears which name."""

    def __init__(self, distributions: tuple[FoundDistribution, ...], directories: tuple[FoundPack, ...]) -> None:
        self._owners: dict[str, set[str]] = {CORE_DISTRIBUTION: {CORE_DISTRIBUTION}, CORE: {CORE_DISTRIBUTION}}
        self._distributions = {one.name for one in distributions}
        for one in distributions:
            for name in (one.name, *(claim.name for claim in one.claims)):
                self._owners.setdefault(normalise(name), set()).add(one.name)
        installed = {identity(pack.root) for one in distributions for pack in one.packs} if directories else set()
        for pack in directories:
            if identity(pack.root) in installed:
                continue  # the very pack that a distribution brings goes by that distribution's names
            self._owners.setdefault(normalise(pack.namespace), set()).add(path_owner(pack))

    def owner(self, name: str, argument: str) -> str:
        """Return who bears a name; raise `UnknownName` if nobody or several do."""
        wanted = normalise(name)
        if wanted in self._distributions:
            return wanted
        owners = self._owners.get(wanted, set())
        if len(owners) == 1:
            return next(iter(owners))
        if owners:
            raise UnknownName(
                f"`{argument}` names '{name}', which could be any of {quoted(sorted(owners))}.",
                hint="Use the name of the distribution.",
                code="ambiguous-name",
            )
        close = close_matches(wanted, self._owners)
        meant = f"Did you mean {quoted(close)}? " if close else ""
        raise UnknownName(
            f"`{argument}` names '{name}', but no such plugin is installed.",
            hint=f"{meant}`corekit plugins` lists what is installed.",
        )
