# SPDX-License-Identifier: Apache-2.0
"""What paths on the command line of `corekit check` stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corekit.check.targets import find_targets

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = '[project]\nname = "corekit-page"\n[project.entry-points."corekit.hooks.v1"]\npage = "corekit_page.hooks"\n'


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    """A folder with the projects of two packs and of one plugin without content, and a file beside them."""
    for name in ("one", "two"):
        content = tmp_path / name / "src" / f"corekit_{name}" / "content"
        content.mkdir(parents=True)
        (content / "pack.yaml").write_text(f"namespace: {name}\n", encoding="utf-8")
        (tmp_path / name / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "pyproject.toml").write_text(HOOKS, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_a_folder_of_projects_stands_for_all_packs_in_it(projects: Path) -> None:
    """`corekit check plugins` checks what `corekit check plugins/*` checks."""
    found = find_targets([projects])
    assert [target.root.parent.name for target in found.targets] == ["corekit_one", "corekit_two"]
    assert found.only_hooks == (projects / "page",)
    assert not found.missing


def test_a_project_of_hooks_alone_is_no_mistake_and_is_told(projects: Path) -> None:
    """A plugin that only brings hooks has no content to check; that is said, and nothing is missing."""
    found = find_targets([projects / "one", projects / "page"])
    assert [target.root.parent.name for target in found.targets] == ["corekit_one"]
    assert found.only_hooks == (projects / "page",)
    assert not found.missing


def test_a_project_that_offers_nothing_is_missing(projects: Path) -> None:
    """A project without pack and hooks, one that cannot be read, and a stray file are told as such."""
    (projects / "page" / "pyproject.toml").write_text("[project", encoding="utf-8")
    (projects / "empty").mkdir()
    stray = [projects / "page", projects / "empty", projects / "notes.txt"]
    assert find_targets(stray).missing == tuple(stray)
