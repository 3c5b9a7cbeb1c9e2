# SPDX-License-Identifier: Apache-2.0
"""Where packs and hook modules lie, found without importing any of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.machinery import ModuleSpec
    from importlib.resources.abc import Traversable

CONTENT = "content"
MANIFEST = "pack.yaml"


def locate_directory(path: Path) -> tuple[Path, ...]:
    """Return the pack directories that a directory given by the user stands for, none if it holds no pack.

    It may hold ``content/pack.yaml``, be a project with ``src/*/content/pack.yaml``, or be the content itself.
    """
    if (path / CONTENT / MANIFEST).is_file():
        return (path / CONTENT,)
    projects = sorted(manifest.parent for manifest in path.glob(f"src/*/{CONTENT}/{MANIFEST}"))
    if projects:
        return tuple(projects)
    return (path,) if (path / MANIFEST).is_file() else ()


def core_root() -> Traversable:
    """Return the directory of the built-in pack."""
    root = Path(__file__).parents[1] / "core_pack" / CONTENT
    if root.is_dir():
        return root
    files = package_files(sys.modules["corekit"].__spec__)
    return files / "core_pack" / CONTENT if files is not None else root


def identity(root: Traversable) -> str:
    """Return the same text for the same directory, however it was reached."""
    archive = getattr(root, "root", None)
    if archive is not None and hasattr(archive, "filename"):
        return f"{os.path.realpath(archive.filename)}!{str(getattr(root, 'at', '')).strip('/')}"
    return os.path.realpath(str(root))


def module_files(module: str) -> tuple[Path, ...] | None:
    """Return every file that the top-level package of a module is made of (the archive, if it lies in one).

    The answer is None where the module cannot be found. Nothing is imported.
    """
    files = module_paths(module)
    return None if files is None else tuple(map(Path, files))


def module_paths(module: str) -> tuple[str, ...] | None:
    """Return the same as `module_files` as texts, which a warm start compares."""
    spec = find_package(module.partition(".")[0])
    if spec is None:
        return None
    archive = getattr(spec.loader, "archive", None)
    if archive is not None:
        return (str(archive),)
    if spec.submodule_search_locations is not None:
        return tuple(sorted(file for folder in spec.submodule_search_locations for file in _sources(folder)))
    return (spec.origin,) if spec.origin is not None and os.path.isfile(spec.origin) else None  # noqa: PTH113


def _sources(folder: str) -> Iterator[str]:
    """Every Python file below a folder, its links to folders left aside; nothing of one that cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _sources(entry.path)
        elif entry.name.endswith(".py"):
            yield entry.path


def package_files(spec: ModuleSpec | None) -> Traversable | None:
    """Return the directory of a package that was found, through the reader of its loader; nothing is imported."""
    if spec is None or spec.submodule_search_locations is None:
        return None
    find_reader = getattr(spec.loader, "get_resource_reader", None)
    find_files = getattr(find_reader(spec.name) if find_reader is not None else None, "files", None)
    return cast("Traversable", find_files()) if find_files is not None else None


def find_package(name: str) -> ModuleSpec | None:
    """Find a top-level package: `find_spec` imports nothing for a name without a dot."""
    from importlib.util import find_spec  # noqa: PLC0415

    try:
        return find_spec(name)
    except (ImportError, ValueError, AttributeError):  # a module in sys.modules without a usable spec
        return None
