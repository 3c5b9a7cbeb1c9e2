# SPDX-License-Identifier: Apache-2.0
"""The pack that a directory lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.plugin.location import CONTENT, MANIFEST, locate_directory
from corekit.record import Record
from corekit.scaffold.failure import NotMade

if TYPE_CHECKING:
    from pathlib import Path

_MAXIMUM_BYTES = 256 * 1024


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class PackFolder(Record):
    """A pack under work: the folder of its project, that of its content, and its namespace."""

    project: Path
    content: Path
    namespace: str


def pack_around(directory: Path) -> PackFolder:
    """
    Return the pack that *directory* belongs to: its own, or that of the nearest folder above it.

    Raises `NotMade` if there is none, if there are several, or if its pack.yaml names no namespace.
    """
    start = directory.resolve()
    for folder in (start, *start.parents):
        found = locate_directory(folder)
        around = [content for content in found if content == start or content in start.parents]
        if len(around or found) > 1:
            names = ", ".join(str(content.parent.relative_to(folder)) for content in found)
            raise NotMade(f"There are several packs in {folder}: {names}.", hint="Go into the one that is meant.")
        if found:
            content = (around or list(found))[0]
            return PackFolder(project=project_of(content), content=content, namespace=_namespace(content))
    raise NotMade(
        f"There is no pack in {directory} or above it.",
        hint="A pack has a pack.yaml. Go into its folder, or make one: corekit new pack NAME.",
    )


def project_of(content: Path) -> Path:
    """Return the folder of the project whose content this is: above `src/`, or where `content/` stands."""
    package = content.parent if content.name == CONTENT else content
    return package.parent.parent if package.parent.name == "src" else package


def _namespace(content: Path) -> str:
    from corekit.content.reading import read  # noqa: PLC0415 - only here

    manifest = content / MANIFEST
    try:
        data = read(manifest.read_bytes()[:_MAXIMUM_BYTES], name=str(manifest)).data
    except OSError as error:
        raise NotMade(f"{manifest} cannot be read: {error.strerror}.") from None
    namespace = data.get("namespace") if isinstance(data, dict) else None
    if not isinstance(namespace, str):
        raise NotMade(f"{manifest} names no namespace.", hint="`corekit check .` says what is wrong with it.")
    return namespace
