# SPDX-License-Identifier: Apache-2.0
"""The readers `csv` and `fit`, as corekit finds them; what is heavy is imported when it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit import hookimpl
from corekit.values import Reader, ReadResult

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_csv(content: bytes) -> ReadResult:
    """Return the rows of a CSV file as journal entries; raises ValueError for what is none."""
    from corekit_journal_files.sheet import read_sheet  # noqa: PLC0415 - imported where it is used

    return read_sheet(content)


def read_fit(content: bytes) -> ReadResult:
    """Return the sessions of a FIT activity as journal entries; raises ValueError for what is none."""
    from corekit_journal_files.activity import read_activity  # noqa: PLC0415 - imported where it is used

    return read_activity(content)


@hookimpl
def corekit_readers() -> Iterator[Reader]:
    """Offer the readers: corekit log me.jsonl --from walk.fit --format fit."""
    yield Reader(name="csv", media_types=("text/csv",), kind="journal", read=read_csv)
    yield Reader(name="fit", media_types=("application/vnd.ant.fit",), kind="journal", read=read_fit)
