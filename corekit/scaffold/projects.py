# SPDX-License-Identifier: Apache-2.0
"""New projects: a pack, or a plugin with hooks, each a distribution that builds and passes its own tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corekit.scaffold.editors import settings_lines, write_schemas
from corekit.scaffold.failure import NotMade
from corekit.scaffold.names import check_project_name, title_of
from corekit.scaffold.writing import Made, filled, write_new

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: The lowest corekit that new projects ask for.
COREKIT: Final = "1.0"

#: What would end a text in one of the files.
_NOT_IN_TEXT: Final = '"\\'
_PLAIN: Final = re.compile(r"[^\W\d_][\w '()./-]*")
_WORDS_OF_YAML: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off"})

_PACK: Final[Mapping[str, str]] = {
    "pyproject.toml": "pack/pyproject",
    "README.md": "pack/README",
    "LICENSE": "pack/LICENSE",
    ".gitignore": "pack/gitignore",
    ".github/workflows/check.yml": "pack/workflow",
    ".pre-commit-config.yaml": "pack/pre-commit",
    ".vscode/settings.json": "pack/settings",
    ".vscode/extensions.json": "pack/extensions",
    ".yamllint": "pack/yamllint",
    "src/{package}/__init__.py": "pack/init",
    "src/{package}/content/pack.yaml": "pack/manifest",
    "src/{package}/content/exercises/knee-rocks.yaml": "pack/exercise",
    "src/{package}/content/regimens/{name}.yaml": "pack/regimen",
    "tests/test_pack.py": "pack/test",
}
_HOOKS: Final[Mapping[str, str]] = {
    "pyproject.toml": "hooks/pyproject",
    "README.md": "hooks/README",
    "LICENSE": "hooks/LICENSE",
    ".gitignore": "pack/gitignore",
    ".github/workflows/check.yml": "hooks/workflow",
    ".pre-commit-config.yaml": "hooks/pre-commit",
    "src/{package}/__init__.py": "hooks/init",
    "src/{package}/hooks.py": "hooks/hooks",
    "tests/test_hooks.py": "hooks/test",
}


def new_pack(name: str, *, beside: Path, title: str | None = None, maintainers: str | None = None) -> Made:
    """
    Make the project of a pack, a folder *name* in the directory *beside*, and the schemas its editors complete from.

    Raises `NotMade` if the name cannot be one, is taken by something installed, or the folder is there.
    """
    from corekit.kit import load  # noqa: PLC0415 - not before the name is known to be right

    check_project_name(name)
    _refuse_taken(name, set(load().packs), "pack")
    made = _new_project(name, _PACK, beside=beside, title=title, maintainers=maintainers)
    project = beside / name
    schemas = write_schemas(project, load(paths=[project]).library)
    steps = (f"cd {name}", 'python -m pip install --editable ".[test]"', "corekit check .", "corekit new exercise NAME")
    return Made(files=(*made, *schemas), next_steps=steps)


def new_hooks(name: str, *, beside: Path, title: str | None = None, maintainers: str | None = None) -> Made:
    """
    Make the project of a plugin with hooks, an output format to begin with, in a folder *name* in *beside*.

    Raises `NotMade` if the name cannot be one, is taken by something installed, or the folder is there.
    """
    from corekit.kit import load  # noqa: PLC0415 - not before the name is known to be right

    check_project_name(name)
    _refuse_taken(name, set(load().formats), "output format")
    made = _new_project(name, _HOOKS, beside=beside, title=title, maintainers=maintainers)
    steps = (f"cd {name}", 'python -m pip install --editable ".[test]"', "pytest", f"corekit plan me.yaml -f {name}")
    return Made(files=made, next_steps=steps)


def _refuse_taken(name: str, names: set[str], what: str) -> None:
    """Two of one name serve nobody: on a conflict nobody wins."""
    if name in names:
        raise NotMade(f"There is an installed {what} '{name}' already.", hint="Choose another name.")


def _new_project(
    name: str, files: Mapping[str, str], *, beside: Path, title: str | None, maintainers: str | None
) -> tuple[Path, ...]:
    folder = beside / name
    if folder.exists() or folder.is_symlink():
        raise NotMade(f"{folder} is there already; nothing was written.", hint="Choose another name or directory.")
    distribution = f"corekit-{name}"
    package = distribution.replace("-", "_")
    called = _line(title) or title_of(name)
    keepers = _line(maintainers) or f"The {distribution} authors"
    words = {
        "name": name,
        "title": called,
        "yaml_title": _as_yaml(called),
        "regimen_title": _as_yaml(f"{called} to begin with"),
        "maintainers": keepers,
        "yaml_maintainers": _as_yaml(keepers),
        "distribution": distribution,
        "package": package,
        "corekit_version": COREKIT,
        "yaml_schemas": settings_lines(),
    }
    texts = {path.format(package=package, name=name): filled(template, words) for path, template in files.items()}
    return write_new(folder, texts)


def _line(text: str | None) -> str | None:
    """A text that can stand in every file; raises `NotMade` for one that cannot."""
    if text is None:
        return None
    wrong = sorted({character for character in text if not character.isprintable() or character in _NOT_IN_TEXT})
    if wrong or text.strip() != text or not text:
        shown = " ".join(repr(character) for character in wrong) or "a space at its ends, or nothing"
        raise NotMade(f"A title or maintainer cannot hold {shown}.", hint="Use plain words; change them in the files.")
    return text


def _as_yaml(text: str) -> str:
    """A text as a YAML value, in quotes where it would be taken for something else."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML else f'"{text}"'
