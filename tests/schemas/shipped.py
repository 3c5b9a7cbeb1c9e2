# SPDX-License-Identifier: Apache-2.0
"""Every item that is written in the repository, with its kind, as its author wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from corekit.content.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parent.parent.parent
PACKS = (
    REPOSITORY / "plugins" / "corekit-redflags",
    REPOSITORY / "plugins" / "corekit-mckenzie",
    REPOSITORY / "examples" / "desk-neck",
)
CONTENT = (
    REPOSITORY / "corekit" / "core_pack" / "content",
    *(next(pack.glob("src/*/content")) for pack in PACKS),
    Path(__file__).parent / "data",
)
#: Folder of a pack to the kind of the files in it.
FOLDERS = {
    "exercises": "exercise",
    "rules": "rule",
    "conditions": "condition",
    "progressions": "progression",
    "regimens": "regimen",
    "claims": "claim",
    "cases": "case",
}
#: First part of a path to the kind of the entries of its mapping.
MAPPINGS = {"facts": "fact", "terms": "term"}


def items() -> Iterator[tuple[str, str, Any]]:
    """Kind, place and data of every item of the core, the plugins, the example pack and the design's examples."""
    for root in CONTENT:
        for path in sorted((*root.rglob("*.yaml"), *root.rglob("*.json"))):
            data = read(path.read_bytes(), name=path.name).data
            place = path.relative_to(REPOSITORY).as_posix()
            first = path.relative_to(root).parts[0].partition(".")[0]
            if first in MAPPINGS:
                yield from ((MAPPINGS[first], f"{place}#{name}", item) for name, item in data.items())
            elif first == "sources":
                yield from (("source", f"{place}#{item['id']}", item) for item in data)
            else:
                yield (FOLDERS.get(first, "manifest"), place, data)
