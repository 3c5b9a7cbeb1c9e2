# SPDX-License-Identifier: Apache-2.0
"""The files of `tests/data/invalid`: each is told, with its code, at the line and column of what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corekit.check.lints.codes import CODES as LINTED
from corekit.content.codes import CODES as READ
from corekit.criteria.codes import CODES as CRITERIA

from .findings import DATA, REDFLAGS, content_of, findings

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.model.diagnostic import Diagnostic

INVALID = DATA / "invalid"
#: Packs that stand beside one of the tests, because it requires them.
BESIDE = {"project-requires": (REDFLAGS,)}
EXPECTED = json.loads((DATA / "invalid.json").read_text(encoding="utf-8"))

#: Codes that no file of a single pack gives: of documents of people, of several packs that are in each other's way, and
#: of rules that no schema of content has at present; each has a test of its own.
ELSEWHERE = {
    *(code for code in READ if code.startswith("profile-")),
    *("pack-duplicate-namespace", "pack-duplicate-name", "pack-unreadable", "pack-link", "package-toml"),
    *("schema-repeated", "schema-other"),
}
#: Criteria that the schema tells before the criteria's own checks see them, and a depth that no file can have.
BY_SCHEMA = {"criteria-shape", "criteria-empty", "criteria-too-deep", "criteria-count", "criteria-unknown-test"}


def by_file(folder: Path, found: tuple[Diagnostic, ...]) -> dict[str, list[list[object]]]:
    """Code, line and column of every finding, by the file it is in."""
    places: dict[str, list[list[object]]] = {}
    for fault in found:
        name = str(fault.file).removeprefix(f"{folder}/")
        places.setdefault(name, []).append([fault.code, fault.line, fault.column])
    return {name: sorted(faults, key=lambda fault: (fault[1], fault[2], fault[0])) for name, faults in places.items()}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_fault_is_told_at_its_place(name: str) -> None:
    """Every broken file gives exactly what is expected of it, and no sound file beside it gives anything."""
    folder = INVALID / name
    assert by_file(folder, findings(content_of(folder), *BESIDE.get(name, ()))) == EXPECTED[name]


def test_there_are_many_and_none_lies_about_unused() -> None:
    """At least 150 files are broken, every folder is expected, and every code that a file can give is given."""
    assert {folder.name for folder in INVALID.iterdir()} == EXPECTED.keys()
    assert sum(len(files) for files in EXPECTED.values()) >= 150
    given = {fault[0] for files in EXPECTED.values() for faults in files.values() for fault in faults}
    known = READ.keys() | CRITERIA.keys() | {code.name for code in LINTED}
    assert known - given == ELSEWHERE | BY_SCHEMA


def test_every_finding_says_how_to_read_it() -> None:
    """Every finding has a sentence of its own, and no message shows what only the program knows."""
    for name in EXPECTED:
        for fault in findings(content_of(INVALID / name), *BESIDE.get(name, ())):
            assert fault.message
            assert "\n" not in fault.message
            assert "Traceback" not in fault.message
            assert fault.severity in ("error", "warning", "note")
