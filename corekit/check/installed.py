# SPDX-License-Identifier: Apache-2.0
"""The checks of installed hooks: who brings them, which of them may run, and what is wrong with them."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.locating import documented
from corekit.model.diagnostic import Diagnostic
from corekit.plugin import discover
from corekit.plugin.found import FoundHooks
from corekit.plugin.location import module_files
from corekit.plugin.names import CHECKS, HOOKS_GROUP, normalise
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corekit.model.check import Check
    from corekit.plugin import FoundPack, PluginProblem, Plugins


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Bringer(Record):
    """A distribution whose checks run, or would if its code did not lie in a checked path (*withheld*)."""

    distribution: str
    version: str | None
    checks: tuple[str, ...] = ()
    withheld: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of it."""
        version = {} if self.version is None else {"version": self.version}
        return {"distribution": self.distribution, **version, "checks": list(self.checks), "withheld": self.withheld}


class Installed:
    """
    The packs and checks that are installed, chosen by *only*, *disable* and *require*.

    No code below *projects* is imported, unless *with_code*: then hooks that a project there declares run as well,
    installed or not. Raises `UnknownName` for a name that nothing bears.
    """

    def __init__(
        self,
        *,
        projects: Iterable[Path] = (),
        with_code: bool = False,
        only: Iterable[str] | None = None,
        disable: Iterable[str] = (),
        require: Iterable[str] = (),
        paths: Iterable[Path] = (),
        cache: bool = True,
    ) -> None:
        self._projects = tuple(projects)
        self._with_code = with_code
        plugins = discover(only=only, disable=disable, require=require, paths=paths, cache=cache)
        self.packs: Mapping[str, FoundPack] = plugins.packs
        active = {one.name: one for one in plugins.selection.distributions}
        self._withheld = {} if with_code else {name: one for name, one in active.items() if self._lies_here(one.hooks)}
        self._plugins: Plugins = (
            discover(only=only, disable=(*disable, *self._withheld), cache=cache) if self._withheld else plugins
        )
        self._rows = [row for row in self._plugins.listing() if row["status"] != "off" and row["hooks"]]

    def _lies_here(self, hooks: Iterable[FoundHooks]) -> bool:
        files = [os.path.realpath(file) for found in hooks for file in module_files(found.module) or ()]
        return any(Path(file).is_relative_to(project) for file in files for project in self._projects)

    @cached_property
    def bringers(self) -> tuple[Bringer, ...]:
        """Who brings checks, sorted by name; those whose code is withheld among them."""
        found = [
            Bringer(distribution=row["name"], version=row["version"], checks=tuple(row["offers"].get(CHECKS, ())))
            for row in self._rows
            if row["offers"].get(CHECKS) and row["status"] == "sound"
        ]
        found += [Bringer(distribution=one.name, version=one.version, withheld=True) for one in self._withheld.values()]
        found += [bringer for bringer, _ in self._uninstalled[0]]
        return tuple(sorted(found, key=lambda one: one.distribution))

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks that run, sorted by id; importing them is left until somebody asks."""
        more = (check for _, checks in self._uninstalled[0] for check in checks)
        return tuple(sorted((*self._plugins.checks(), *more), key=lambda check: check.id))

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with installed hooks, because of which checks may be missing."""
        broken = {row["name"] for row in self._rows}
        ours = (problem for problem in self._plugins.problems if problem.distribution in broken and _of_hooks(problem))
        return tuple(_as_diagnostic(problem) for problem in (*ours, *self._uninstalled[1]))

    @cached_property
    def stamp(self) -> Any:
        """Data that changes when a check that runs does; None where nobody can tell."""
        if self._with_code and self._uninstalled[0]:
            return None
        names = {one.distribution for one in self.bringers if not one.withheld}
        stamps: list[Any] = []
        for one in self._plugins.selection.distributions:
            for hooks in one.hooks if one.name in names else ():
                files = module_files(hooks.module)
                if files is None:
                    return None
                stamps.append([one.name, one.version, hooks.entry_point, [_stat(file) for file in files]])
        return stamps

    @cached_property
    def _uninstalled(self) -> tuple[list[tuple[Bringer, tuple[Check, ...]]], list[PluginProblem]]:
        """The checks of projects in the checked paths that are not installed, if their code may run."""
        found: list[tuple[Bringer, tuple[Check, ...]]] = []
        problems: list[PluginProblem] = []
        known = {one.name for one in self._plugins.found}
        for project in self._projects if self._with_code else ():
            for hooks in _declared(project):
                if hooks.distribution not in known:
                    checks, wrong = _load(project, hooks)
                    problems.extend(wrong)
                    ids = tuple(check.id for check in checks)
                    bringer = Bringer(distribution=hooks.distribution, version=hooks.version, checks=ids)
                    found.append((bringer, checks))
        return found, problems


def _of_hooks(problem: PluginProblem) -> bool:
    return problem.entry_point is None or problem.entry_point.startswith(HOOKS_GROUP)


def _as_diagnostic(problem: PluginProblem) -> Diagnostic:
    who = " ".join(part for part in (problem.distribution, problem.version) if part)
    message = f"{who}: {problem.message}; its checks did not run" if who else problem.message
    return documented(Diagnostic(code=problem.code, message=message, hint=problem.hint))


def as_diagnostics(problems: Iterable[PluginProblem]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with directories that were given, as findings."""
    return tuple(
        documented(Diagnostic(code=problem.code, message=problem.message, hint=problem.hint)) for problem in problems
    )


def _stat(file: Path) -> list[Any]:
    try:
        status = file.stat()
    except OSError:
        return [str(file), None]
    return [str(file), status.st_size, status.st_mtime_ns, status.st_ino]


def _declared(project: Path) -> list[FoundHooks]:
    """Return the hook modules that a project's pyproject.toml declares; none where it cannot be read."""
    import tomllib  # noqa: PLC0415 - only with --with-code

    try:
        table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        hooks = table["entry-points"][HOOKS_GROUP]
        name = normalise(table["name"])
        return [
            FoundHooks(name=key, module=str(module), distribution=name, version=table.get("version"))
            for key, module in sorted(hooks.items())
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _load(project: Path, hooks: FoundHooks) -> tuple[tuple[Check, ...], tuple[PluginProblem, ...]]:
    """Import the hooks of a project from where they lie."""
    from corekit.plugin.cache import Cache  # noqa: PLC0415 - only with --with-code
    from corekit.plugin.runtime import Runtime  # noqa: PLC0415 - as above

    source = project / "src" if (project / "src").is_dir() else project
    if str(source) not in sys.path:
        sys.path.insert(0, str(source))
    loaded = Runtime(Cache(None)).load(hooks)
    return (() if loaded.problems else tuple(loaded.values.get(CHECKS, ()))), tuple(loaded.problems)
