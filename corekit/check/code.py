# SPDX-License-Identifier: Apache-2.0
"""What is known of one diagnostic code."""

from __future__ import annotations

from typing import Final, Literal

import attrs

from corekit.record import Record

Severity = Literal["error", "warning", "note"]

#: Where the page of a code stands.
PAGES: Final = "https://github.com/corekit/corekit/blob/main/docs/codes"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Code(Record):
    """
    A stable code: what it says in one sentence, how bad it is, whether `--fix` mends it.

    A *safety* code is about what protects the person who does the exercise, or about content that is lost: no waiver
    silences it.
    """

    name: str
    sentence: str
    severity: Severity = "error"
    fixable: bool = False
    safety: bool = True

    @property
    def docs(self) -> str:
        """The address of the page about it."""
        return f"{PAGES}/{self.name}.md"
