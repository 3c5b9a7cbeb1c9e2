# SPDX-License-Identifier: Apache-2.0
"""What an editor offers and marks in a new pack, asked of yaml-language-server with the pack's own settings."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from language_server import LanguageServer

from corekit.kit import load
from corekit.scaffold.editors import refresh_schemas
from corekit.scaffold.projects import new_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
#: A fact of the pack's own, which the schemas must know after a refresh.
_OWN_FACT = "arm_care_tired: {ask: Is your arm tired?, type: yes_no, reassuring: no}\n"
_PATIENCE_SECONDS = 20.0


def editing_faults(server: Path, node: str, place: Path) -> Iterator[str]:
    """Yield a sentence for everything that an editor with *server* does not offer, or does not mark as it should."""
    new_pack("arm-care", beside=place)
    project = place / "arm-care"
    content = project / "src" / "corekit_arm_care" / "content"
    (content / "facts.yaml").write_text(_OWN_FACT, encoding="utf-8")
    refresh_schemas(content, load(paths=[project], cache=False).library)
    client = LanguageServer([node, str(server), "--stdio"], project, _settings(project))
    try:
        for wanted in json.loads((HERE / "completions.json").read_text(encoding="utf-8")):
            yield from _not_offered(client, content, wanted)
        for wanted in json.loads((HERE / "faults.json").read_text(encoding="utf-8")):
            yield from _not_marked(client, content, wanted)
        for file in sorted(content.rglob("*.yaml")):
            for line, message in client.faults(client.open(file, file.read_text(encoding="utf-8"))):
                yield f"{file.name}:{line + 1} of a new pack is marked: {message}"
    finally:
        client.close()


def _settings(project: Path) -> dict[str, Any]:
    """The editor settings of a project as an editor hands them on: dotted names as sections."""
    sections: dict[str, Any] = {"yaml": {"validate": True, "completion": True}}
    flat = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for name, value in flat.items():
        here = sections
        *above, last = name.split(".")
        for section in above:
            here = here.setdefault(section, {})
        here[last] = value
    return sections


def _not_offered(client: LanguageServer, content: Path, wanted: dict[str, Any]) -> Iterator[str]:
    before, _, after = wanted["text"].partition("|")
    uri = client.open(content / wanted["file"], before + after)
    line, column = before.count("\n"), len(before.rpartition("\n")[2])
    deadline = time.monotonic() + _PATIENCE_SECONDS
    offered: set[str] = set()
    while not offered and time.monotonic() < deadline:  # the first answers come before the settings are read
        offered = client.completions(uri, line, column)
    missing = sorted(set(wanted["offers"]) - offered)
    if missing:
        yield f"{wanted['file']}: not offered: {', '.join(missing)}; {len(offered)} others are"


def _not_marked(client: LanguageServer, content: Path, wanted: dict[str, Any]) -> Iterator[str]:
    found = client.faults(client.open(content / wanted["file"], wanted["text"]))
    if "line" not in wanted:
        if found:
            yield f"{wanted['file']} is sound and marked: {found}"
    elif not any(line + 1 == wanted["line"] and wanted["says"] in message for line, message in found):
        yield f"{wanted['file']}: '{wanted['says']}' is not marked in line {wanted['line']}: {found}"
