# SPDX-License-Identifier: Apache-2.0
"""Putting it together: from what is installed and what the caller wants to `Plugins`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from corekit.content.cache import cache_directory
from corekit.plugin.cache import Cache
from corekit.plugin.conflicts import Contested, contested_names
from corekit.plugin.found import FoundDistribution, FoundPack, pack_mapping
from corekit.plugin.location import MANIFEST, core_root, identity, locate_directory
from corekit.plugin.manager import Plugins
from corekit.plugin.names import CORE, is_kebab
from corekit.plugin.problem import PluginProblem, switch_off
from corekit.plugin.runtime import Runtime
from corekit.plugin.selection import Selection, path_owner, select

if TYPE_CHECKING:
    from collections.abc import Iterable


def discover(
    *,
    only: Iterable[str] | None = None,
    disable: Iterable[str] = (),
    require: Iterable[str] = (),
    paths: Iterable[str | os.PathLike[str]] = (),
    discover: bool = True,
    cache: bool | Path = True,
) -> Plugins:
    """Find plugins without running any of their code.

    ``only``, ``disable`` and ``require`` take names of distributions in any spelling, or a namespace or entry-point
    name that belongs to one alone; ``only`` given and empty leaves the core alone. ``paths`` are directories that hold
    a pack. ``discover=False`` looks at nothing that is installed. ``cache`` says whether, or in which directory, what
    was found is remembered. Raises `UnknownName` for a name that nothing bears; all else that is wrong is among
    `Plugins.problems`.
    """
    memory = Cache(cache_directory() if cache is True else cache or None)
    found = _installed(memory) if discover else ()
    directories, missing = _directories(paths)
    selection = select(found, directories, only=only, disable=disable, require=require)
    selection = _without_doubles(selection)
    contested = contested_names(selection)
    return Plugins(
        found=found,
        packs=pack_mapping(_sound_packs(selection, contested)),
        selection=selection,
        contested=contested,
        early=missing,
        runtime=Runtime(memory),
    )


def namespace_mismatch(pack: FoundPack, declared: object) -> PluginProblem:
    """Return the problem of a pack whose ``pack.yaml`` declares another namespace than its entry point."""
    return PluginProblem(
        code="namespace-mismatch",
        message=f"the entry point says '{pack.namespace}', but {pack.root / MANIFEST} says {declared!r}",
        hint=f"Both must be the same. {switch_off(pack.distribution or '')}",
        distribution=pack.distribution,
        version=pack.version,
        entry_point=pack.entry_point,
        screening=pack.offers_rules,
    )


def _installed(memory: Cache) -> tuple[FoundDistribution, ...]:
    found = memory.read()
    if found is None:
        from corekit.plugin.discovery import find_distributions  # brings importlib.metadata  # noqa: PLC0415

        found = find_distributions()
        memory.write(found)
    return found


def _directories(paths: Iterable[str | os.PathLike[str]]) -> tuple[tuple[FoundPack, ...], tuple[PluginProblem, ...]]:
    """Return the packs in directories given by the user, each once, and a problem for a directory without any."""
    packs: dict[str, FoundPack] = {}
    problems = []
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        roots = locate_directory(Path(path))
        for root in roots:
            packs.setdefault(identity(root), FoundPack(namespace=_namespace(root), root=root, origin="path"))
        if not roots:
            message = f"{path} holds no pack: neither content/pack.yaml, nor src/*/content/pack.yaml, nor pack.yaml"
            problems.append(PluginProblem(code="pack-missing", message=message, hint=switch_off(), screening=True))
    return tuple(packs.values()), tuple(problems)


def _namespace(root: Path) -> str:
    """Return the namespace that a plain directory declares; where it declares none, one made of the package's name."""
    from corekit.content.reading import read  # only where a directory is given  # noqa: PLC0415

    try:
        data: Any = read((root / MANIFEST).read_bytes(), name=MANIFEST).data
    except OSError:
        data = None
    declared = data.get("namespace") if isinstance(data, dict) else None
    if isinstance(declared, str) and is_kebab(declared):
        return declared
    package = root.resolve().parent.name if root.name == "content" else root.resolve().name
    return package.removeprefix("corekit_").replace("_", "-")


def _without_doubles(selection: Selection) -> Selection:
    """Leave out directories that are the very packs which installed distributions bring."""
    if not selection.directories:
        return selection
    kept = selection.directories
    if kept:
        installed = {identity(pack.root) for one in selection.distributions for pack in one.packs}
        kept = tuple(pack for pack in kept if identity(pack.root) not in installed)
    return evolve(selection, directories=kept)


def _sound_packs(selection: Selection, contested: Contested) -> tuple[FoundPack, ...]:
    core = FoundPack(namespace=CORE, root=core_root(), origin="core", package="corekit.core_pack")
    installed = [
        pack
        for one in selection.distributions
        for pack in one.packs
        if (one.name, pack.namespace) not in contested.packs
    ]
    given = [pack for pack in selection.directories if (path_owner(pack), pack.namespace) not in contested.packs]
    return (core, *installed, *given)
