# SPDX-License-Identifier: Apache-2.0
"""A FIT activity file, as watches record it: each of its sessions is an entry."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from corekit.values import ReadResult
from corekit_journal_files.figures import ZONES, Part, entry_of, tidy, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST_BYTES: Final = 10 * 1024 * 1024
#: More than two days, second by second.
MOST_MESSAGES: Final = 200_000
_FURTHEST: Final = 1_000_000
#: What is read, and what says something about the file alone, by the name of the message.
_READ: Final[dict[str, frozenset[str]]] = {
    "session": frozenset({
        "timestamp", "start_time", "sport", "sub_sport", "total_timer_time", "total_elapsed_time", "total_distance",
        "avg_heart_rate", "max_heart_rate", "time_in_hr_zone", "event", "event_type", "trigger", "message_index",
        "first_lap_index", "num_laps",
    }),
    "time_in_zone": frozenset({
        "timestamp", "reference_mesg", "reference_index", "time_in_hr_zone", "hr_zone_high_boundary", "hr_calc_type",
        "max_heart_rate", "resting_heart_rate", "threshold_heart_rate",
    }),
    "hr_zone": frozenset({"message_index", "high_bpm", "name"}),
    "record": frozenset({"timestamp", "heart_rate"}),
}  # fmt: skip
_ABOUT_THE_FILE: Final = frozenset({
    "file_id", "file_creator", "activity", "event", "device_info", "device_settings", "developer_data_id",
    "field_description", "timestamp_correlation",
})  # fmt: skip
_GENERIC: Final = frozenset(("generic", "all", "invalid"))

#: Times that a watch keeps apart: below zone 1, zones 1 to 5, above.
_KEPT_APART: Final = 7
#: Longer than this between two heart beats that were recorded (seconds), the watch was paused.
_LONGEST_GAP: Final = 30
#: No clock on earth is further from UTC (quarters of an hour).
_FURTHEST_ZONE: Final = 14 * 4

Message = dict[str, Any]
Messages = dict[str, list[Message]]


def read_activity(content: bytes) -> ReadResult:
    """Return the sessions of a FIT activity; raises ValueError for what is damaged or no activity."""
    messages: Messages = {}
    for name, message in _messages(content):
        messages.setdefault(name, []).append(message)
    kinds = {str(message.get("type")) for message in messages.get("file_id", [])}
    if kinds != {"activity"}:
        raise ValueError("it is no activity: watches also write settings, courses and the like as FIT files")
    sessions = messages.get("session")
    if not sessions:
        raise ValueError("there is no session in it: the recording was not ended and saved on the watch")
    offset = _offset(messages.get("activity", []))
    losses: list[str] = []
    if offset is None:
        losses.append("the time zone is not in the file: days and times are those of UTC")
    entries = [_entry(session, number, messages, offset, losses) for number, session in enumerate(sessions)]
    return ReadResult(document=entries, losses=(*losses, *_lost(messages)))


def _messages(content: bytes) -> Iterator[tuple[str, Message]]:
    """The messages of the file, with their names; raises ValueError where the decoder stumbles."""
    import fitdecode  # type: ignore[import-untyped]  # noqa: PLC0415 - imported where it is used

    if len(content) > LARGEST_BYTES:
        raise ValueError(f"it is larger than {LARGEST_BYTES // 1024 // 1024} MB")
    if content[8:12] != b".FIT":
        raise ValueError("it is no FIT file")
    strict = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.IGNORE}
    count = 0
    try:
        with fitdecode.FitReader(content, **strict) as frames:
            for frame in frames:
                count += 1
                if count > MOST_MESSAGES:
                    break
                if frame.frame_type == fitdecode.FIT_FRAME_DATA:
                    yield frame.name, {field.name: field.value for field in frame.fields if field.value is not None}
    except fitdecode.FitCRCError as error:
        raise ValueError(
            "its checksum is wrong: the file was damaged or cut off; copy it from the watch again"
        ) from error
    except fitdecode.FitEOFError as error:
        raise ValueError("it ends too early: copy it from the watch again") from error
    except Exception as error:
        raise ValueError("it is damaged: copy it from the watch again") from error
    if count > MOST_MESSAGES:
        raise ValueError(f"there are more than {MOST_MESSAGES} messages in it")


def _entry(
    session: Message, number: int, messages: Messages, offset: timedelta | None, losses: list[str]
) -> dict[str, Any]:
    start, end = session.get("start_time"), session.get("timestamp")
    if not isinstance(start, datetime):
        raise ValueError("a session has no beginning")  # noqa: TRY004 - the file is wrong, not the caller
    end = max(end, start) if isinstance(end, datetime) else start
    during = [record for record in messages.get("record", []) if start <= _moment(record, start) <= end]
    beats = [beat for record in during if (beat := _figure(record.get("heart_rate"))) is not None]
    seconds = _figure(session.get("total_timer_time")) or _figure(session.get("total_elapsed_time"))
    told = {
        "minutes": None if seconds is None else seconds / 60,
        "heart_rate_average": _figure(session.get("avg_heart_rate")) or (sum(beats) / len(beats) if beats else None),
        "heart_rate_highest": _figure(session.get("max_heart_rate")) or max(beats, default=None),
        **_zones(session, number, messages, during, losses),
    }
    figures = {name: tidy(value) for name, value in told.items() if value is not None and within(name, value)}
    losses.extend(
        f"a figure that cannot be right: {name}" for name in told if told[name] is not None and name not in figures
    )
    result: dict[str, Any] = {"exercise": _sport(session)}
    if "minutes" in figures:
        result["minutes"] = figures["minutes"]
    metres = _figure(session.get("total_distance"))
    if metres is not None and 0 <= metres <= _FURTHEST:
        result["metres"] = tidy(metres)
    zone = timezone(offset or timedelta())
    day, ended = start.astimezone(zone).date(), end.astimezone(zone)
    return entry_of(day.isoformat(), ended.isoformat(), [Part(result=result, figures=figures)])


def _sport(session: Message) -> str:
    """The most exact name that the file has: `treadmill`, `walking`; else `activity`."""
    for key in ("sub_sport", "sport"):
        name = session.get(key)
        if isinstance(name, str) and name not in _GENERIC:
            return name
    return "activity"


def _zones(
    session: Message, number: int, messages: Messages, during: Sequence[Message], losses: list[str]
) -> dict[str, float]:
    """Minutes in zones 1 to 5 as the watch counted them, else counted from the limits that it was set to."""
    for message in messages.get("time_in_zone", []):
        if message.get("reference_mesg") == "session" and message.get("reference_index", 0) == number:
            return _five(message.get("time_in_hr_zone"), losses)
    if "time_in_hr_zone" in session:
        return _five(session["time_in_hr_zone"], losses)
    limits = [limit for zone in messages.get("hr_zone", []) if (limit := _figure(zone.get("high_bpm"))) is not None]
    beating = [record for record in during if _figure(record.get("heart_rate")) is not None]
    if not beating:
        return {}
    if len(limits) != _KEPT_APART - 1 or limits != sorted(limits):
        losses.append("minutes in heart-rate zones: the file does not say where the zones begin")
        return {}
    seconds = [0.0] * _KEPT_APART
    for record, following in pairwise(beating):
        lasted = (following["timestamp"] - record["timestamp"]).total_seconds()
        if 0 < lasted <= _LONGEST_GAP:
            seconds[sum(record["heart_rate"] > limit for limit in limits)] += lasted
    return _five(seconds, losses)


def _five(times: Any, losses: list[str]) -> dict[str, float]:
    """The minutes of seven times in seconds: below zone 1, zones 1 to 5, and above, which counts to zone 5."""
    if not isinstance(times, list | tuple) or len(times) != _KEPT_APART:
        losses.append("minutes in heart-rate zones: the watch does not count in five zones")
        return {}
    seconds = [_figure(each) or 0.0 for each in times]
    return dict(zip(ZONES, (each / 60 for each in (*seconds[1:5], seconds[5] + seconds[6])), strict=True))


def _lost(messages: Messages) -> Iterator[str]:
    """What else the file holds, by the names that the FIT profile has for it; never a value."""
    for name in sorted(set(messages) - _ABOUT_THE_FILE):
        if name.startswith("unknown"):
            continue
        fields = {field for message in messages[name] for field in message}
        rest = sorted(field for field in fields - _READ.get(name, frozenset()) if not field.startswith("unknown"))
        if name not in _READ:
            yield f"messages of the kind '{name}'"
        elif rest:
            yield f"of each {name}: {', '.join(rest)}"
    if any(name.startswith("unknown") for name in messages):
        yield "messages that only the maker of the watch knows"


def _figure(value: Any) -> float | None:
    """A finite number, or nothing."""
    return float(value) if isinstance(value, int | float) and isfinite(value) else None


def _moment(record: Message, otherwise: datetime) -> datetime:
    """When a record was made; one without its time belongs to nothing."""
    moment = record.get("timestamp")
    return moment if isinstance(moment, datetime) else otherwise - timedelta(days=1)


def _offset(activities: Sequence[Message]) -> timedelta | None:
    """How far the watch's own clock was from UTC, in quarters of an hour."""
    for message in activities:
        local, moment = message.get("local_timestamp"), message.get("timestamp")
        if isinstance(local, datetime) and isinstance(moment, datetime):
            quarters = round((local.replace(tzinfo=None) - moment.replace(tzinfo=None)).total_seconds() / 900)
            if abs(quarters) <= _FURTHEST_ZONE:
                return timedelta(minutes=15 * quarters)
    return None
