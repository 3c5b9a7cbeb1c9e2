# SPDX-License-Identifier: Apache-2.0
"""
The intake page in a real browser, without a network: filled in, saved, gone on with, by mouse and by keyboard.

Needs Node.js, npm and a Chromium; where there is no Chromium it says so and leaves the browser out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: A full intake of a healthy person shows at most so many pages; a checklist is one.
MOST_PAGES = 35


def main() -> int:
    """1 when the page does something else than it should, or the profiles it writes mean something else."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.stdout.write("There is no Chromium: the page was not tried in a browser.\n")
        return 0
    today = datetime.now(UTC).astimezone().date()
    kit = corekit.load(cache=False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = folder / "intake.html"
        page.write_bytes(kit.intake_form(today=today).content)
        reassuring = {fact: answer for fact, answer in reassurances(kit) if answer is not None}
        task = {"browser": browser, "page": str(page), "folder": name, "pages": MOST_PAGES, "reassuring": reassuring}
        (folder / "task.json").write_text(json.dumps(task), encoding="utf-8")
        for file in ("browse.mjs", "package.json"):
            shutil.copy(HERE / file, folder / file)
        npm, node = shutil.which("npm"), shutil.which("node")
        if npm is None or node is None:
            sys.stderr.write("Node.js and npm are needed to drive the browser.\n")
            return 1
        install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(install, cwd=folder, check=True, env={**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"})
        done = subprocess.run([node, "browse.mjs", str(folder / "task.json")], cwd=folder, check=False)
        return done.returncode or judge(kit, folder, today)


def reassurances(kit: corekit.Kit) -> Iterator[tuple[str, Any]]:
    """Every fact with the answer that worries nobody, as a form takes it."""
    for name in kit.library.ids("fact"):
        answer = kit.library.get("fact", name).reassuring
        yield name, list(answer) if isinstance(answer, tuple) else answer


def judge(kit: corekit.Kit, folder: Path, today: date) -> int:
    """What the engine makes of the files that the page wrote."""
    outcomes = {}
    for name in ("healthy", "emergency"):
        profile = corekit.Profile.parse((folder / f"{name}.json").read_bytes())
        outcomes[name] = kit.screen(profile, today=today).outcome
    sys.stdout.write(f"the saved answers mean: {outcomes}\n")
    return 0 if outcomes == {"healthy": "proceed", "emergency": "refer_emergency"} else 1


if __name__ == "__main__":
    sys.exit(main())
