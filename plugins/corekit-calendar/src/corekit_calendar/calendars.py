# SPDX-License-Identifier: Apache-2.0
"""Calendars: the events of a plan, and what becomes of those of a plan that it takes the place of."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

import attrs
from icalendar import Alarm, Calendar, Event, Timezone

from corekit import Plan
from corekit.errors import DocumentInvalid, OptionInvalid
from corekit.formats.core_formats import outline_of
from corekit.messages.labels import day as day_in_words
from corekit_calendar import prose
from corekit_calendar.schedule import Series, recurrence, series_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit import Recheck
    from corekit.values import RenderRequest

PRODID = "-//corekit//corekit-calendar//EN"
_NAMESPACE = uuid.UUID("6f1c2f0e-5d0b-5c0e-9d57-6b0f6f3f7a54")
_SEQUENCE_FROM = date(2020, 1, 1)
_REVISIONS = 10


def calendar_of(document: Plan | Recheck, request: RenderRequest) -> tuple[bytes, str]:
    """The file, and the ISO date that names it."""
    old = _superseded(request.options)
    made = _of_plan(document, request, old) if isinstance(document, Plan) else _of_recheck(document, request, old)
    calendar = Calendar()
    calendar.add("PRODID", PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    if made.zone is not None:
        first, last = made.span
        calendar.add_component(Timezone.from_tzinfo(made.zone, request.options["timezone"], first, last))
    for event in made.events:
        calendar.add_component(event)
    return calendar.to_ical(), made.on.isoformat()


@attrs.frozen(kw_only=True)
class _Made:
    """The events of one file."""

    on: date
    zone: tzinfo | None
    events: tuple[Event, ...]

    @property
    def span(self) -> tuple[date, date]:
        """The years that the events lie in, as a time zone's transitions are told for them."""
        years = [event.start.year for event in self.events]
        return date(min(years), 1, 1), date(max(years) + 2, 1, 1)


def _of_plan(plan: Plan, request: RenderRequest, old: Plan | None) -> _Made:
    created = date.fromisoformat(plan.created_on)
    writer = _Writer(request=request, created=created, zone=_zone(request.options), follows=old is not None)
    events = dict(writer.events(plan))
    if old is not None:
        from_day = date.fromisoformat(plan.start) if plan.status == "issued" else created
        for uid, event in writer.ended(old, from_day):
            events.setdefault(uid, event)
    return _Made(on=created, zone=writer.zone, events=tuple(events.values()))


def _of_recheck(recheck: Recheck, request: RenderRequest, old: Plan | None) -> _Made:
    today = date.fromisoformat(recheck.today)
    if old is not None and old.digest != recheck.plan:
        raise OptionInvalid(
            "The plan given as 'supersedes' is not the one that was checked again.",
            hint="Give the plan that 'recheck' was called with.",
        )
    writer = _Writer(request=request, created=today, zone=_zone(request.options), follows=True)
    events = [writer.notice(f"recheck {recheck.plan}", today, prose.CHANGED, outline_of(recheck, request.language))]
    if old is not None and recheck.status == "unsafe":
        events += writer.ended(old, today)
    return _Made(on=today, zone=writer.zone, events=tuple(event for _, event in events))


def _superseded(options: Mapping[str, Any]) -> Plan | None:
    if "supersedes" not in options:
        return None
    try:
        return Plan.from_dict(options["supersedes"])
    except DocumentInvalid as error:
        hint = "Give the plan as it was written with --json: supersedes=@plan.json."
        raise OptionInvalid("What is given as 'supersedes' is no plan.", hint=hint) from error


def _zone(options: Mapping[str, Any]) -> tzinfo | None:
    name = options.get("timezone")
    if name is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only where there is a zone

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        hint = "Give a name of the IANA database, such as Europe/Berlin or America/New_York."
        raise OptionInvalid(f"There is no time zone '{name}'.", hint=hint) from error


