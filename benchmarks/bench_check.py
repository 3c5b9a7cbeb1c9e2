# SPDX-License-Identifier: Apache-2.0
"""
Whole processes over the same generated files: `corekit check` against validators that only hold them to the schema.

Each round runs every command once, in turn; the least of the rounds counts, since what the machine's other work adds
is nobody's merit. CPU is that of a command and of the processes it starts. `first` knows nothing of the pack
(of the core, what any earlier start has left), `again` finds everything as it was. A peer that is missing is said and
left out: `check-jsonschema` is looked for beside this interpreter, `ajv` on the PATH (`npm install --global ajv-cli`).
Exits with 1 below the targets. `python benchmarks/bench_check.py [number of files ...]`
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from bench_library import exercise

SCRIPTS = Path(sys.executable).parent
ROUNDS = 3
#: Files -> how many times faster than check-jsonschema the first run must be.
TIMES_FASTER = {1_000: 10.0, 10_000: 20.0}
#: How many times faster a second run must be, from so many files on: below, most of it is the start of a process.
AGAIN_TIMES_FASTER = 5.0
AGAIN_FROM = 2_000


def generate(folder: Path, count: int) -> Path:
    """Write a pack of *count* exercises, each as an author would; return the directory of the exercises."""
    rng = random.Random(7)  # noqa: S311 - no secret hangs on it
    exercises = folder / "pack" / "content" / "exercises"
    exercises.mkdir(parents=True)
    (exercises.parent / "pack.yaml").write_text(
        "schema: 1\nnamespace: made\ntitle: Made\nlicence: CC0-1.0\nlanguage: en\nmaintainers: [Nobody]\n"
        "assume: {effort: light}\n"
    )
    for number in range(count):
        text = yaml.safe_dump(exercise(number, rng), sort_keys=False, allow_unicode=True)
        (exercises / f"exercise-{number}.yaml").write_text(text)
    return exercises


def seconds(command: list[str], folder: Path) -> tuple[float, float]:
    """Wall and CPU time of one run; nothing that is found may be wrong."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    before, begin = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    taken, after = time.perf_counter() - begin, os.times()
    if done.returncode != 0:
        said = (done.stdout + done.stderr).decode()
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{said[:2000]}")
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return taken, busy


def peers(folder: Path, exercises: Path) -> dict[str, list[str]]:
    """The commands of the peers that are there."""
    schema = folder / "exercise.schema.json"
    schema.write_bytes(subprocess.check_output([str(SCRIPTS / "corekit"), "schema", "exercise"]))
    found = {}
    files = sorted(str(file.relative_to(folder)) for file in exercises.iterdir())
    if (SCRIPTS / "check-jsonschema").exists():
        found["check-jsonschema"] = [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(schema), *files]
    ajv = shutil.which("ajv")
    if ajv is not None:
        pattern = f"{exercises.relative_to(folder)}/*.yaml"
        options = ["--spec=draft2020", "--strict=false", "--validate-formats=false"]
        found["ajv"] = [ajv, "validate", *options, "-s", str(schema), "-d", pattern]
    for name in {"check-jsonschema", "ajv"} - found.keys():
        print(f"{name} is not there: left out")
    return found


def measure(folder: Path, count: int) -> bool:
    """Measure with *count* files, print, and say whether the targets are met."""
    exercises = generate(folder, count)
    check = [str(SCRIPTS / "corekit"), "check", "pack"]
    commands = {"first": check, "again": check, **peers(folder, exercises)}
    seconds([str(SCRIPTS / "corekit"), "list", "exercises"], folder)  # so that the core is known, as it always is
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for remembered in (folder / "cache").rglob("check-*.json"):
            remembered.unlink()
        for name, command in commands.items():
            taken[name].append(seconds(command, folder))
    wall = {name: min(one for one, _ in times) for name, times in taken.items()}
    busy = {name: min(one for _, one in times) for name, times in taken.items()}
    print(f"{count:,} files")
    for name in commands:
        ratio, work = wall[name] / wall["first"], busy[name] / busy["first"]
        print(f"  {name:<18} {wall[name]:7.2f} s ({ratio:5.2f})   {busy[name]:7.2f} s of CPU ({work:5.2f})")
    again = wall["first"] / wall["again"]
    print(f"  an unchanged second check is {again:.1f} times faster")
    met = [again >= AGAIN_TIMES_FASTER or count < AGAIN_FROM, wall.get("ajv", 1000.0) > wall["first"]]
    met.append(wall.get("check-jsonschema", 1000.0) >= TIMES_FASTER.get(count, 10.0) * wall["first"])
    return all(met)


def main(counts: list[int]) -> int:
    """Measure each number of files in a directory of its own."""
    met = []
    for count in counts:
        folder = Path(tempfile.mkdtemp(prefix="corekit-bench-"))
        try:
            met.append(measure(folder, count))
        finally:
            shutil.rmtree(folder)
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main([int(count) for count in sys.argv[1:]] or list(TIMES_FASTER)))
