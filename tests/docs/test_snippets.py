# SPDX-License-Identifier: Apache-2.0
"""What the pages show works: Python runs, commands end as they say, YAML is what the reader takes."""

from __future__ import annotations

import functools
import os
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING

import pytest

import corekit
from corekit.content.reading import read

from .snippets import ROOT, Block, blocks, pages
from .test_tutorials import PAGES as FOLLOWED

if TYPE_CHECKING:
    from pathlib import Path

PLUGINS = ("corekit-redflags", "corekit-mckenzie")
CLI = [sys.executable, "-c", "import sys; from corekit.cli import main; sys.exit(main())"]


def not_installed() -> list[Path]:
    """The repository's plugins that a reader would have installed and these tests do not find."""
    missing = []
    for plugin in PLUGINS:
        try:
            distribution(plugin)
        except PackageNotFoundError:
            missing.append(ROOT / "plugins" / plugin)
    return missing


def pages_with(language: str) -> list[Path]:
    """The pages with blocks of a language; those that `test_tutorials` follows as a whole are not taken apart here."""
    apart = [page for page in pages() if language == "yaml" or page not in FOLLOWED]
    return [page for page in apart if any(block.language == language for block in blocks(page))]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A directory with the examples, as a reader of the checkout has it."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("page", pages_with("yaml"), ids=name)
def test_yaml_is_read_without_a_fault(page: Path) -> None:
    """Every YAML block is a document that the reader takes."""
    for block in blocks(page):
        if block.language == "yaml":
            document = read(block.text, name=f"{page.name}.yaml")
            assert document.ok, (block.text, document.diagnostics)


@pytest.mark.parametrize("page", pages_with("python"), ids=name)
def test_python_runs(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks of a page run one after the other, as a reader would type them."""
    monkeypatch.chdir(workplace)
    monkeypatch.setattr(corekit, "load", functools.partial(corekit.load, paths=not_installed()))
    scope: dict[str, object] = {"__file__": str(workplace / "tests" / "test_pack.py")}
    for block in blocks(page):
        if block.language == "python":
            exec(compile(block.text, str(page), "exec"), scope)  # noqa: S102 - our own documentation


@pytest.mark.parametrize("page", pages_with("console"), ids=name)
def test_commands_end_as_the_page_says(page: Path, workplace: Path) -> None:
    """Files are written and commands are run in the order of the page; exit codes are those it says."""
    for block in blocks(page):
        if block.place is not None:
            _write(workplace / block.place, block)
        for command, code in block.commands if block.language == "console" else ():
            result = _run(command, workplace)
            assert result.returncode == code, (command, result.stdout, result.stderr)
            assert "Traceback" not in result.stderr


def _write(path: Path, block: Block) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")


def _run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    assert words[0] == "corekit", f"only corekit's own commands are run: {command}"
    before = [] if words[1] == "check" else ["--path"]  # `check` takes directories as they are
    options = [word for path in not_installed() for word in (*before, str(path))]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cwd / ".cache")}
    return subprocess.run(
        [*CLI, *words[1:], *options], cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