@attrs.frozen(kw_only=True)
class _Writer:
    """Writes events: as of the day `created`, with a sequence number that grows with it."""

    request: RenderRequest
    created: date
    zone: tzinfo | None
    follows: bool

    def events(self, plan: Plan) -> Iterator[tuple[str, Event]]:
        """What must be read first, the sessions, and the day to answer the questions again."""
        yield self._read_first(plan)
        if plan.status != "issued":
            return
        yield from (self._session(plan, series) for series in series_of(plan, self.request.options))
        if plan.next_review:
            yield self._review(plan)

    def ended(self, plan: Plan, day: date) -> Iterator[tuple[str, Event]]:
        """The events of *plan* that are on *day* or later: series end before it, all else is cancelled."""
        if _first_day(plan) >= day:
            yield _cancelled(self._read_first(plan))
        for series in series_of(plan, self.request.options) if plan.status == "issued" else ():
            kept = series.before(day)
            if not kept.days:
                yield _cancelled(self._session(plan, series))
            elif kept != series:
                yield self._session(plan, kept)
        if plan.next_review and date.fromisoformat(plan.next_review) >= day:
            yield _cancelled(self._review(plan))

    def notice(self, key: str, day: date, title: str, outline: Any) -> tuple[str, Event]:
        """An event of a whole day that says something."""
        return self._all_day(self._uid(None, key), day, title, prose.text_of(outline))

    def _read_first(self, plan: Plan) -> tuple[str, Event]:
        text = prose.read_first(plan, self.request.language, full=self._full)
        return self._all_day(self._uid(plan, "read first"), _first_day(plan), prose.READ_FIRST, text)

    def _review(self, plan: Plan) -> tuple[str, Event]:
        day = date.fromisoformat(str(plan.next_review))
        return self._all_day(self._uid(plan, "review"), day, prose.REVIEW, self._title(prose.REVIEW))

    def _session(self, plan: Plan, series: Series) -> tuple[str, Event]:
        language, options = self.request.language, self.request.options
        uid = self._uid(plan, "session", str(series.slot), *series.items)
        summary = prose.safe(options["summary"]) or self._title(prose.SESSION)
        if self._full and not options["summary"]:
            summary = f"{summary}: {prose.session_titles(plan, series.items, language)}"
        event = self._event(uid, summary)
        start = datetime.combine(series.days[0], series.at, tzinfo=self.zone)
        event.add("DTSTART", start)
        event.add("DURATION", timedelta(minutes=series.minutes))
        rule, others = recurrence(series.days)
        if rule is not None:
            event.add("RRULE", rule)
        if others:
            event.add("RDATE", [datetime.combine(day, series.at, tzinfo=self.zone) for day in others])
        where = day_in_words(_first_day(plan), prose.words(language))
        text = prose.session_text(plan, series.items, language, full=self._full, read_first_on=where)
        event.add("DESCRIPTION", text)
        self._remind(event, summary)
        return uid, event

    def _remind(self, event: Event, summary: str) -> None:
        minutes = self.request.options.get("remind_minutes_before")
        if minutes is None:
            return
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", summary)
        alarm.add("TRIGGER", timedelta(minutes=-minutes))
        event.add_component(alarm)

    def _all_day(self, uid: str, day: date, title: str, text: str) -> tuple[str, Event]:
        event = self._event(uid, self._title(title))
        event.add("DTSTART", day)
        event.add("DURATION", timedelta(days=1))
        event.add("DESCRIPTION", text)
        return uid, event

    def _event(self, uid: str, summary: str) -> Event:
        event = Event()
        event.add("UID", uid)
        event.add("DTSTAMP", datetime.combine(self.created, datetime.min.time(), tzinfo=UTC))
        event.add("SEQUENCE", self._sequence)
        event.add("SUMMARY", summary)
        event.add("CLASS", "PRIVATE")
        event.add("TRANSP", "TRANSPARENT")
        event.add("STATUS", "CONFIRMED")
        return event

    @property
    def _sequence(self) -> int:
        """It grows with the day, with a plan that takes another's place on the same day, and with `revision`."""
        days = (self.created - _SEQUENCE_FROM).days
        return max(0, days) * _REVISIONS + int(self.follows) + int(self.request.options["revision"])

    @property
    def _full(self) -> bool:
        return bool(self.request.options["detail"] == "full")

    def _title(self, title: str) -> str:
        return prose.words(self.request.language).gettext(title)

    def _uid(self, plan: Plan | None, *parts: str) -> str:
        """An id that does not change with the text of a plan: whose, from which day, which part."""
        whose = str(self.request.options["calendar_id"])
        when = plan.start if plan is not None else self.created.isoformat()
        return f"{uuid.uuid5(_NAMESPACE, chr(31).join((whose, when, *parts)))}@corekit"


def _first_day(plan: Plan) -> date:
    return date.fromisoformat(plan.start if plan.status == "issued" else plan.created_on)


def _cancelled(entry: tuple[str, Event]) -> tuple[str, Event]:
    """The event as cancelled: it says nothing any more."""
    uid, event = entry
    event["STATUS"] = "CANCELLED"
    event.pop("DESCRIPTION", None)
    event.subcomponents.clear()
    return uid, event
