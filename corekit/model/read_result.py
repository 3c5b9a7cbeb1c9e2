# SPDX-License-Identifier: Apache-2.0
"""What a reader made of a foreign document, and what it could not take over."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from corekit.record import Record, as_tuple


@frozen(kw_only=True, eq=False, repr=False)
class ReadResult(Record):
    """The document read and the report of what was lost.

    ``document`` is plain JSON data of the reader's kind (not yet validated: corekit does that). ``losses`` are
    sentences for the user, one for every part of the foreign document that has no place here; none says an answer.
    """

    document: Any = field(repr=False)
    losses: tuple[str, ...] = field(default=(), converter=as_tuple)
