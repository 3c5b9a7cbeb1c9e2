# SPDX-License-Identifier: Apache-2.0
"""
Have ical.js, what many calendar programs are built on, read our calendars; needs Node.js and npm.

It must find the same events at the same times as the Python library, also in plans whose every text is an attack.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateutil.rrule import rrulestr
from icalendar import Calendar

from corekit.testing import TODAY, isolated_kit, payloads, well_adult, with_payload
from corekit.testing.pack_laws import sample_plans

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PACKS = tuple(HERE.parents[2] / f"corekit-{name}" for name in ("conditions", "mckenzie", "readiness", "redflags"))


def main() -> int:
    """Run the check in a temporary folder; 1 when anything differs or a tool is missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        sys.stderr.write("Node.js and npm are needed to read calendars with ical.js.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("check.mjs", "package.json"):
            shutil.copy(HERE / name, place / name)
        made = place / "calendars"
        made.mkdir()
        for number, content in enumerate(calendars()):
            (made / f"{number:04}.ics").write_bytes(content)
            (made / f"{number:04}.json").write_text(json.dumps(read(content)), encoding="utf-8")
        install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(install, cwd=place, check=True)
        return subprocess.run([node, "check.mjs", str(made)], cwd=place, check=False).returncode


def calendars() -> Iterator[bytes]:
    """Calendars of every status and of many choices, a superseded plan, and attacks."""
    kit = isolated_kit(*PACKS, plugins=["corekit_calendar.hooks"])
    plans = sample_plans(kit)
    choices: tuple[dict[str, Any], ...] = (
        {},
        {"timezone": "Europe/Berlin", "at": ["07:15", "19:45"]},
        {"timezone": "America/New_York", "every_hours": 2, "detail": "full"},
        {"remind_minutes_before": 10},
    )
    for plan in plans:
        for options in choices:
            yield kit.render(plan, "ics", **options).content
    issued = next(plan for plan in plans if plan.items)
    yield kit.render(plans[1], "ics", supersedes=issued.to_dict()).content
    unsafe = kit.recheck(issued, well_adult(kit, stroke_like_symptom="yes"), today=TODAY)
    yield kit.render(unsafe, "ics", supersedes=issued.to_dict()).content
    for payload in payloads():
        yield kit.render(with_payload(issued, payload), "ics", detail="full").content


def read(content: bytes) -> list[dict[str, Any]]:
    """What the Python library finds in a calendar, in the words of ical.js."""
    return [
        {
            "uid": str(event["UID"]),
            "summary": str(event["SUMMARY"]),
            "description": str(event.get("DESCRIPTION", "")),
            "sequence": int(event["SEQUENCE"]),
            "status": str(event["STATUS"]),
            "minutes": event["DURATION"].dt.total_seconds() / 60,
            "alarms": len(event.walk("VALARM")),
            "starts": [text(start) for start in starts(event)],
        }
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def starts(event: Any) -> list[Any]:
    """Every start of an event."""
    if "RRULE" in event:
        return list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.start))
    further = event.get("RDATE")
    return [event.start, *(entry.dt for entry in further.dts)] if further is not None else [event.start]


def text(start: Any) -> str:
    """A day, a time of no zone, or a time in UTC."""
    if isinstance(start, datetime) and start.tzinfo is not None:
        return start.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(start.isoformat())


if __name__ == "__main__":
    sys.exit(main())
