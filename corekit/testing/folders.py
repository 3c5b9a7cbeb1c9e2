# SPDX-License-Identifier: Apache-2.0
"""
Folders of right and wrong examples: `valid/` and `invalid/`.

An example is a pack (a folder with `pack.yaml`) or a document (a file). Beside one in `invalid/` stands what must be
found in it: `expected.txt` in the folder of a pack, `<file>.expected` beside a document, one finding a line, as
`code` or `code line` or `code line column`, for a pack `code file line column`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corekit.check.packs import check_pack
from corekit.content.documents import check_document
from corekit.content.reading import read
from corekit.plugin import discover
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.model.diagnostic import Diagnostic


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Example(Record):
    """One example: where it lies, whether it is right, and what must be found in it (in words, see the module)."""

    path: Path
    valid: bool
    expected: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What a test is called after."""
        return f"{'valid' if self.valid else 'invalid'}/{self.path.name}"

    def check(self, kind: str = "profile", *beside: Path) -> None:
        """
        Fail if something is found in a right example, or what is expected is not found in a wrong one.

        *kind* is that of a document; *beside* are the packs that a pack stands on.
        """
        found = findings_in(self.path, kind, *beside)
        if self.valid:
            assert not found, f"{self.id} is right, and yet: {'; '.join(map(str, found))}"
            return
        assert found, f"{self.id} is wrong, and nothing was found in it"
        said = [_said(one) for one in found]
        for wanted in self.expected:
            assert any(words[: len(wanted.split())] == wanted.split() for way in said for words in way), (
                f"{self.id}: expected {wanted!r}, found {'; '.join(' '.join(way[-1]) for way in said)}"
            )


def examples_in(folder: Path) -> Iterator[Example]:
    """Yield the examples in `valid/` and `invalid/` of *folder*; raises ValueError where a folder has none."""
    for name in ("valid", "invalid"):
        paths = [path for path in sorted((folder / name).glob("*")) if _is_example(path)]
        if not paths:
            raise ValueError(f"There is no example in {folder / name}.")
        for path in paths:
            beside = path / "expected.txt" if path.is_dir() else path.with_name(f"{path.name}.expected")
            lines = beside.read_text(encoding="utf-8").splitlines() if beside.is_file() else []
            expected = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
            yield Example(path=path, valid=name == "valid", expected=expected)


def findings_in(path: Path, kind: str = "profile", *beside: Path) -> tuple[Diagnostic, ...]:
    """Return what `corekit check` finds in a pack, or what is wrong with a document of *kind*; notes are left out."""
    if path.is_dir():
        known = discover(discover=False, paths=[path, *beside], cache=False).packs
        own = next(
            (name for name, pack in known.items() if path in (Path(str(pack.root)), *Path(str(pack.root)).parents)),
            None,
        )
        assert own is not None, f"There is no pack in {path}."
        report = check_pack(own, known)
        return tuple(one for one in report.diagnostics if one.severity != "note")
    document = read(path.read_bytes(), name=path.name)
    faults = document.locate(check_document(kind, document.data)) if document.data is not None else ()
    return tuple(one for one in (*document.diagnostics, *faults) if one.severity != "note")


def _is_example(path: Path) -> bool:
    return path.is_dir() or path.suffix in (".yaml", ".yml", ".json")


def _said(found: Diagnostic) -> tuple[list[str], list[str]]:
    """A finding in words without and with its file."""
    place = [str(part) for part in (found.line, found.column) if part is not None]
    return [found.code, *place], [found.code, Path(found.file or "").name, *place]
