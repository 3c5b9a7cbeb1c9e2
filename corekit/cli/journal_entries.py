# SPDX-License-Identifier: Apache-2.0
"""A new entry of a journal, wherever what it says comes from: options, questions or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from corekit.kit import Kit
    from corekit.model.journal import JournalEntry
    from corekit.model.plan import Plan


def new_entry(day: date, plan: Plan | None, **said: Any) -> JournalEntry:
    """An entry with an id of its own, recorded now; what is empty is left out."""
    from datetime import UTC, datetime  # noqa: PLC0415 - only where an entry is made
    from uuid import uuid4  # noqa: PLC0415 - as above

    from corekit.content.journal_file import entry_of  # noqa: PLC0415 - as above

    data = {
        "schema": 1,
        "id": str(uuid4()),
        "date": day.isoformat(),
        "recorded_at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        **({"plan": plan.digest} if plan is not None else {}),
        **{name: value for name, value in said.items() if value not in (None, "", [], {}, ())},
    }
    return entry_of(data)


def exercise_of(name: str, kit: Kit, plan: Plan | None) -> str:
    """The canonical id: of an exercise of the plan, named in full or by its last part, or of an installed one."""
    if plan is not None:
        carried = [str(each) for each in plan.exercises if name in (each, each.rpartition(":")[2])]
        if carried:
            return carried[0]
    return kit.library.resolve("exercise", name)
