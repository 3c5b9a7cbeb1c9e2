# SPDX-License-Identifier: Apache-2.0
"""
Checks mutated files, run as a script so that its memory is its own: ``hostile.py COUNT SEED`` prints what came of it.

The mutations are of real files; the same seed gives the same files.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from corekit.check.lints import LINTS
from corekit.content.library import Library
from corekit.content.pack import load_pack

REPOSITORY = Path(__file__).parents[2]
CORE = REPOSITORY / "corekit/core_pack/content"
CONTENT = sorted((REPOSITORY / "plugins").glob("*/src/*/content")) + sorted(
    (REPOSITORY / "examples").glob("*/src/*/content")
)
FILES = [
    path
    for content in CONTENT
    for path in sorted(content.rglob("*"))
    if path.suffix in (".yaml", ".json") and path.name != "pack.yaml"
]
#: Files of one pack: each is loaded alone for its time, all of them together for the rest.
BATCH = 40
MANIFEST = "schema: 1\nnamespace: hostile\ntitle: Hostile\nlicence: CC-BY-4.0\nlanguage: en\nmaintainers: [Somebody]\n"

TOKENS = (
    *("[" * 40, "{" * 40, "- " * 40, "9" * 5000, "1e400", "-1e-400", "0x" + "f" * 400, ".inf", ".nan", "~", "null"),
    *("&a", "*a", "!!python/object:os.system", "<<: *a", "%YAML 1.1", "---", "...", "? ", "|+9", ">-", "\t", "\r", "#"),
    *("\u00a0", "\u200b", "\u202e", "\ufeff", "\U0001f4a9" * 50, "e\u0301" * 100, "\u2028", "\u0085", "ǆ", "İ"),
    *("\x00", "\x07", "\x1b[31m", "\x7f", "'", '"', "\\", "{{", "${HOME}", "../../etc/passwd", "core:", "a:b:c", ":"),
    *("yes", "true", "always", "unknown", "{has: 1}", "{fact: age_years}", "{count: {of: []}}", "{not: {not: {}}}"),
    *("[[[[]]]]", "{all: [{any: [{not: {possibly: {foot_drop: yes}}}]}]}", "x" * 20000, "- x\n" * 5000),
)


def peak_megabytes() -> float:
    """The most memory this process has had; what `getrusage` says counts that of the one that started it as well."""
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def mutated(content: bytes, dice: random.Random) -> bytes:
    """*content* with one to four things wrong with it."""
    for _ in range(dice.randint(1, 4)):
        content = dice.choice(MUTATIONS)(content, dice)
    return content


def flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def insert(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + dice.choice(TOKENS).encode() + content[place:]


def nest(content: bytes, dice: random.Random) -> bytes:
    depth = dice.choice((10, 30, 33, 500, 60_000))
    opening, closing = dice.choice(
        ((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b"{all: [", b"]}"), (b"{not: ", b"}"))
    )
    return content + b"\nfigure: " + opening * depth + closing * dice.choice((0, depth)) + b"\n"


def repeat(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if not lines:
        return content
    start = dice.randrange(len(lines))
    part = lines[start : start + dice.randint(1, 6)]
    return b"".join([*lines[:start], *(part * dice.choice((2, 3, 200))), *lines[start:]])


def drop(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    return b"".join(line for line in lines if dice.random() > 0.1)


def shuffle(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def value(content: bytes, dice: random.Random) -> bytes:
    """Another value behind one of the keys."""
    lines = content.splitlines(keepends=True)
    keyed = [number for number, line in enumerate(lines) if b": " in line]
    if keyed:
        number = dice.choice(keyed)
        lines[number] = lines[number].partition(b": ")[0] + b": " + dice.choice(TOKENS).encode() + b"\n"
    return b"".join(lines)


def many_keys(content: bytes, dice: random.Random) -> bytes:
    return content + b"".join(b"key_%d: %d\n" % (number, number) for number in range(dice.choice((10, 3000))))


MUTATIONS = (flip, flip, cut, insert, insert, nest, repeat, drop, shuffle, value, value, many_keys)


def check(files: dict[str, bytes], core: Any) -> tuple[int, float, str]:
    """Write *files* into a pack and check all of it; how many findings, and the slowest file with its seconds."""
    slowest, which, found = 0.0, "", 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
        for name, content in files.items():
            file = root / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
            started = time.process_time()
            load_pack(root)
            if (took := time.process_time() - started) > slowest:
                slowest, which = took, name
            file.unlink()
        for name, content in files.items():
            (root / name).write_bytes(content)
        started = time.process_time()
        loaded = load_pack(root)
        assert loaded.pack is not None
        library = Library([core, loaded.pack])
        faults = [*library.problems, *(fault for lint in LINTS for fault in lint(library, "hostile"))]
        for fault in faults:
            assert fault.code
            assert fault.message
            str(fault)
            json.dumps(fault.to_dict())
        found += len(faults)
        took = (time.process_time() - started) / len(files)
        return found, max(slowest, took), which


def main(count: int, seed: int) -> dict[str, Any]:
    dice = random.Random(seed)
    core = load_pack(CORE).pack
    found, slowest, which = 0, 0.0, ""
    for start in range(0, count, BATCH):
        files = {}
        for number in range(start, min(start + BATCH, count)):
            path = dice.choice(FILES)
            content = mutated(path.read_bytes(), dice)
            many = path.parent.name == "content"
            name = path.name if many else f"{path.parent.name}/m-{number}{path.suffix}"
            files[name] = content
        more, took, where = check(files, core)
        found += more
        if took > slowest:
            slowest, which = took, f"{where} of batch {start}"
    peak = peak_megabytes()
    return {"files": count, "findings": found, "slowest_seconds": round(slowest, 3), "which": which, "peak_mb": peak}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
