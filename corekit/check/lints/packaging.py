# SPDX-License-Identifier: Apache-2.0
"""
Packaging: whether somebody who installs the distribution gets the pack, its content and what it requires.

Read from the `pyproject.toml` beside the pack; nothing is built or imported. Build tools that are not known are left
to the tests of the pack's author.
"""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corekit.check.lints.licences import names_of
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library
    from corekit.content.pack import Pack

GROUP: Final = "corekit.packs.v1"
_MOST_BYTES: Final = 1024 * 1024
_NAME: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


def packaging(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what in the project of a pack keeps its content, or what it requires, from those who install it."""
    pack = library.pack(namespace)
    file = project_file(pack)
    if file is None or namespace == "core":
        return
    try:
        text = file.read_bytes()[:_MOST_BYTES].decode("utf-8")
        data = tomllib.loads(text)
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        message = "pyproject.toml cannot be read as TOML"
        yield Diagnostic(code="package-toml", message=message, file=str(file), line=line, column=column)
        return
    yield from _Project(file, text, data, pack).faults(library)


def project_file(pack: Pack) -> Path | None:
    """Return the `pyproject.toml` of the project whose package holds the pack, None for a plain directory."""
    if not isinstance(pack.root, Path):
        return None
    folder = pack.root.resolve().parent.parent
    for project in (folder, *((folder.parent,) if folder.name == "src" else ())):
        file: Path = project / "pyproject.toml"
        if file.is_file():
            return file
    return None


class _Project:
    """One `pyproject.toml` and the pack below it."""

    def __init__(self, file: Path, text: str, data: Mapping[str, Any], pack: Pack) -> None:
        self._file = file
        self._lines = text.splitlines()
        self._project = _mapping(data, "project")
        self._tools = _mapping(data, "tool")
        self._backend = str(_mapping(data, "build-system").get("build-backend", ""))
        self._pack = pack
        self._root = Path(str(pack.root)).resolve()

    def faults(self, library: Library) -> Iterator[Diagnostic]:
        """Yield what is wrong."""
        yield from self._entry_point()
        yield from self._content()
        yield from self._dependencies(library)
        yield from self._licence()

    @property
    def _package(self) -> Path:
        """The folder of the package that holds the content."""
        return self._root.parent

    def _entry_point(self) -> Iterator[Diagnostic]:
        declared = _mapping(_mapping(self._project, "entry-points"), GROUP)
        namespace, package = self._pack.namespace, self._package.name
        line = f'{namespace} = "{package}"'
        if "entry-points" in self._project.get("dynamic", ()):
            return
        if declared.get(namespace) == package:
            return
        hint = f'Write {line} under [project.entry-points."{GROUP}"].'
        if namespace in declared:
            message = f"the pack '{namespace}' is declared as '{declared[namespace]}', but lies in '{package}'"
            yield self._at("package-entry-point", message, re.escape(namespace) + r"\s*=", hint)
            return
        other = next((name for name, target in declared.items() if target == package), None)
        if other is not None:
            message = f"the package '{package}' is declared as the pack '{other}', but pack.yaml says '{namespace}'"
            yield self._at("package-entry-point", message, re.escape(other) + r"\s*=", hint)
            return
        message = f"the pack '{namespace}' is not declared: nobody who installs this gets its content"
        yield self._at("package-entry-point", message, r"\[project", hint)

    def _content(self) -> Iterator[Diagnostic]:
        if not (self._package / "__init__.py").is_file() and self._backend.startswith(("hatchling", "setuptools")):
            message = f"the package '{self._package.name}' has no __init__.py"
            hint = "Add an empty one: a pack is a Python package."
            yield self._at("package-content", message, r"\[project", hint)
        if self._backend.startswith("hatchling"):
            yield from self._of_hatch()
        elif self._backend.startswith("setuptools"):
            yield from self._of_setuptools()

    def _of_hatch(self) -> Iterator[Diagnostic]:
        target = _mapping(_mapping(_mapping(_mapping(self._tools, "hatch"), "build"), "targets"), "wheel")
        where = self._root.relative_to(self._file.parent).as_posix()
        shipped = [str(path).strip("/") for key in ("packages", "only-include") for path in _texts(target.get(key))]
        forced = [str(path).strip("/") for path in _mapping(target, "force-include")]
        if shipped and not any(where == path or where.startswith(f"{path}/") for path in (*shipped, *forced)):
            message = f"'{where}' is in none of the folders that go into the wheel"
            key = "packages" if "packages" in target else "only-include"
            yield self._at("package-content", message, key + r"\s*=", f"Add '{self._relative_package()}'.")
        for pattern in _texts(target.get("exclude")):
            if _drops_content(pattern, where):
                message = f"the pattern '{pattern}' keeps content out of the wheel"
                yield self._at("package-content", message, r"exclude\s*=", "Remove it.")

    def _of_setuptools(self) -> Iterator[Diagnostic]:
        tool = _mapping(self._tools, "setuptools")
        data = _mapping(tool, "package-data")
        patterns = [pattern for key in (self._package.name, "*") for pattern in _texts(data.get(key))]
        if any("content" in pattern or pattern.startswith("**") for pattern in patterns):
            return
        if "package-data" not in tool and (self._file.parent / "MANIFEST.in").is_file():
            return
        message = "setuptools takes no content into the wheel unless it is told to"
        hint = f'Write {self._package.name} = ["content/**/*"] under [tool.setuptools.package-data].'
        yield self._at("package-content", message, r"\[tool\.setuptools|build-backend\s*=", hint)

    def _dependencies(self, library: Library) -> Iterator[Diagnostic]:
        if "dependencies" in self._project.get("dynamic", ()):
            return
        named = {_normal(entry) for entry in _texts(self._project.get("dependencies"))}
        wanted = {"corekit": "corekit"} | {space: self._distribution(library, space) for space in self._pack.requires}
        for space, distribution in wanted.items():
            if distribution is not None and _normal(distribution) not in named:
                what = "the framework" if space == "corekit" else f"the pack '{space}' that this one requires"
                message = f"{what} is of the distribution '{distribution}', which is not among the dependencies"
                hint = f'Add "{distribution}" to dependencies.'
                yield self._at("package-requires", message, r"dependencies\s*=", hint)

    def _distribution(self, library: Library, namespace: str) -> str | None:
        pack = next((pack for pack in library.packs if pack.namespace == namespace), None)
        if pack is None:
            return None
        if pack.distribution is not None:
            return pack.distribution
        file = project_file(pack)
        try:
            name = tomllib.loads(file.read_text("utf-8")).get("project", {}).get("name") if file else None
        except (OSError, ValueError):
            return None
        return name if isinstance(name, str) else None

    def _licence(self) -> Iterator[Diagnostic]:
        stated = self._project.get("license")
        stated = stated.get("text") if isinstance(stated, dict) else stated
        licence = self._pack.manifest.licence
        if isinstance(stated, str) and not set(names_of(licence)) <= set(names_of(stated)):
            message = f"the distribution is under '{stated}', the pack under '{licence}'"
            hint = f"Name both: {licence} AND ..., or make them the same."
            yield self._at("licence-differs", message, r"license\s*=", hint, severity="warning")

    def _relative_package(self) -> str:
        return self._package.relative_to(self._file.parent).as_posix()

    def _at(self, code: str, message: str, pattern: str, hint: str, *, severity: str = "error") -> Diagnostic:
        """A finding at the first line that begins with *pattern*, else at the top."""
        begins = re.compile(rf"\s*\"?(?:{pattern})")
        line = next((number for number, text in enumerate(self._lines, start=1) if begins.match(text)), 1)
        return Diagnostic(
            code=code, message=message, severity=severity, hint=hint, file=str(self._file), line=line, column=1
        )


def _mapping(data: Any, key: str) -> Mapping[str, Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> list[str]:
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def _normal(requirement: str) -> str:
    """The name of a requirement in the one spelling that packaging tools compare."""
    match = _NAME.match(requirement.strip())
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else ""


def _drops_content(pattern: str, where: str) -> bool:
    plain = pattern.strip("/")
    return any(fnmatch(path, plain) for path in ("item.yaml", f"{where}/item.yaml", where)) or where.startswith(
        f"{plain}/"
    )
