# SPDX-License-Identifier: Apache-2.0
"""Journals for tests: entries by day, with every question about a session answered as if all went well."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

import corekit
from corekit.content.reading import read
from corekit.model.journal import JournalEntry

if TYPE_CHECKING:
    from corekit import Kit, Plan, Profile, Progress

START = date(2026, 11, 21)
EXAMPLES = Path(__file__).parents[2] / "examples"
PRESS_UP = "mckenzie:extension-in-lying"

#: A session after which nothing speaks against going on.
WELL: dict[str, Any] = {
    "pain_rest_nprs": 1,
    "overall_change": "better",
    "new_symptom_in_session": [],
    "mckenzie_red_planes": 0,
    "pain_next_day_change": 0,
    "pain_above_baseline_24h": "no",
    "night_pain_new": "no",
}
WELL_DONE: dict[str, Any] = {
    "pain_during_nprs": 1,
    "symptom_location_change": "unchanged",
    "stretch_sensation": "mild_discomfort",
    "muscle_spasm_triggered": "no",
    "pain_shifted": "no",
    "technique_lost": "no",
    "dose_completed_percent": 100,
    "response_during": "no_effect",
    "response_after": "better",
    "symptoms_lasting_minutes": 0,
}


def entry(day: int, *, exercise: str | None = PRESS_UP, id: str = "", at: str = "20:00", **said: Any) -> JournalEntry:
    """An entry so many days after the start; *said* facts go to the exercise or to the session, as they belong."""
    when = (START + timedelta(days=day)).isoformat()
    about = {name: said.pop(name) for name in tuple(said) if name in WELL_DONE}
    extra = {name: said.pop(name) for name in ("supersedes", "activities", "positions", "time_of_day") if name in said}
    minutes = said.pop("minutes", None)
    done: dict[str, Any] = {"exercise": exercise, "facts": {**WELL_DONE, **about}}
    if minutes is not None:
        done["minutes"] = minutes
    return JournalEntry.from_dict(
        {
            "schema": 1,
            "id": id or f"entry-{day:04d}-{at}",
            "date": when,
            "recorded_at": f"{when}T{at}:00Z",
            "facts": {**WELL, **said},
            **({"exercises": [done]} if exercise else {}),
            **extra,
        }
    )


def note(day: int, **said: Any) -> JournalEntry:
    """An entry without any exercise."""
    when = (START + timedelta(days=day)).isoformat()
    data = {"schema": 1, "id": f"note-{day:04d}", "date": when, "recorded_at": f"{when}T21:00:00Z", "facts": said}
    return JournalEntry.from_dict(data)


def profile_of(name: str) -> Profile:
    """A profile of `examples/`."""
    path = EXAMPLES / f"{name}.yaml"
    return corekit.Profile.from_dict(read(path.read_bytes(), name=path.name).data)


def answered_again(profile: Profile, day: int) -> Profile:
    """The same answers, given so many days after the start."""
    return attrs.evolve(profile, answered_on=(START + timedelta(days=day)).isoformat())


def progress(kit: Kit, plan: Plan, entries: list[JournalEntry], profile: Profile, day: int, **options: Any) -> Progress:
    """What the journal comes to so many days after the start, on answers given that day."""
    today = START + timedelta(days=day)
    return kit.progress(plan, entries, profile=answered_again(profile, day), today=today, **options)
