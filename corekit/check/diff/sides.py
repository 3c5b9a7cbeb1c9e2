# SPDX-License-Identifier: Apache-2.0
"""One side of a comparison: a directory, a wheel or an installed pack, with its version and what it requires."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corekit.content.loading import load_library
from corekit.content.names import CORE
from corekit.errors import UnknownName
from corekit.plugin import FoundPack
from corekit.plugin.location import CONTENT, MANIFEST, locate_directory
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from corekit.content.library import Library
    from corekit.content.pack import Pack


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Side(Record):
    """A pack in a library of the core, itself and what it requires."""

    pack: Pack
    library: Library
    version: str | None

    def pack_id(self, kind: str, local: str) -> str:
        """The canonical id of one of the pack's items, whether it can be used or not."""
        if kind == "term":
            known = [name for name in self.library.ids("term") if name.rpartition("/")[2].rpartition(":")[2] == local]
            return next(iter(known), local)
        return self.library.names.canonical(kind, self.pack.namespace, local)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with this side, so that less of it can be compared."""
        return tuple(str(fault) for fault in self.library.problems if fault.severity == "error")


def open_side(name: str, known: Mapping[str, FoundPack], *, cache: bool | Path = True) -> Side:
    """
    Open a directory, a wheel (`.whl`), or an installed pack by namespace or distribution.

    *known* are the packs that the opened one may require, and those that *name* may mean; *cache* is that of
    `corekit.load`. Raises `UnknownName` if there is no pack, or more than one.
    """
    found = _installed(name, known) or _at(Path(name))
    if found is None:
        hint = "Give a directory with a pack, a wheel, or the namespace of an installed pack."
        raise UnknownName(f"There is no pack in or called '{name}'.", hint=hint)
    others = {space: pack for space, pack in known.items() if space != found.namespace}
    library = _library(found, others, cache)
    pack = next((pack for pack in library.packs if pack.root == found.root), None)
    if pack is None:
        raise UnknownName(f"The pack in '{name}' cannot be read.", hint="'corekit check' says what is wrong with it.")
    return Side(pack=pack, library=library, version=found.version)


def _installed(name: str, known: Mapping[str, FoundPack]) -> FoundPack | None:
    if name in known:
        return known[name]
    return next((pack for pack in known.values() if pack.distribution == name), None)


def _at(path: Path) -> FoundPack | None:
    if path.is_file() and zipfile.is_zipfile(path):
        return _in_wheel(path)
    roots = locate_directory(path) if path.is_dir() else ()
    if len(roots) > 1:
        raise UnknownName(f"There are several packs in '{path}'.", hint="Name the directory of one of them.")
    return _found(roots[0], project_version(roots[0])) if roots else None


def _in_wheel(path: Path) -> FoundPack | None:
    wheel = zipfile.Path(path)
    roots = [entry / CONTENT for entry in wheel.iterdir() if (entry / CONTENT / MANIFEST).is_file()]
    info = next((entry.name for entry in wheel.iterdir() if entry.name.endswith(".dist-info")), "")
    version = info.removesuffix(".dist-info").rpartition("-")[2] or None
    return _found(roots[0], version) if len(roots) == 1 else None


def _found(root: Traversable, version: str | None) -> FoundPack:
    from corekit.content.reading import read  # noqa: PLC0415 - only for packs that are not installed

    data = read((root / MANIFEST).read_bytes(), name=MANIFEST).data
    namespace = data.get("namespace") if isinstance(data, dict) else None
    return FoundPack(namespace=str(namespace), root=root, origin="path", version=version)


def project_version(root: Path) -> str | None:
    """The version in the `pyproject.toml` of the project that a pack's directory belongs to; None if there is none."""
    import tomllib  # noqa: PLC0415 - only for packs that are not installed

    for folder in list(root.resolve().parents)[:4]:
        project = folder / "pyproject.toml"
        if project.is_file():
            try:
                version = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {}).get("version")
            except (OSError, ValueError):
                return None
            return version if isinstance(version, str) else None
    return None


def _library(found: FoundPack, known: Mapping[str, FoundPack], cache: bool | Path) -> Library:
    """A library of the pack, the core and everything it requires, directly or through others."""
    together = {found.namespace: found, **({CORE: known[CORE]} if CORE in known else {})}
    while True:
        library = load_library(list(together.values()), cache=cache)
        wanted = {name for pack in library.packs for name in pack.requires if name in known and name not in together}
        if not wanted:
            return library
        together |= {name: known[name] for name in sorted(wanted)}
