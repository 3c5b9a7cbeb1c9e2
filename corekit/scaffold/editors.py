# SPDX-License-Identifier: Apache-2.0
"""The schemas beside a pack, from which editors complete and by which they mark what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from corekit.content.editor import collection_schema, editor_schema
from corekit.content.layout import FOLDER_OF
from corekit.scaffold.place import project_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from corekit.content.library import Library

#: Where the schemas of a project lie; no part of the project's history.
FOLDER: Final = ".corekit/schemas"
#: What makes a project one whose schemas are kept: its editor settings name the folder.
SETTINGS: Final = ".vscode/settings.json"
#: Kinds of which one file may hold many items.
_COLLECTED: Final = ("fact", "term")
_ONCE: Final = {"manifest": "pack.yaml", "reviews": "reviews.yaml"}


def schema_files(library: Library) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the file name and the schema of everything that stands in a pack."""
    for kind in (*_ONCE, *FOLDER_OF):
        yield f"{kind}.schema.json", editor_schema(kind, library)
    for kind in _COLLECTED:
        yield f"{FOLDER_OF[kind]}.schema.json", collection_schema(kind, library)
    source = editor_schema("source", library)
    definitions: dict[str, Any] = {key: source.pop(key) for key in ("$schema", "$defs") if key in source}
    source.pop("$id", None)
    yield "sources.schema.json", {**definitions, "title": "Sources", "type": "array", "items": source}


def globs() -> dict[str, list[str]]:
    """Return, for each YAML schema file, the files of a project that it is for."""
    found = {f"{kind}.schema.json": [f"**/content/{name}"] for kind, name in _ONCE.items()}
    for kind, folder in FOLDER_OF.items():
        found[f"{kind}.schema.json"] = [f"**/content/{folder}/**/*.yaml"]
    for kind in _COLLECTED:
        folder = FOLDER_OF[kind]
        found[f"{folder}.schema.json"] = [f"**/content/{folder}.yaml"]
    return found


def settings_lines() -> str:
    """Return the entries of `yaml.schemas` in the settings of VS Code."""
    entries = [f"    {json.dumps(f'./{FOLDER}/{name}')}: {json.dumps(places)}" for name, places in globs().items()]
    return ",\n".join(entries)


def write_schemas(project: Path, library: Library) -> tuple[Path, ...]:
    """
    Write the schemas of *library* to *project*, or bring those that are there up to date; return what changed.

    Raises OSError if a file cannot be written.
    """
    changed = []
    folder = project / FOLDER
    for name, schema in schema_files(library):
        target = folder / name
        text = json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            folder.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            changed.append(target)
    return tuple(changed)


def refresh_beside(
    contents: Iterable[Path], *, paths: Sequence[Path] = (), cache: bool | Path = True
) -> tuple[Path, ...]:
    """
    Bring the schemas beside the packs at *contents* up to date, from those packs, those at *paths* and all installed.

    What `corekit check` does when it has checked. Return what changed; raises OSError if a file cannot be written.
    """
    from corekit.kit import load  # noqa: PLC0415 - only for projects that keep schemas

    kept = [content for content in contents if _keeps_schemas(project_of(content))]
    return tuple(
        file
        for content in kept
        for file in refresh_schemas(content, load(paths=[content, *paths], cache=cache).library)
    )


def refresh_schemas(content: Path, library: Library) -> tuple[Path, ...]:
    """
    Bring the schemas beside the pack at *content* up to date, if its project keeps any; return what changed.

    A project keeps them if its editor settings name their folder. Raises OSError if a file cannot be written.
    """
    project = project_of(content)
    return write_schemas(project, library) if _keeps_schemas(project) else ()


def _keeps_schemas(project: Path) -> bool:
    settings = project / SETTINGS
    return settings.is_file() and FOLDER in settings.read_text(encoding="utf-8", errors="replace")
