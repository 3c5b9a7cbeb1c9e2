# SPDX-License-Identifier: Apache-2.0
"""What a journal costs: two years of one person, and the journals of a thousand people, on one core."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corekit
from corekit.content.journal_file import append, read_journal
from corekit.content.reading import read
from corekit.model.journal import JournalEntry

if TYPE_CHECKING:
    from corekit import Kit, Plan, Profile

REPOSITORY = Path(__file__).parent.parent
START = date(2024, 11, 21)
#: Most that deciding on a journal of two years may take (seconds), and on those of a thousand people.
TWO_YEARS, THOUSAND_PEOPLE = 0.2, 20.0

SESSION: dict[str, Any] = {"pain_rest_nprs": 1, "overall_change": "better", "new_symptom_in_session": []}
DONE: dict[str, Any] = {
    "pain_during_nprs": 1,
    "symptom_location_change": "unchanged",
    "stretch_sensation": "none",
    "muscle_spasm_triggered": "no",
    "technique_lost": "no",
    "dose_completed_percent": 100,
    "response_after": "better",
}


@pytest.fixture(scope="module")
def kit() -> Kit:
    folders = [REPOSITORY / "plugins" / name for name in ("corekit-redflags", "corekit-mckenzie")]
    return corekit.load(discover=False, paths=folders, cache=False)


def profile_on(day: date) -> Profile:
    path = REPOSITORY / "examples" / "desk-worker.yaml"
    profile = corekit.Profile.from_dict(read(path.read_bytes(), name=path.name).data)
    return attrs.evolve(profile, answered_on=day.isoformat())


def plan_of(kit: Kit) -> Plan:
    return kit.plan(profile_on(START), today=START)


def journal(days: int, name: str = "entry") -> list[JournalEntry]:
    made = []
    for offset in range(days):
        when = (START + timedelta(days=offset)).isoformat()
        data = {"schema": 1, "id": f"{name}-{offset:06d}", "date": when, "recorded_at": f"{when}T20:00:00Z"}
        done = [{"exercise": "mckenzie:extension-in-lying", "facts": DONE}]
        made.append(JournalEntry.from_dict({**data, "facts": SESSION, "exercises": done}))
    return made


def test_two_years_are_decided_at_once(kit: Kit, tmp_path: Path, benchmark: Any) -> None:
    """Reading the file, deciding and making the next plan, beyond the start of the process and of the kit."""
    path, plan, last = tmp_path / "me.jsonl", plan_of(kit), START + timedelta(days=729)
    append(path, journal(730))
    profile = profile_on(last)
    kit.progress(plan, [], profile=profile, today=last)

    spent: list[float] = []

    def decide() -> Any:
        started = time.process_time()
        done = kit.progress(plan, read_journal(path).entries, profile=profile, today=last)
        spent.append(time.process_time() - started)
        return done

    assert benchmark.pedantic(decide, rounds=5).plan is not None
    assert min(spent) < TWO_YEARS


def test_a_thousand_people(kit: Kit) -> None:
    """Six weeks of each, one after the other; the plan of each is its own, the content is shared."""
    last = START + timedelta(days=41)
    plan, profile, entries = plan_of(kit), profile_on(last), journal(42)
    started = time.process_time()
    for _ in range(1000):
        kit.progress(plan, entries, profile=profile, today=last)
    assert time.process_time() - started < THOUSAND_PEOPLE
