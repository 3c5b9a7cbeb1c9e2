# SPDX-License-Identifier: Apache-2.0
"""A writer for the tests of the journal file: appends entry after entry and says so once each is on the disk."""

from __future__ import annotations

import sys
from pathlib import Path

from corekit.content.journal_file import append
from corekit.model.journal import JournalEntry

if __name__ == "__main__":
    path, name = Path(sys.argv[1]), sys.argv[2]
    for number in range(int(sys.argv[3])):
        identifier = f"{name}-{number:06d}"
        when = "2026-11-21"
        long_note = "slept well, walked far; " * 200
        append(
            path, [JournalEntry(schema=1, id=identifier, date=when, recorded_at=f"{when}T08:00:00Z", notes=long_note)]
        )
        sys.stdout.write(f"{identifier}\n")
        sys.stdout.flush()
