# SPDX-License-Identifier: Apache-2.0
"""
Plans to pages on one core: 1,000 plans of the example profiles, and a plan of 20 drawn exercises.

Making the plans is not counted, nor starting Python. A plan of 20 figures is a plan to which drawn exercises of the
installed packs were added; where `corekit-figures` or drawn exercises are missing it says so, and measures 20 exercises
without pictures. Exits with 1 above the targets. `python benchmarks/bench_html.py [number of plans]`
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

import attrs

import corekit

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("desk-worker", "neck-stiffness", "older-adult-flexion-preference", "cauda-equina-emergency")
TODAY = date(2026, 11, 21)
FIGURES = 20
#: Seconds for 1,000 plans, and for one plan with 20 figures the first time and again.
MOST_FOR_A_THOUSAND = 60.0
MOST_FOR_FIGURES = 0.3


def with_exercises(kit: corekit.Kit, plan: corekit.Plan, count: int) -> corekit.Plan:
    """*plan* with items for *count* exercises of the installed packs, those with a figure first."""
    names = [name for name in kit.library.ids("exercise") if not name.startswith("core:")]
    names.sort(key=lambda name: (not kit.library.data("exercise", name).get("figure"), name))
    chosen = names[:count]
    items = tuple(
        attrs.evolve(plan.items[0], id=f"{place:02}", exercise=name, after=None) for place, name in enumerate(chosen)
    )
    day = attrs.evolve(plan.days[0], items=tuple(item.id for item in items))
    exercises = {name: kit.library.data("exercise", name) for name in chosen}
    return attrs.evolve(plan, items=items, days=(day,), exercises=exercises)


def main() -> int:
    """Measure, print, and hold against the targets."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    kit = corekit.load(cache=False)
    profiles = [corekit.Profile.parse((EXAMPLES / f"{name}.yaml").read_bytes()) for name in NAMES]
    plans = [
        kit.plan(profiles[place % len(profiles)], today=TODAY, start=TODAY + timedelta(days=place % 28))
        for place in range(count)
    ]
    kit.render(plans[0], "html")
    begin = time.process_time()
    sizes = [len(kit.render(plan, "html").content) for plan in plans]
    took = (time.process_time() - begin) * 1000 / count
    print(
        f"{count} plans to pages: {took:.1f} s for a thousand; pages of {min(sizes) // 1000} to {max(sizes) // 1000} KB"
    )
    many = with_exercises(kit, next(plan for plan in plans if plan.items), FIGURES)
    drawn = sum(bool(data.get("figure")) for data in many.exercises.values()) if find_spec("corekit_figures") else 0
    if drawn < FIGURES:
        print(f"only {drawn} of {FIGURES} exercises can be drawn here")
    seconds = []
    for _ in range(3):
        begin = time.process_time()
        size = len(kit.render(many, "html").content)
        seconds.append(time.process_time() - begin)
    first, again = seconds[0], min(seconds)
    print(f"a plan of {FIGURES} exercises, {drawn} drawn: {first:.3f} s, again {again:.3f} s; {size // 1000} KB")
    return 0 if took <= MOST_FOR_A_THOUSAND and again <= MOST_FOR_FIGURES else 1


if __name__ == "__main__":
    sys.exit(main())
