# SPDX-License-Identifier: Apache-2.0
"""From templates to files: filled in, and written only where nothing stands."""

from __future__ import annotations

import textwrap
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Final

import attrs

from corekit.record import Record
from corekit.scaffold.failure import NotMade

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: As wide as comments of new files are, so that the check of line lengths in new projects takes them.
_WIDTH: Final = 118


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Made(Record):
    """What was made: the files, as they were written, and what to do next."""

    files: tuple[Path, ...]
    next_steps: tuple[str, ...]


def filled(template: str, words: Mapping[str, str]) -> str:
    """Return the template (`items/rule`) with its `$words` filled in; long comments are broken into lines."""
    text = resources.files("corekit.scaffold").joinpath("templates", f"{template}.txt").read_text(encoding="utf-8")
    return "".join(_broken(line) for line in Template(text).substitute(words).splitlines(keepends=True))


def _broken(line: str) -> str:
    """A comment line that is too long, as several."""
    if len(line) <= _WIDTH or not line.lstrip().startswith("# "):
        return line
    indent = line[: len(line) - len(line.lstrip())] + "# "
    broken = textwrap.wrap(
        line.strip().removeprefix("# "), _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  "
    )
    return "\n".join(broken) + "\n"


def write_new(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """
    Write *texts* (path relative to *folder* to content) where nothing stands yet; all of them or none.

    Raises `NotMade` if a file is there already, or cannot be written.
    """
    targets = {folder / name: text for name, text in texts.items()}
    for target in targets:
        if target.exists() or target.is_symlink():
            raise NotMade(f"{target} is there already; nothing was written.", hint="Choose another name.")
    written: list[Path] = []
    try:
        for target, text in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                written.append(target)
                file.write(text)
    except OSError as error:
        for target in written:
            target.unlink(missing_ok=True)
        reason = error.strerror or "the system gives no reason"
        raise NotMade(f"{error.filename or folder} cannot be written: {reason}.", hint="Nothing was written.") from None
    return tuple(targets)
