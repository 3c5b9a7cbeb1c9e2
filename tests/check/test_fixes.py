# SPDX-License-Identifier: Apache-2.0
"""`--fix`: every slip that is called fixable is mended, comments and layout stay, and a second run changes nothing."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from corekit.check.fixes import fix_pack
from corekit.content.reading import read

from .findings import DATA, content_of, findings

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.model.diagnostic import Diagnostic

INVALID = DATA / "invalid"
MENDED = json.loads((DATA / "mended.json").read_text(encoding="utf-8"))
ROUNDS = 5


def fixed(root: Path) -> tuple[Diagnostic, ...]:
    """Mend and check again until nothing more can be mended; what is left."""
    for _ in range(ROUNDS):
        if not fix_pack(root, findings(root)).mended:
            break
    return findings(root)


def copied(name: str, to: Path) -> Path:
    """A copy of one folder of broken files; where its content lies."""
    shutil.copytree(INVALID / name, to / name)
    return content_of(to / name)


def alone(exercise: str, to: Path) -> Path:
    """A pack with one slip in it."""
    root = to / "alone"
    (root / "exercises").mkdir(parents=True)
    for name in ("pack.yaml", f"exercises/{exercise}.yaml"):
        shutil.copyfile(INVALID / "slips" / name, root / name)
    return root


def texts(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", ["slips", "schema", "references", "pack", "files", "criteria", "lints"])
def test_what_is_called_fixable_is_mended(name: str, tmp_path: Path) -> None:
    """Nothing fixable is left, nothing new is wrong, and mending again changes no byte."""
    root = copied(name, tmp_path)
    before = findings(root)
    left = fixed(root)
    assert [str(fault) for fault in left if fault.fixable] == []
    assert {fault.code for fault in left} <= {fault.code for fault in before}
    assert len(left) <= len(before) - sum(fault.fixable for fault in before)
    settled = texts(root)
    fixed(root)
    assert texts(root) == settled


def test_only_what_is_wrong_changes(mended: Path) -> None:
    """Lines that no fixable finding is about are the same before and after, comments among them."""
    root = content_of(INVALID / "slips")
    marked: dict[str, set[int]] = {}
    for fault in findings(root):
        if fault.fixable:
            lines = range(fault.line or 1, (fault.end_line or fault.line or 1) + 1)
            marked.setdefault(str(fault.file).removeprefix(f"{root}/"), set()).update(lines)
    after = texts(mended)
    for file, content in texts(root).items():
        touched = marked.get(file, set())
        kept = [line for number, line in enumerate(content.split(b"\n"), 1) if number not in touched]
        if not re.search(rb"^\s*\t", content, re.MULTILINE):
            assert all(line in after[file].split(b"\n") for line in kept), file


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All slips, mended once for the tests that only look."""
    root = copied("slips", tmp_path_factory.mktemp("mended"))
    fixed(root)
    return root


@pytest.mark.parametrize("file", sorted(MENDED))
def test_each_slip_is_mended_as_it_was_meant(file: str, mended: Path) -> None:
    """A slip becomes what its author meant, not only something that can be read."""
    root = mended
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    for line in MENDED[file]:
        assert line in lines
    assert read((root / file).read_bytes(), name=file).data is not None


def test_a_file_keeps_its_permissions_line_ends_and_mark(tmp_path: Path) -> None:
    """A file of another system is mended with its line ends, its byte order mark and its permissions."""
    root = alone("range-with-hyphen", tmp_path)
    file = root / "exercises/range-with-hyphen.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o600)
    before = file.read_bytes()
    fixed(root)
    assert file.read_bytes() == before.replace(b"10-15", b"[10, 15]")
    assert file.stat().st_mode & 0o777 == 0o600
    assert not [path for path in root.rglob(".*") if path.is_file()]


def test_nothing_outside_of_the_pack_is_written(tmp_path: Path) -> None:
    """A link out of the pack, or a diagnostic that names a file elsewhere, mends nothing there."""
    root = alone("range-with-hyphen", tmp_path)
    outside = tmp_path / "outside.yaml"
    file = root / "exercises/range-with-hyphen.yaml"
    file.rename(outside)
    file.symlink_to(outside)
    before = outside.read_bytes()
    result = fix_pack(root, [fault for fault in findings(root) if str(fault.file) == str(file)])
    assert outside.read_bytes() == before
    assert (result.mended, len(result.left)) == ((), 1)


def test_a_taken_name_is_not_overwritten(tmp_path: Path) -> None:
    """An item whose right name another file has keeps its own, and the other file stays as it is."""
    root = copied("pack", tmp_path)
    other = root / "exercises/snake-case.yaml"
    other.write_text("title: Taken\n", encoding="utf-8")
    fixed(root)
    assert other.read_text(encoding="utf-8") == "title: Taken\n"
    assert (root / "exercises/snake_case.yaml").is_file()


def test_a_name_in_another_spelling_is_mended(tmp_path: Path) -> None:
    """Capitals and `-` for `_` in a term, a choice or a key: there is one right name, and nothing else changes."""
    root = tmp_path / "pack"
    (root / "exercises").mkdir(parents=True)
    shutil.copyfile(INVALID / "slips" / "pack.yaml", root / "pack.yaml")
    right = (DATA / "respelled" / "right.yaml").read_bytes()
    (root / "exercises" / "nod.yaml").write_bytes((DATA / "respelled" / "wrong.yaml").read_bytes())
    before = {(fault.line, fault.code, fault.fixable) for fault in findings(root)}
    assert {code for _, code, fixable in before if fixable} == {"schema-pattern", "schema-unknown-key", "schema-choice"}
    fixed(root)
    assert (root / "exercises" / "nod.yaml").read_bytes() == right


def test_a_name_that_could_mean_two_is_left(tmp_path: Path) -> None:
    """A key that is nearly right is told and not guessed at; nor is one that would stand there twice."""
    root = tmp_path / "pack"
    (root / "exercises").mkdir(parents=True)
    shutil.copyfile(INVALID / "slips" / "pack.yaml", root / "pack.yaml")
    text = (DATA / "respelled" / "right.yaml").read_text(encoding="utf-8")
    for wrong in ("hold_second: 5", "hold-seconds: 4, hold_seconds: 5"):
        written = text.replace("hold_seconds: 5", wrong)
        assert written != text
        (root / "exercises" / "nod.yaml").write_text(written, encoding="utf-8")
        fixed(root)
        assert (root / "exercises" / "nod.yaml").read_text(encoding="utf-8") == written
