# SPDX-License-Identifier: Apache-2.0
"""
10,000 generated exercises beside the core: how long a warm start takes to load them, and in how much memory.

Every measurement is a process of its own; memory is told on Linux alone. For comparison the same exercises stand in
one JSON file that `json.load` decodes whole. Exits with 1 above the targets.
`python benchmarks/bench_library.py [number of exercises]`
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SECONDS = 0.3
MEGABYTES = 150
RUNS = 7
CORE = Path(__file__).parents[1] / "corekit" / "core_pack" / "content"

MODES = ("dynamic_mobility", "static_stretch", "dynamic_strength", "motor_control")
REGIONS = ("lumbar", "hip", "cervical", "thoracic", "knee")
MOVEMENTS = ("flexion", "extension", "rotation", "side_bend")
MUSCLES = ("biceps_femoris", "psoas", "rectus_abdominis", "erector_spinae", "gluteus_medius", "soleus")

#: The highest memory of the process itself: `ru_maxrss` counts that of the one that started it as well.
MEMORY = """
def megabytes():
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
"""
LOAD = """
import sys, time
from pathlib import Path
from types import SimpleNamespace
MEMORY
started = time.perf_counter()
from corekit.content.loading import load_library
places = [SimpleNamespace(root=Path(root), distribution=None, version=None) for root in sys.argv[2:]]
library = load_library(places, cache=Path(sys.argv[1]))
names = library.ids("exercise")
titles = [library.get("exercise", name).title for name in names[::1000]]
attributes = [library.attributes(name)["mode"] for name in names[::1000]]
assert len(names) >= int(Path(sys.argv[1], "count").read_text()) and not library.unsound
print(time.perf_counter() - started, megabytes())
"""
DECODE = """
import json, sys, time
from pathlib import Path
MEMORY
started = time.perf_counter()
with open(sys.argv[1]) as file:
    exercises = json.load(file)
print(time.perf_counter() - started, megabytes())
"""


def exercise(number: int, rng: random.Random) -> dict[str, Any]:
    """A made-up exercise of the size of a real one."""
    mode = rng.choice(MODES)
    return {
        "title": f"Exercise {number}",
        "also_known_as": [f"made-up exercise {number}"],
        "mode": mode,
        "qualities": ["elasticity"],
        "movements": [{"region": rng.choice(REGIONS), "movement": rng.choice(MOVEMENTS), "range": "mid"}],
        "position": rng.choice(["sitting", "standing", "supine"]),
        "muscles_stretched": rng.sample(MUSCLES, k=2),
        "muscles_loaded": [],
        "load": "none",
        "velocity": "slow",
        "symmetry": "symmetric",
        "balance_demand": "low",
        "without": ["nerve_tension", "impact", "breath_hold", "head_below_heart", "abdominal_pressure"],
        "laterality": "bilateral",
        "equipment": ["mat"],
        "level": rng.randint(1, 5),
        "dose": {"sets": 1, "reps": rng.randint(3, 12), "hold_seconds": [10, 30]},
        "frequency": {"times_per_day": 1, "days_per_week": 5},
        "steps": [
            f"This is the sentence that says step {step} of exercise {number} to whoever does it." for step in "123"
        ],
        "cues": ["Breathe on quietly."],
        "mistakes": ["Holding the breath.", "Going on through sharp pain."],
        "stop_when": [{"when": {"stretch_sensation": "sharp_or_radiating"}, "say": "Stop if it turns sharp."}],
    }


def generate(folder: Path, count: int) -> list[dict[str, Any]]:
    """Write a pack of *count* exercises, one file each as authors have them."""
    rng = random.Random(7)  # noqa: S311 - no secret hangs on it
    exercises = [exercise(number, rng) for number in range(count)]
    (folder / "exercises").mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        "schema: 1\nnamespace: made\ntitle: Made\nlicence: CC0-1.0\nlanguage: en\nmaintainers: [Nobody]\n"
    )
    for number, data in enumerate(exercises):
        (folder / "exercises" / f"exercise-{number}.yaml").write_text(json.dumps(data, indent=1))
    return exercises


def run(program: str, *arguments: object) -> tuple[float, float]:
    """Seconds and megabytes that a program in a process of its own says it took."""
    command = [sys.executable, "-c", program.replace("MEMORY", MEMORY), *map(str, arguments)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1])


def best(program: str, *arguments: object) -> tuple[float, float]:
    """The least seconds and the most megabytes of some runs: what the machine's other work adds is left out."""
    runs = [run(program, *arguments) for _ in range(RUNS)]
    return min(seconds for seconds, _ in runs), max(megabytes for _, megabytes in runs)


def main(count: int) -> int:
    """Measure, print, and say whether the targets are met."""
    folder = Path(tempfile.mkdtemp(prefix="corekit-bench-"))
    try:
        exercises = generate(folder / "pack", count)
        (folder / "all.json").write_text(json.dumps(exercises))
        (folder / "cache").mkdir()
        (folder / "cache" / "count").write_text(str(count))
        arguments = (folder / "cache", CORE, folder / "pack")
        cold, _ = run(LOAD, *arguments)
        seconds, megabytes = best(LOAD, *arguments)
        decoding, decoded = best(DECODE, folder / "all.json")
    finally:
        shutil.rmtree(folder)
    print(f"exercises                     {count:>10,}")
    print(f"cold, every file checked      {cold:>10.2f} s")
    print(f"warm                          {seconds:>10.3f} s   (target: under {SECONDS} s)")
    print(f"memory, whole process         {megabytes:>10.0f} MB  (target: under {MEGABYTES} MB)")
    print(f"json.load of the same data    {decoding:>10.3f} s")
    print(f"                              {decoded:>10.0f} MB")
    print(f"warm / json.load              {seconds / decoding:>10.2f}")
    return 0 if seconds < SECONDS and megabytes < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
