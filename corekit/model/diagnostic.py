# SPDX-License-Identifier: Apache-2.0
"""One finding about a file or a document."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Diagnostic(Record):
    """
    What is wrong, where, and how to mend it.

    Lines and columns count from 1; `pointer` is a JSON pointer into the document. `replacement` is what `--fix`
    writes in the place of a name.
    """

    code: str
    message: str
    severity: str = "error"
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    pointer: str | None = None
    docs: str | None = None
    fixable: bool = False
    replacement: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        where = place or self.pointer or ""
        text = f"{where}: {self.severity}: {self.message}" if where else f"{self.severity}: {self.message}"
        if self.hint is None:
            return f"{text} [{self.code}]"
        end = "" if text.endswith((".", "?", "!", ":")) else "."
        return f"{text}{end} {self.hint} [{self.code}]"

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the diagnostic, without what is unknown."""
        return {key: value for key, value in attrs.asdict(self).items() if value is not None}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Diagnostic:
        """The diagnostic of JSON data."""
        return cls(**data)
