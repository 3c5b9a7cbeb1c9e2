# SPDX-License-Identifier: Apache-2.0
"""What a start does not load, and that remembering changes no answer."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
#: Installed plugins serve as they are; a working copy beside them would be a conflict.
PATHS = [
    part
    for name in ("corekit-redflags", "corekit-mckenzie")
    if importlib.util.find_spec(name.replace("-", "_")) is None
    for part in ("--path", str(REPOSITORY / "plugins" / name))
]
PLAN = ["plan", str(REPOSITORY / "examples" / "desk-worker.yaml"), "--today", "2026-11-21", *PATHS]

#: What a warm plan has no use for.
ABSENT = (
    *("babel", "cattrs", "hashlib", "importlib.metadata", "jsonschema", "jsonschema_rs", "pluggy", "referencing"),
    *("rich", "yaml"),
)
#: Packs are data: none of their code is ever imported.
PACKS = ("corekit_mckenzie", "corekit_redflags")

RUN = """
import sys
from corekit.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print("LOADED", *sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def run(cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`corekit ARGUMENTS` in a process of its own, with its cache in *cache*."""
    environment = {"XDG_CACHE_HOME": str(cache), "PATH": "", "COLUMNS": "80"}
    command = [sys.executable, "-c", RUN, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_importing_corekit_loads_nothing_else() -> None:
    """`import corekit` brings no module of its own with it, and none of its dependencies."""
    code = "import sys, corekit; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()

    assert not [name for name in loaded if name.startswith("corekit.")]
    assert not {"attr", "attrs", "click", "yaml", *ABSENT} & set(loaded)


def test_a_warm_plan_loads_only_what_a_plan_needs(tmp_path: Path) -> None:
    """The second start knows plugins and content from the cache: no metadata, no schemas, no code of a pack."""
    run(tmp_path, *PLAN)
    warm = run(tmp_path, *PLAN)
    loaded = warm.stderr.rpartition("LOADED")[2].split()

    assert warm.returncode == 0, warm.stderr
    assert not {*ABSENT, *PACKS} & set(loaded)


@pytest.mark.parametrize("form", ["text", "json"])
def test_remembering_changes_no_byte(tmp_path: Path, form: str) -> None:
    """A cold plan, a warm one and one without any cache are the same bytes."""
    cold = run(tmp_path, *PLAN, "-f", form)
    warm = run(tmp_path, *PLAN, "-f", form)
    bare = run(tmp_path, *PLAN, "-f", form, "--no-cache")

    assert cold.stdout
    assert cold.stdout == warm.stdout == bare.stdout


def test_nothing_personal_is_remembered(tmp_path: Path) -> None:
    """No answer, and no name of an example's file, ever stands in the cache."""
    run(tmp_path, *PLAN)
    run(tmp_path, *PLAN)
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]

    assert texts
    assert not [text for text in texts if "desk-worker" in text or '"answered_on"' in text]
