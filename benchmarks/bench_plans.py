# SPDX-License-Identifier: Apache-2.0
"""
Plans a second of one kit on one core: example profiles in turn, each with another day, so that nothing is reused.

The kit is that of the core, corekit-redflags and corekit-mckenzie, with which every one of them is issued.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import corekit
from corekit.content.documents import read_document

PLUGINS = Path(__file__).parent.parent / "plugins"
EXAMPLES = Path(__file__).parent.parent / "examples"
SECONDS = 5.0
TODAY = date(2026, 11, 21)


def main() -> None:
    """Plan for some seconds and print how many plans a second came out, and of which status."""
    kit = corekit.load(discover=False, paths=[PLUGINS / "corekit-redflags", PLUGINS / "corekit-mckenzie"])
    names = ("desk-worker", "neck-stiffness", "older-adult-flexion-preference")
    profiles = [read_document(EXAMPLES / f"{name}.yaml", "profile").value for name in names]
    statuses: dict[str, int] = {}
    begin = time.perf_counter()
    count = 0
    while time.perf_counter() - begin < SECONDS:
        start = TODAY + timedelta(days=count % 7)
        plan = kit.plan(profiles[count % len(profiles)], today=TODAY, start=start)
        statuses[plan.status] = statuses.get(plan.status, 0) + 1
        count += 1
    spent = time.perf_counter() - begin
    print(f"{count / spent:,.0f} plans a second on one core ({statuses})")


if __name__ == "__main__":
    main()
