# SPDX-License-Identifier: Apache-2.0
"""Running a plugin's code: importing its hook module and calling its implementations, one by one.

Whatever that code does wrong becomes a problem that names the plugin; it never reaches the caller or other plugins.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from corekit.plugin.loaded import Implementations, LoadedHooks, hook_problem
from corekit.plugin.specs import VALUE_TYPES
from corekit.plugin.validation import faults

if TYPE_CHECKING:
    from types import ModuleType

    from corekit.plugin.found import FoundHooks
    from corekit.plugin.problem import PluginProblem

MOST_VALUES = 1000
"""How many values one hook of one plugin may return: a generator that never ends must not hang the host."""


def import_hooks(found: FoundHooks) -> ModuleType | PluginProblem:
    """Import a hook module; return it, or the problem that stopped it."""
    try:
        return import_module(found.module)
    except (Exception, SystemExit) as error:  # whatever the plugin raises is the plugin's problem  # noqa: BLE001
        return hook_problem(found, "import-failed", f"cannot be imported: {_said(error)}", detail=_traceback(error))


def collect(found: FoundHooks, implementations: Implementations, module: ModuleType) -> LoadedHooks:
    """Call the given implementations and return all they offer, with whatever went wrong."""
    values: dict[str, list[Any]] = {}
    ids: dict[str, list[str]] = {}
    problems: list[PluginProblem] = []
    for hook, attribute in implementations:
        returned, problem = _call(found, hook, getattr(module, attribute))
        if problem is not None:
            problems.append(problem)
        for value in returned:
            name = _id(hook, value)
            if name is not None:
                ids.setdefault(hook, []).append(name)
            wrong = faults(hook, value)
            if wrong:
                message = f"{hook} returned {f'{name!r}: ' if name else ''}{'; '.join(wrong)}"
                problems.append(hook_problem(found, "invalid-value", message))
            else:
                values.setdefault(hook, []).append(value)
    problems.extend(_repeated(found, ids))
    return LoadedHooks(
        found=found,
        implementations=implementations,
        values={hook: tuple(sorted(given, key=lambda value: str(value.id))) for hook, given in values.items()},
        ids={hook: tuple(sorted(names)) for hook, names in ids.items()},
        problems=tuple(problems),
    )


def _call(found: FoundHooks, hook: str, function: Callable[[], object]) -> tuple[list[object], PluginProblem | None]:
    """Call one implementation and exhaust what it returns; return the values before a failure, and the failure."""
    returned: list[object] = []
    try:
        result = function()
        if not isinstance(result, Iterable) or isinstance(result, str | bytes):
            kind = "nothing" if result is None else f"a value of type {type(result).__name__}"
            return [], hook_problem(found, "invalid-value", f"{hook} returned {kind} instead of a list of values")
        for value in islice(result, MOST_VALUES + 1):
            returned.append(value)  # what came before a failure still holds its name  # noqa: PERF402
    except (Exception, SystemExit) as error:  # whatever the plugin raises is the plugin's problem  # noqa: BLE001
        return returned, hook_problem(found, "hook-failed", f"{hook} failed: {_said(error)}", detail=_traceback(error))
    if len(returned) > MOST_VALUES:
        message = f"{hook} returned more than {MOST_VALUES} values"
        return [], hook_problem(found, "invalid-value", message)
    return returned, None


def _repeated(found: FoundHooks, ids: dict[str, list[str]]) -> Iterable[PluginProblem]:
    for hook, names in ids.items():
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield hook_problem(found, "duplicate-id", f"{hook} returned '{name}' {names.count(name)} times")


def _id(hook: str, value: object) -> str | None:
    """Return the id of a value of the right type, sound or not."""
    name = getattr(value, "id", None) if type(value) is VALUE_TYPES[hook] else None
    return name if isinstance(name, str) else None


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _traceback(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
