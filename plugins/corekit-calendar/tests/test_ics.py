# SPDX-License-Identifier: Apache-2.0
"""Plans as calendars: the laws of every format, what is in a file, and what attackers find there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.errors import OptionInvalid
from corekit.model.plan import PlanDay
from corekit.testing import TODAY, OutputFormatLaws, format_fixtures, isolated_kit, payloads, well_adult, with_payload

if TYPE_CHECKING:
    from corekit import Kit, Plan
    from corekit.values import Rendered

PLUGINS = Path(__file__).parents[2]
PACKS = tuple(PLUGINS / f"corekit-{name}" for name in ("conditions", "mckenzie", "readiness", "redflags"))
MODULE = "corekit_calendar.hooks"

#: Properties that a file may have; anything else would have come from a text.
KNOWN = {
    "VCALENDAR": {"VERSION", "PRODID", "CALSCALE", "METHOD"},
    "VEVENT": {
        "SUMMARY",
        "DTSTART",
        "DURATION",
        "DTSTAMP",
        "UID",
        "SEQUENCE",
        "RRULE",
        "RDATE",
        "CLASS",
        "DESCRIPTION",
        "STATUS",
        "TRANSP",
    },
    "VALARM": {"ACTION", "DESCRIPTION", "TRIGGER"},
}


kit, plan = format_fixtures(MODULE, *PACKS, regimen="mckenzie:back")


@pytest.fixture(scope="session")
def referred(kit: Kit) -> Plan:
    """The refusal of somebody in an emergency."""
    made = kit.plan(well_adult(kit, stroke_like_symptom="yes"), today=TODAY)
    assert made.status == "referred"
    return made


def read(content: bytes) -> Any:
    """The calendar in a file."""
    from icalendar import Calendar

    return Calendar.from_ical(content)


def events(content: bytes) -> dict[str, Any]:
    """The events of a file by id; an id stands once."""
    found = read(content).walk("VEVENT")
    by_id = {str(event["UID"]): event for event in found}
    assert len(by_id) == len(found)
    return by_id


class TestLaws(OutputFormatLaws):
    """A calendar keeps the laws of every format, with every choice of options."""

    format = "ics"
    module = MODULE
    packs = PACKS
    options = (
        {"timezone": "Europe/Berlin"},
        {"at": ["07:15", "19:45"]},
        {"every_hours": 3},
        {"earliest": "06:00", "latest": "22:00"},
        {"detail": "full"},
        {"summary": "Lunch"},
        {"remind_minutes_before": 10},
        {"calendar_id": "jo"},
        {"revision": 1},
    )

    def text_of(self, rendered: Rendered) -> str:
        """Titles and descriptions of all events."""
        found = read(rendered.content).walk("VEVENT")
        return "\n".join(f"{event['SUMMARY']}\n{event.get('DESCRIPTION', '')}" for event in found)


def days_of(event: Any) -> list[Any]:
    """Every start of an event, as a calendar program works them out."""
    from dateutil.rrule import rrulestr

    start = event.start
    if "RRULE" in event:
        return list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
    further = event.get("RDATE")
    return [start, *(entry.dt for entry in further.dts)] if further is not None else [start]


def sessions(content: bytes) -> list[Any]:
    """The events that are no whole days."""
    return [event for event in events(content).values() if isinstance(event.start, datetime)]


def test_every_bout_of_the_plan_is_in_it_and_nothing_else(kit: Kit, plan: Plan) -> None:
    """Of each day the calendar has as many starts as its busiest exercise has bouts, from 08:00 to 20:00."""
    starts = sorted(start for event in sessions(kit.render(plan, "ics").content) for start in days_of(event))
    assert len(starts) == len(set(starts))
    bouts = {item.id: item.bouts_per_day for item in plan.items}
    for planned in plan.days:
        today = [start for start in starts if start.date().isoformat() == planned.date]
        assert len(today) == max(bouts[key] for key in planned.items)
        assert today[0].strftime("%H:%M") == "08:00"
        assert today[-1].strftime("%H:%M") == "20:00"
    assert {start.date().isoformat() for start in starts} == {planned.date for planned in plan.days}


def test_days_of_rest_are_free(kit: Kit, plan: Plan) -> None:
    """Monday, Wednesday and Friday become a weekly rule; days without any pattern are named one by one."""
    first = date(2026, 1, 19)
    for offsets, pattern in (((0, 2, 4, 7, 9, 11), "WEEKLY"), ((0, 1, 5, 6, 13), None), ((0, 3, 6, 9), "DAILY")):
        days = tuple(first + timedelta(days=offset) for offset in offsets)
        keys = plan.days[0].items
        planned = tuple(PlanDay(date=day.isoformat(), items=keys, minutes=10) for day in days)
        found = sessions(kit.render(attrs.evolve(plan, start=first.isoformat(), days=planned), "ics").content)
        for event in found:
            assert tuple(start.date() for start in days_of(event)) == days
            assert ("RRULE" in event) == (pattern is not None)
            assert pattern is None or event["RRULE"]["FREQ"] == [pattern]


def test_a_title_tells_nobody_anything(kit: Kit, plan: Plan) -> None:
    """No exercise, part of the body or diagnosis stands in a title, nor in what a session says; all is private."""
    found = events(kit.render(plan, "ics").content)
    assert {str(event["SUMMARY"]) for event in found.values()} == {
        "Exercise",
        "Exercise plan: read first",
        "Exercise plan: answer the questions again",
    }
    for event in found.values():
        assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
    for event in sessions(kit.render(plan, "ics").content):
        assert event["DESCRIPTION"].startswith("What to do stands in your plan.\nWhen to stop, and warning signs: see")
    full = [str(event["DESCRIPTION"]) for event in sessions(kit.render(plan, "ics", detail="full").content)]
    for item in plan.items:
        assert any(plan.exercises[item.exercise]["title"] in text for text in full)


def test_times_are_of_the_zone_that_was_said(kit: Kit, plan: Plan) -> None:
    """With a zone the file carries its rules; without one times hold wherever the person is."""
    floating = kit.render(plan, "ics").content
    assert b"VTIMEZONE" not in floating
    assert all(event.start.tzinfo is None for event in sessions(floating))
    zoned = kit.render(plan, "ics", timezone="America/New_York", at=["07:30"]).content
    assert [str(zone["TZID"]) for zone in read(zoned).walk("VTIMEZONE")] == ["America/New_York"]
    for event in sessions(zoned):
        assert event.start.utcoffset() == timedelta(hours=-5)
        assert event.start.strftime("%H:%M") == "07:30"


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "Europe/../../x", "Nowhere"])
def test_a_zone_that_is_none_is_an_error(kit: Kit, plan: Plan, name: str) -> None:
    """What is wrong and how to mend it is said."""
    with pytest.raises(OptionInvalid) as caught:
        kit.render(plan, "ics", timezone=name)
    assert caught.value.hint


def test_a_day_that_ends_before_it_begins_is_an_error(kit: Kit, plan: Plan) -> None:
    """`latest` before `earliest` is said, not a calendar without sessions."""
    with pytest.raises(OptionInvalid, match=r"\(07:00\) comes before the first \(08:00\)"):
        kit.render(plan, "ics", latest="07:00")


def test_reminders_say_no_more_than_the_title(kit: Kit, plan: Plan) -> None:
    """A reminder shows the title of its session."""
    for event in sessions(kit.render(plan, "ics", remind_minutes_before=15).content):
        (alarm,) = event.walk("VALARM")
        assert (alarm["DESCRIPTION"], alarm["TRIGGER"].dt) == ("Exercise", timedelta(minutes=-15))


# ---- what becomes of a plan -------------------------------------------------------------------------------------


def later(plan: Plan, days: int) -> Plan:
    """The same plan made so many days later."""
    move = timedelta(days=days)
    moved = tuple(attrs.evolve(day, date=(date.fromisoformat(day.date) + move).isoformat()) for day in plan.days)
    start = (date.fromisoformat(plan.start) + move).isoformat()
    review = (date.fromisoformat(str(plan.next_review)) + move).isoformat()
    return attrs.evolve(plan, created_on=start, start=start, days=moved, next_review=review)


def imported(*files: bytes) -> dict[str, Any]:
    """What a calendar program has after importing files one after another: the highest sequence of each id."""
    known: dict[str, Any] = {}
    for content in files:
        for uid, event in events(content).items():
            if uid not in known or int(event["SEQUENCE"]) >= int(known[uid]["SEQUENCE"]):
                known[uid] = event
    return {uid: event for uid, event in known.items() if event["STATUS"] != "CANCELLED"}


def starts(known: dict[str, Any]) -> list[datetime]:
    """Every start of a session in what was imported."""
    return sorted(start for event in known.values() if isinstance(event.start, datetime) for start in days_of(event))


def test_a_plan_that_follows_ends_the_one_before(kit: Kit, plan: Plan) -> None:
    """After both were imported, each day has the sessions of the plan that holds on it, and no other."""
    new = later(plan, 4)
    known = imported(kit.render(plan, "ics").content, kit.render(new, "ics", supersedes=plan.to_dict()).content)
    old_starts = starts(events(kit.render(plan, "ics").content))
    new_starts = starts(events(kit.render(new, "ics").content))
    change = datetime.fromisoformat(new.start)
    assert starts(known) == [*(start for start in old_starts if start < change), *new_starts]
    reviews = [event.start for event in known.values() if "answer the questions" in event["SUMMARY"]]
    assert reviews == [date.fromisoformat(str(new.next_review))]


def test_a_plan_of_the_same_day_takes_the_place_of_the_other(kit: Kit, plan: Plan) -> None:
    """Made anew on the same day without one of its exercises, it leaves nothing of the first."""
    kept = plan.items[0].id
    days = tuple(attrs.evolve(day, items=tuple(key for key in day.items if key == kept)) for day in plan.days)
    new = attrs.evolve(plan, items=plan.items[:1], days=days)
    known = imported(kit.render(plan, "ics").content, kit.render(new, "ics", supersedes=plan.to_dict()).content)
    assert set(known) == set(events(kit.render(new, "ics").content))


def test_a_refusal_cancels_what_is_left(kit: Kit, plan: Plan, referred: Plan) -> None:
    """Somebody who is referred has no session from that day on, and reads in the calendar what to do."""
    refused = attrs.evolve(referred, created_on="2026-01-18", start="2026-01-18")
    known = imported(kit.render(plan, "ics").content, kit.render(refused, "ics", supersedes=plan.to_dict()).content)
    assert starts(known)
    assert max(starts(known)) < datetime(2026, 1, 18)
    told = [str(event["DESCRIPTION"]) for event in known.values() if event.start == date(2026, 1, 18)]
    assert any("call an ambulance now" in text for text in told)


def test_a_plan_that_is_no_longer_safe_is_cancelled(kit: Kit, plan: Plan) -> None:
    """A recheck that says `unsafe` ends every session from that day on; one that says `current` ends none."""
    unsafe = kit.recheck(plan, well_adult(kit, stroke_like_symptom="yes"), today=TODAY)
    assert unsafe.status == "unsafe"
    known = imported(kit.render(plan, "ics").content, kit.render(unsafe, "ics", supersedes=plan.to_dict()).content)
    assert starts(known) == []
    assert any("no longer safe" in str(event.get("DESCRIPTION")) for event in known.values())
    current = kit.recheck(plan, well_adult(kit), today=TODAY)
    known = imported(kit.render(plan, "ics").content, kit.render(current, "ics", supersedes=plan.to_dict()).content)
    assert starts(known) == starts(events(kit.render(plan, "ics").content))


def test_the_plan_given_must_be_the_one_that_was_checked(kit: Kit, plan: Plan) -> None:
    """Another plan, or none, is an error that says so."""
    recheck = kit.recheck(plan, well_adult(kit), today=TODAY)
    with pytest.raises(OptionInvalid, match="not the one that was checked"):
        kit.render(recheck, "ics", supersedes=later(plan, 1).to_dict())
    with pytest.raises(OptionInvalid, match="is no plan"):
        kit.render(recheck, "ics", supersedes={"schema": 1})


def test_ids_do_not_depend_on_texts_or_times(kit: Kit, plan: Plan) -> None:
    """A mended sentence or another hour of the day updates events; another person's plan has others."""
    plain = set(events(kit.render(plan, "ics").content))
    assert plain == set(events(kit.render(with_payload(plan, "x", ids=False), "ics").content))
    assert plain == set(events(kit.render(plan, "ics", earliest="09:00").content))
    assert plain.isdisjoint(events(kit.render(plan, "ics", calendar_id="somebody else").content))


