# SPDX-License-Identifier: Apache-2.0
"""Run the command line as a process of its own, as people and scripts do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
TODAY = ("--today", "2026-11-21")
_PLUGINS = ("corekit-redflags", "corekit-mckenzie")
PROGRAM = "import sys; from corekit.cli import main; sys.exit(main())"


@attrs.frozen(kw_only=True)
class Answer:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stdout holds, which must be exactly one JSON document."""
        return json.loads(self.out)


def _installed(name: str) -> bool:
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return False


def plugins(without: str | None = None) -> list[str]:
    """Options for the repository's plugins, installed or not, but for the one of the namespace `without`."""
    options: list[str] = []
    for name in _PLUGINS:
        if _installed(name):
            options += ["--disable", name] if name == f"corekit-{without}" else []
        elif name != f"corekit-{without}":
            options += ["--path", str(ROOT / "plugins" / name)]
    return options


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all commands of the tests, so that they are warm."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def corekit(tmp_path: Path, cache: Path) -> Callable[..., Answer]:
    """Run `corekit ...` in an empty directory, with the repository's plugins."""

    def run(*words: object, stdin: str | bytes = "", without: str | None = None) -> Answer:
        options = [] if not words or str(words[0]).startswith("-") else plugins(without)
        result = subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, words), *options],
            cwd=tmp_path,
            env={**os.environ, "XDG_CACHE_HOME": str(cache)},
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        answer = Answer(code=result.returncode, out=result.stdout.decode(), err=result.stderr.decode())
        assert "Traceback" not in answer.err, answer.err
        return answer

    return run
