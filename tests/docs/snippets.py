# SPDX-License-Identifier: Apache-2.0
"""The fenced blocks of a Markdown page."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"# (\S+/content/\S+)\n")
_EXITS = re.compile(r"\s+# exits (\d)$")


@attrs.frozen(kw_only=True)
class Block:
    """A fenced block: its language, its text, and the file it says it is."""

    language: str
    text: str

    @property
    def place(self) -> str | None:
        """The path on the first line, of a block that stands for a file."""
        found = _PLACE.match(self.text)
        return found[1] if found else None

    @property
    def commands(self) -> tuple[tuple[str, int], ...]:
        """Commands of a console block with the exit codes that they are said to have."""
        lines = [line.removeprefix("$ ") for line in self.text.splitlines() if line.startswith("$ ")]
        found = [(line, _EXITS.search(line)) for line in lines]
        return tuple((_EXITS.sub("", line), int(match[1]) if match else 0) for line, match in found)


def pages() -> list[Path]:
    """Every Markdown page of the project that people read; the pages of codes show what is wrong, and have tests."""
    written = (page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "codes")
    return [*sorted(written), *sorted(ROOT.glob("*.md")), ROOT / "examples" / "README.md"]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [Block(language=found[1], text=found[2]) for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))]