def test_a_revision_is_newer(kit: Kit, plan: Plan) -> None:
    """Programs that only take what is newer take the second file."""
    first, second = (events(kit.render(plan, "ics", revision=number).content) for number in (0, 1))
    assert all(int(second[uid]["SEQUENCE"]) > int(first[uid]["SEQUENCE"]) for uid in first)


# ---- attacks ----------------------------------------------------------------------------------------------------


def shape(content: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Components and their properties, without what they say."""
    return [(part.name, tuple(sorted(part.keys()))) for part in read(content).walk()]


@pytest.mark.parametrize("payload", payloads())
def test_no_text_becomes_anything_but_text(kit: Kit, plan: Plan, payload: str) -> None:
    """Whatever stands in a plan, the file has the same events with the same properties, and lines as RFC 5545 has."""
    for document, options in (
        (with_payload(plan, payload), {"detail": "full", "remind_minutes_before": 5}),
        (with_payload(plan, payload, ids=False), {"summary": payload[:80], "calendar_id": payload[:200]}),
    ):
        content = kit.render(document, "ics", **options).content
        plain = {**options, "summary": "x", "calendar_id": "x"} if "summary" in options else options
        assert shape(content) == shape(kit.render(plan, "ics", **plain).content)
        for part in read(content).walk():
            assert set(part.keys()) <= KNOWN[part.name]
        lines = content.split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        text = content.decode("utf-8")
        assert not set(text.replace("\r\n", "")) & set("\r\n\t\0\x07\x0b\x0c\x1b\x7f\x85\u2028\u2029")
        unfolded = text.replace("\r\n ", "")
        assert not any(tag in unfolded.lower() for tag in ("<script", "<img", "<svg", "<a ", "<iframe"))


def test_a_pack_full_of_attacks_gives_a_calendar(tmp_path: Path) -> None:
    """From the pack to the file, line breaks and properties in its texts stay text."""
    from corekit.testing import pack_with_payload

    pack = PACKS[1] / "src" / "corekit_mckenzie" / "content"
    attack = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected"
    pack_with_payload(pack, tmp_path / "content", attack)
    kit = isolated_kit(tmp_path, *(each for each in PACKS if "mckenzie" not in str(each)), plugins=[MODULE])
    plan = kit.plan(well_adult(kit), today=TODAY, regimens=["mckenzie:back"])
    found = events(kit.render(plan, "ics", detail="full").content)
    assert not any(str(event["SUMMARY"]) == "injected" for event in found.values())
    assert any("BEGIN:VEVENT" in str(event.get("DESCRIPTION")) for event in found.values())
