# SPDX-License-Identifier: Apache-2.0
"""The journals of `examples/journals` end where a clinician would expect."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

import corekit
from corekit.content.reading import read
from corekit.model.journal import JournalEntry

from .journals import EXAMPLES, START, WELL, WELL_DONE, answered_again, profile_of

if TYPE_CHECKING:
    from corekit import Kit, Plan

JOURNALS = sorted((EXAMPLES / "journals").glob("*.yaml"))


def script(path: Any) -> dict[str, Any]:
    document = read(path.read_bytes(), name=path.name)
    assert not document.diagnostics
    return document.data


def session(plan: Plan, day: int, said: dict[str, Any]) -> JournalEntry:
    """A session of everything that the plan gives, which went well but for what was said."""
    when = (START + timedelta(days=day)).isoformat()
    about = {**WELL_DONE, **{name: answer for name, answer in said.items() if name in WELL_DONE}}
    facts = {
        **WELL,
        "mckenzie_flexion_full_painless": "yes",
        **{name: said[name] for name in said if name not in {*WELL_DONE, "exercises"}},
    }
    names = said.get("exercises") or list(dict.fromkeys(item.exercise for item in plan.items))
    return JournalEntry.from_dict(
        {
            "schema": 1,
            "id": f"session-{day:03d}",
            "date": when,
            "recorded_at": f"{when}T20:00:00Z",
            "facts": facts,
            "exercises": [{"exercise": name, "facts": about} for name in names],
        }
    )


@pytest.fixture(scope="module")
def installed() -> Kit:
    """Every pack of the repository together, as somebody may have installed them."""
    folders = [manifest.parents[3] for manifest in sorted(EXAMPLES.parent.glob("plugins/*/src/*/content/pack.yaml"))]
    return corekit.load(discover=False, paths=[*folders, EXAMPLES / "desk-neck"], cache=False)


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: path.stem)
def test_it_ends_where_a_clinician_would_expect(kit: Kit, path: Any) -> None:
    """Every evening of a session decides; the next plan is what is done from then on."""
    ends(kit, path)


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: path.stem)
def test_it_ends_so_among_all_packs(kit: Kit, installed: Kit, path: Any) -> None:
    """Packs that know nothing of one another change nothing about where the journal of a regimen ends."""
    regimens = tuple(kit.plan(profile_of(script(path)["profile"]), today=START).regimens)
    ends(installed, path, regimens)


def ends(kit: Kit, path: Any, regimens: tuple[str, ...] = ()) -> None:
    """Walk the journal in *path* evening by evening, and hold its end against what it says."""
    told = script(path)
    assert told["because"].strip()
    profile = profile_of(told["profile"])
    plan = kit.plan(profile, today=START, regimens=regimens)
    days = {day: each for each in told["sessions"] for day in range(each["days"][0], each["days"][1] + 1)}
    entries: list[JournalEntry] = []
    done = None
    for day in sorted({*days, *told.get("looked_at", ())}):
        today = START + timedelta(days=day)
        if day in days:
            said = {name: answer for name, answer in days[day].items() if name != "days"}
            entries.append(session(plan, day, said))
        done = kit.progress(plan, entries, profile=answered_again(profile, day), today=today)
        plan = done.plan or plan
        if day == told["ends"]["day"]:
            break
    assert done is not None
    got = {"day": (date.fromisoformat(done.today) - START).days, "decision": done.decision, "outcome": done.outcome}
    stages = [each.stage for each in plan.positions if each.progression.startswith("mckenzie:")]
    got |= {"status": plan.status, "stage": stages[0] if stages else None}
    wanted = {name: value for name, value in told["ends"].items() if name not in ("includes", "excludes")}
    assert {name: got[name] for name in wanted} == wanted
    given = {item.exercise for item in plan.items}
    assert set(told["ends"].get("includes", ())) <= given
    assert not set(told["ends"].get("excludes", ())) & given


def test_every_example_profile_has_a_journal() -> None:
    """A profile without one would be an example of half the way."""
    profiles = {path.stem for path in EXAMPLES.glob("*.yaml")}
    assert {script(path)["profile"] for path in JOURNALS} == profiles
