# SPDX-License-Identifier: Apache-2.0
"""
The pages of corekit-html in a real browser, without a network: valid, accessible, narrow enough, and usable.

html-validate and axe-core find nothing; nothing is wider than a phone; somebody ticks, times, answers and saves, and
corekit reads the journal; without a script all exercises are there; a payload in every field does nothing. Needs
Node.js, npm and a Chromium; where there is no Chromium it says so and leaves the browser out.
`python tests/html/check_page.py [folder for screenshots]`
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit
from corekit.check.preview import gallery_of
from corekit.content.journal_file import read_journal
from corekit.messages import translator
from corekit.model.journal import JournalEntry
from corekit.progress.report import report_of
from corekit.testing import payloads, with_payload

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
TODAY = date(2026, 11, 21)
#: What the looked-at plans are made with: the steps below know their first exercise.
PLUGINS = tuple(f"corekit-{name}" for name in ("redflags", "readiness", "conditions", "mckenzie", "html", "figures"))
PROFILES = (
    "desk-worker",
    "neck-stiffness",
    "older-adult-flexion-preference",
    "cauda-equina-emergency",
    "unanswered-red-flag",
)
PRESS_UP = "mckenzie:extension-in-lying"
HOST = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Host</title>"
    "<meta name='viewport' content='width=device-width, initial-scale=1'></head><body><main><h1>Host</h1>"
)


def main() -> int:
    """1 when a page is not what it should be, or the journal that it writes cannot be read."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    npm, node = shutil.which("npm"), shutil.which("node")
    if browser is None or npm is None or node is None:
        sys.stdout.write("There is no Chromium, or no Node.js: the pages were not tried in a browser.\n")
        return 0
    kit = corekit.load(only=PLUGINS, cache=False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages, hostile = folder / "pages", folder / "hostile"
        pages.mkdir()
        hostile.mkdir()
        for title, text in rendered(kit):
            (pages / f"{title}.html").write_text(text, encoding="utf-8")
        plan = kit.plan(profile("desk-worker"), today=TODAY)
        for number, payload in enumerate(payloads()):
            text = kit.render(with_payload(plan, payload), "html").text or ""
            (hostile / f"{number:03}.html").write_text(text, encoding="utf-8")
        for file in ("browse.mjs", "package.json"):
            shutil.copy(HERE / file, folder / file)
        shutil.copy(HERE / "htmlvalidate.json", folder / ".htmlvalidate.json")
        install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(install, cwd=folder, check=True, env={**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"})
        validate = [str(folder / "node_modules" / ".bin" / "html-validate"), "pages/*.html"]
        valid = subprocess.run(validate, cwd=folder, check=False).returncode
        task = {"browser": browser, "folder": name, "screenshots": sys.argv[1] if len(sys.argv) > 1 else None}
        (folder / "task.json").write_text(json.dumps(task), encoding="utf-8")
        tried = subprocess.run([node, "browse.mjs", str(folder / "task.json")], cwd=folder, check=False).returncode
        return valid or tried or judge(kit, plan, folder)


def profile(name: str) -> corekit.Profile:
    """A profile of `examples/`."""
    return corekit.Profile.parse((EXAMPLES / f"{name}.yaml").read_bytes())


def rendered(kit: corekit.Kit) -> Iterator[tuple[str, str]]:
    """Every kind of page, each with a name."""

    def page(document: Any, **options: Any) -> str:
        return kit.render(document, "html", **options).text or ""

    plans = {name: kit.plan(profile(name), today=TODAY) for name in PROFILES}
    yield from ((f"plan-{name}", page(plan)) for name, plan in plans.items())
    person, plan = profile("desk-worker"), plans["desk-worker"]
    yield "plan-de", page(plan, language="de")
    yield "plan-ar", page(plan, language="ar")
    yield "screening", page(kit.screen(profile("cauda-equina-emergency"), today=TODAY))
    yield "intake", page(kit.intake(profile("unanswered-red-flag"), today=TODAY))
    yield "recheck", page(kit.recheck(plan, person, today=TODAY))
    yield "why", page(kit.why("mckenzie:extension-in-lying", person, today=TODAY))
    yield "trace", page(kit.explain(person, today=TODAY))
    yield "progress", page(kit.progress(plan, (), profile=person, today=TODAY))
    yield "report", page(report_of(plan, journal(), library=kit.library, today=TODAY + timedelta(days=30)))
    yield "exercise", page(kit.library.get("exercise", "mckenzie:extension-in-lying"))
    yield "regimen", page(kit.library.get("regimen", "mckenzie:back"))
    yield "catalogue", page(kit.catalogue(today=TODAY))
    yield "preview", page(gallery_of(kit.library, "mckenzie", today=TODAY, translator=translator("en")))
    parts = page(plan, part="body", prefix="a"), page(plans["cauda-equina-emergency"], part="body", style=False)
    yield "host", f"{HOST}{''.join(parts)}</main></body></html>"


def journal() -> list[JournalEntry]:
    """A month in which the pain slowly went down."""
    days = [(TODAY + timedelta(days=offset)).isoformat() for offset in range(30)]
    return [
        JournalEntry.from_dict(
            {
                "schema": 1,
                "id": f"entry-{place:04}",
                "date": day,
                "recorded_at": f"{day}T20:00:00Z",
                "exercises": [
                    {"exercise": "mckenzie:extension-in-lying", "facts": {"pain_during_nprs": 6 - place // 6}}
                ],
                "facts": {"pain_rest_nprs": 5 - place // 6},
                "activities": ["gardening" if place % 4 == 0 else "walking"],
            }
        )
        for place, day in enumerate(days)
    ]


def judge(kit: corekit.Kit, plan: corekit.Plan, folder: Path) -> int:
    """What corekit makes of the journal that the page wrote: two sessions, the first with how the day after it was."""
    read = read_journal(folder / "journal.jsonl")
    entries = read.entries
    told = [len(read.damaged), len(entries), sum(entry.supersedes is not None for entry in entries)]
    done = {result.exercise for entry in entries for result in entry.exercises or ()}
    again = [entry.facts for entry in entries if entry.supersedes]
    faults = [fault for entry in entries for fault in kit.check("journal-entry", entry.to_dict())]
    decided = kit.progress(plan, entries, profile=profile("desk-worker"), today=TODAY + timedelta(days=1))
    sys.stdout.write(f"the journal: damaged, entries, corrections: {told}; decision: {decided.decision}\n")
    right = (
        told == [0, 3, 1]
        and not faults
        and done <= set(plan.exercises)
        and all(entry.plan == plan.digest for entry in entries)
        and (again[0] or {}).get("pain_next_day_change") == -1
    )
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
