# SPDX-License-Identifier: Apache-2.0
"""What an output format makes of a document."""

from __future__ import annotations

from typing import Self

from attrs import field, frozen

from corekit.record import Record, as_tuple


@frozen(kw_only=True, eq=False, repr=False)
class Rendered(Record):
    """One rendered document, ready to be written to a file or sent as a response.

    ``content`` holds the bytes and ``media_type`` says what they are (``text/html; charset=utf-8``). ``filename`` is
    a suggestion without a directory. ``text`` repeats the content as text where it is text, and is None where it is
    not (a PDF). ``assets`` are files that stand beside the document (figures), as (file name, bytes), in order.
    """

    content: bytes = field(repr=False)
    media_type: str
    filename: str
    text: str | None = field(default=None, repr=False)
    assets: tuple[tuple[str, bytes], ...] = field(default=(), converter=as_tuple, repr=False)

    @classmethod
    def from_text(cls, text: str, *, media_type: str, filename: str) -> Self:
        """Return a textual result, encoded as UTF-8."""
        return cls(content=text.encode(), media_type=media_type, filename=filename, text=text)
