# SPDX-License-Identifier: Apache-2.0
"""The page about the architecture is true of the tree: floors, places and plugins."""

from __future__ import annotations

import re
import tomllib

from .snippets import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
#: Where the page's shorter paths begin.
BEGINNINGS = (ROOT, ROOT / "corekit", ROOT / "corekit" / "check")


def test_the_floors_are_those_that_are_held() -> None:
    """The line of floors, and its table, name the layers of the import contract, from the lowest up."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in project["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    floors = [floor.replace("corekit.", "") for floor in reversed(contract["layers"])]
    assert f"`{' < '.join(floors)}`" in PAGE
    table = PAGE.partition("| floor |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)
    assert [row.replace("`", "").replace(", ", " | ") for row in rows] == floors


def test_every_place_that_is_named_is_there() -> None:
    """A path on the page leads to a file or a folder."""
    named = {path for path in re.findall(r"`([\w./-]+/[\w./-]*)`", PAGE) if path.endswith((".py", ".js", "/"))}
    own = {path for path in named if path in ("reading/", "solving/", "rendering/")}
    assert len(named) > 20
    assert [path for path in sorted(named - own) if not any((start / path).exists() for start in BEGINNINGS)] == []
    figures = ROOT / "plugins" / "corekit-figures" / "src" / "corekit_figures"
    assert all((figures / path).is_dir() for path in own)


def test_every_plugin_with_code_is_named_and_no_other() -> None:
    """Whoever looks for the code of a plugin finds its folder, and the modules that it begins in."""
    coded = {
        file.parent.name for file in ROOT.glob("plugins/*/pyproject.toml") if "corekit.hooks.v1" in file.read_text()
    }
    table = PAGE.partition("## Plugins with code")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(corekit-[a-z-]+)` \|(.*)$", table, re.MULTILINE))
    assert rows.keys() == coded
    for plugin, row in rows.items():
        modules = re.findall(r"`(\w+\.py)`", row)
        package = ROOT / "plugins" / plugin / "src" / plugin.replace("-", "_")
        assert [name for name in modules if not (package / name).is_file()] == []
