# SPDX-License-Identifier: Apache-2.0
"""A kit of exactly what a test names, whatever else is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from corekit.content.loading import load_library
from corekit.errors import UnknownName
from corekit.kit import Kit
from corekit.plugin import FoundDistribution, discover
from corekit.plugin.found import FoundHooks, FoundPack, pack_mapping

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from corekit.plugin import Plugins


def isolated_kit(
    *packs: str | os.PathLike[str], plugins: Iterable[str | ModuleType] = (), languages: tuple[str, ...] = ("en",)
) -> Kit:
    """
    Return a kit of the core, *packs* and the hooks of *plugins*, and of nothing else.

    A pack is a directory (a project, or one that holds `pack.yaml`), or the namespace of an installed pack; a plugin is
    a module of hooks, or its dotted name. What is installed and not named is not there, no cache is read or written,
    and nothing is brought along: name what a pack requires. Raises `UnknownName` for a namespace nobody has.
    """
    directories = [Path(pack) for pack in packs if Path(pack).is_dir()]
    names = [str(pack) for pack in packs if not Path(pack).is_dir()]
    found = discover(discover=False, paths=directories, cache=False)
    chosen = {**found.packs, **_installed(names)}
    hooked = _with_hooks(attrs.evolve(found, packs=pack_mapping(tuple(chosen.values()))), plugins)
    library = load_library(hooked.packs.values(), languages=languages, cache=False)
    return Kit(plugins=hooked, library=library, languages=languages)


def places_of(kit: Kit) -> Mapping[str, FoundPack]:
    """Return where the packs of a kit lie, by namespace."""
    return kit.plugins.packs


def _installed(names: Iterable[str]) -> dict[str, FoundPack]:
    names = tuple(names)
    known = discover(cache=False).packs if names else {}
    for name in names:
        if name not in known:
            there = ", ".join(sorted(known))
            raise UnknownName(
                f"There is no directory and no installed pack {name!r}.",
                hint=f"Installed are: {there}. A pack is named by its namespace, or by the directory it lies in.",
            )
    return {name: known[name] for name in names}


def _with_hooks(plugins: Plugins, modules: Iterable[str | ModuleType]) -> Plugins:
    """Return *plugins* with the hooks of *modules*, held to the same rules as those of an installed distribution."""
    added = tuple(_distribution(module) for module in modules)
    selection = attrs.evolve(plugins.selection, distributions=(*plugins.selection.distributions, *added))
    return attrs.evolve(plugins, found=(*plugins.found, *added), selection=selection)


def _distribution(module: Any) -> FoundDistribution:
    name = module if isinstance(module, str) else module.__name__
    plain = name.replace("_", "-").replace(".", "-").lower()
    hooks = FoundHooks(name=plain, module=name, distribution=plain, version=None)
    return FoundDistribution(name=plain, version=None, location="", hooks=(hooks,))
