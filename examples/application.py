# SPDX-License-Identifier: Apache-2.0
"""An application in twenty lines: a profile in, a plan or what to do instead out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import corekit


def main(file: str, today: str) -> int:
    """Print the plan for the profile in `file` on the day `today`; 0 if exercises are given."""
    kit = corekit.load()
    profile = corekit.Profile.parse(Path(file).read_text(encoding="utf-8"))
    plan = kit.plan(profile, today=date.fromisoformat(today))
    print(kit.render(plan, "markdown").text)
    for question in plan.screening.open_questions:
        print("still to ask:", question.ask)
    return 0 if plan.status == "issued" else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("How to run it: python examples/application.py examples/desk-worker.yaml 2026-11-21")
    sys.exit(main(*sys.argv[1:]))
