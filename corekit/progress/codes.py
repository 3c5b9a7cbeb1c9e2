# SPDX-License-Identifier: Apache-2.0
"""Every diagnostic code of a journal, with one sentence each: a stable part of the interface."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Code -> what it says about the entry or line it is given for.
CODES: Mapping[str, str] = MappingProxyType(
    {
        "journal-date": "The date or the time of an entry is none.",
        "journal-future": "An entry is dated after today; what has not happened yet cannot decide anything.",
        "journal-same-id": "Two entries bear one id and differ; a correction is a new entry that supersedes.",
        "journal-supersedes": "An entry supersedes one that is not in the journal, or that supersedes it in turn.",
        "journal-unplanned": "An entry speaks of an exercise that the plan does not hold.",
        "journal-damaged-line": "A line of a journal file is no entry; it is kept aside and not used.",
    }
)
