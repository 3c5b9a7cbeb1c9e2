# SPDX-License-Identifier: Apache-2.0
"""Golden files: what came out once and was found right, held against what comes out now."""

from __future__ import annotations

import difflib
from pathlib import Path

import attrs

#: No more lines of a difference are shown.
_MOST_LINES = 60


@attrs.frozen(eq=False)
class Golden:
    """
    Holds texts against files of *folder*; with *update* it writes the files instead.

    A test calls it with a name and a text: `golden("desk-worker.md", rendered.text)`. Use it for what people read and
    for documents (`plan.to_json()`); both are the same bytes for the same input.
    """

    folder: Path
    update: bool = False

    def __call__(self, name: str, text: str) -> None:
        """Fail with the difference if *text* is not what the file *name* says; raises ValueError for a path."""
        if Path(name).name != name:
            raise ValueError(f"A golden file has a plain name, not {name!r}.")
        path = self.folder / name
        if self.update:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        if not path.is_file():
            raise AssertionError(f"There is no golden file {path}. Run pytest with --update-golden, and read it.")
        known = path.read_text(encoding="utf-8")
        if known != text:
            lines = list(difflib.unified_diff(known.splitlines(), text.splitlines(), str(path), "now", lineterm=""))
            shown = "\n".join(lines[:_MOST_LINES])
            hint = "If what comes out now is right, run pytest with --update-golden."
            raise AssertionError(f"{name} is not what it was. {hint}\n{shown}")
