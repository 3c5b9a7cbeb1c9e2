# SPDX-License-Identifier: Apache-2.0
"""The format `ics`, as corekit finds it; what is heavy is imported when something is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit import hookimpl
from corekit.values import OutputFormat, Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.values import RenderRequest

MEDIA_TYPE = "text/calendar"
_TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$"

OPTIONS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "timezone": {
            "type": "string",
            "pattern": "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
            "description": "Time zone of the times (Europe/Berlin); without one they hold wherever the person is.",
        },
        "at": {
            "type": "array",
            "items": {"type": "string", "pattern": _TIME},
            "minItems": 1,
            "maxItems": 24,
            "uniqueItems": True,
            "description": "Times of the sessions of a day (08:00); without them they are spread over the day.",
        },
        "every_hours": {
            "type": "number",
            "minimum": 0.5,
            "maximum": 12,
            "description": "A session every so many hours, instead of fixed times.",
        },
        "earliest": {"type": "string", "pattern": _TIME, "default": "08:00", "description": "First session of a day."},
        "latest": {"type": "string", "pattern": _TIME, "default": "20:00", "description": "Last session of a day."},
        "detail": {
            "type": "string",
            "enum": ["discreet", "full"],
            "default": "discreet",
            "description": "What events say: nothing that others may not read, or exercises and doses.",
        },
        "summary": {
            "type": "string",
            "maxLength": 80,
            "default": "",
            "description": "What a session is called in the calendar; 'Exercise' unless said.",
        },
        "remind_minutes_before": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1440,
            "description": "A reminder so many minutes before each session; without it the calendar's own habit holds.",
        },
        "calendar_id": {
            "type": "string",
            "maxLength": 200,
            "default": "",
            "description": "Whose calendar it is, where several people's plans go into one.",
        },
        "supersedes": {
            "type": "object",
            "description": "The plan that this one takes the place of (JSON): its later sessions are cancelled.",
        },
        "revision": {
            "type": "integer",
            "minimum": 0,
            "maximum": 8,
            "default": 0,
            "description": "Raise it by one to send the same plan again with other options.",
        },
    },
}


def render(document: Any, request: RenderRequest) -> Rendered:
    """Return a plan's sessions, or what a recheck means for them, as an iCalendar file."""
    from corekit_calendar.calendars import calendar_of  # noqa: PLC0415 - icalendar is imported where it is used

    content, day = calendar_of(document, request)
    return Rendered(
        content=content,
        media_type=f"{MEDIA_TYPE}; charset=utf-8",
        filename=f"exercise-{day}.ics",
        text=content.decode("utf-8"),
    )


@hookimpl
def corekit_output_formats() -> Iterator[OutputFormat]:
    """Offer the format: corekit plan me.yaml -f ics -o plan.ics."""
    yield OutputFormat(
        name="ics",
        media_type=MEDIA_TYPE,
        suffix=".ics",
        documents=("plan", "recheck"),
        options=OPTIONS,
        render=render,
    )
