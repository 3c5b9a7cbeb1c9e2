# SPDX-License-Identifier: Apache-2.0
"""Whatever stands in the files of a pack, loading it ends in a library: faults are told, and nothing raises."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corekit.content.library import Library
from corekit.content.pack import load_pack
from corekit.content.reading import read

from .packs import DATA, REPOSITORY, pack

#: Every item file of packs that are sound, by path.
FILES = {
    f"{folder.name}/{file.name}": read(file.read_bytes(), name=file.name).data
    for content in (DATA / "packs/alpha", *sorted((REPOSITORY / "plugins").glob("*/src/*/content")))
    for folder in sorted(path for path in content.iterdir() if path.is_dir())
    for file in sorted(folder.glob("*.yaml"))[:6]
}
VALUES = (None, True, 0, -1, 1e300, "", "yes", "nowhere", "ghost:thing", "always", "core:", ":", "a:b:c")
SHAPES: tuple[Any, ...] = (
    [],
    {},
    [[]],
    {"all": []},
    {"has": 1},
    {"fact": "nothing"},
    {"count": {"of": 3}},
    {"not": "x"},
)
ODD = st.sampled_from([*VALUES, *SHAPES, ["a", "a"], {"": ""}, {"is": {}}])


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """All paths into JSON data."""
    found = [path]
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        found += places(value, (*path, key))
    return found


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with another value at *path*."""
    if not path:
        return value
    changed = copy.deepcopy(data)
    here = changed
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return changed


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nothing_raises_on_odd_content(data: Any) -> None:
    """Any value of any file of a sound pack replaced by an odd one gives a library, and all of it can be used."""
    file = data.draw(st.sampled_from(sorted(FILES)))
    content = FILES[file]
    for _ in range(data.draw(st.integers(1, 3))):
        content = replaced(content, data.draw(st.sampled_from(places(content))), data.draw(ODD))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "pack.yaml").write_bytes((DATA / "packs/alpha/pack.yaml").read_bytes())
        (root / file).parent.mkdir()
        (root / file).write_text(json.dumps(content))
        loaded = load_pack(root)
        assert loaded.pack is not None
        library = Library([pack("core"), loaded.pack])
        assert all(fault.code and fault.message for fault in library.problems)
        for kind in ("exercise", "rule", "condition", "regimen", "progression", "fact", "claim"):
            for item in library.ids(kind):
                if library.owner(kind, item) != "core":
                    library.get(kind, item)
                    if kind == "exercise":
                        library.attributes(item)
        assert library.search("a") is not None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nothing_raises_on_an_odd_manifest(data: Any) -> None:
    """Any value of pack.yaml replaced by an odd one gives a pack or faults."""
    content = read((DATA / "packs/alpha/pack.yaml").read_bytes(), name="pack.yaml").data
    content = replaced(content, data.draw(st.sampled_from(places(content))), data.draw(ODD))
    with TemporaryDirectory() as folder:
        (Path(folder) / "pack.yaml").write_text(json.dumps(content))
        loaded = load_pack(Path(folder))
        packs = [loaded.pack] if loaded.pack is not None else []
        assert packs or loaded.diagnostics
        library = Library([pack("core"), *packs], broken=[] if packs else [loaded])
        assert library.problems is not None
