# SPDX-License-Identifier: Apache-2.0
"""Getting to know a hook module: pluggy registers it, and everything that pluggy lets pass silently is looked for.

Each plugin gets a manager of its own that lives no longer than its inspection: nothing is global, nothing is half
registered, and no plugin can see another.
"""

from __future__ import annotations

import inspect
from types import FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any

from corekit.plugin import specs
from corekit.plugin.loaded import Implementations, LoadedHooks, hook_problem
from corekit.plugin.loading import collect, import_hooks
from corekit.plugin.names import HOOK_NAMES, HOOK_PREFIX, close_matches, quoted
from corekit.plugin.problem import PluginProblem
from corekit.plugin.specs import MARK, PROJECT

if TYPE_CHECKING:
    from corekit.plugin.found import FoundHooks

REFUSED_OPTIONS = ("hookwrapper", "tryfirst", "trylast", "wrapper")


def inspect_hooks(found: FoundHooks) -> LoadedHooks:
    """Import a hook module, check how it implements its hooks, and collect what they return."""
    module = import_hooks(found)
    if isinstance(module, PluginProblem):
        return LoadedHooks(found=found, problems=(module,))
    problems = [*_unmarked(found, module), *_unusable(found, module)]
    implementations, refused = _register(found, module)
    problems.extend(refused)
    if problems:
        return LoadedHooks(found=found, implementations=implementations, problems=tuple(problems))
    return collect(found, implementations, module)


def _register(found: FoundHooks, module: ModuleType) -> tuple[Implementations, list[PluginProblem]]:
    """Have pluggy register the module; return which attribute implements which hook, and what is wrong."""
    import pluggy  # a warm start knows the answer and needs no pluggy  # noqa: PLC0415

    manager = pluggy.PluginManager(PROJECT)
    mark = pluggy.HookspecMarker(PROJECT)
    for hook in specs.SPECIFICATIONS.values():
        mark(hook)
    manager.add_hookspecs(specs)
    try:
        manager.register(module, name=found.distribution)
    except pluggy.PluginValidationError as error:
        reason = " ".join(str(error).split())
        return (), [hook_problem(found, "wrong-signature", f"pluggy refuses it: {reason}")]
    implementations, problems = [], []
    for caller in manager.get_hookcallers(module) or ():
        for implementation in caller.get_hookimpls():
            if caller.has_spec():
                implementations.append((caller.name, _attribute(module, implementation.function)))
            elif not implementation.optionalhook:
                problems.append(_unknown(found, caller.name))
    return tuple(sorted(implementations)), problems


def _attribute(module: ModuleType, function: object) -> str:
    """Return the name under which a module has a function, which `specname` may make another than the hook's."""
    return min(name for name, value in vars(module).items() if value is function)


def _unknown(found: FoundHooks, name: str) -> PluginProblem:
    close = close_matches(name, HOOK_NAMES)
    hint = f"Did you mean {quoted(close)}?" if close else f"The hooks are {quoted(HOOK_NAMES)}."
    return hook_problem(found, "unknown-hook", f"implements '{name}', which is no hook of this corekit", hint=hint)


def _unmarked(found: FoundHooks, module: ModuleType) -> list[PluginProblem]:
    """Return a problem for every function that is named like a hook but not marked: pluggy would never call it."""
    return [
        hook_problem(
            found,
            "unmarked-hook",
            f"'{name}' is named like a hook but is not marked",
            hint="Put @corekit.hookimpl above it, or call it something that does not begin with 'corekit_'.",
        )
        for name, value in sorted(vars(module).items())
        if name.startswith(HOOK_PREFIX) and callable(value) and _options(value) is None
    ]


def _unusable(found: FoundHooks, module: ModuleType) -> list[PluginProblem]:
    """Return a problem for every implementation that pluggy takes and that could not be called as it expects."""
    problems = []
    for name, value in sorted(vars(module).items()):
        options = _options(value)
        if options is None:
            continue
        asked = [option for option in REFUSED_OPTIONS if options.get(option)]
        if asked:
            message = f"'{name}' asks for {quoted(asked)}: hooks have no order and nothing to wrap"
            problems.append(hook_problem(found, "hook-options", message))
        parameters = inspect.signature(value).parameters.values()
        named = [one.name for one in parameters if one.kind in (one.KEYWORD_ONLY, one.VAR_POSITIONAL, one.VAR_KEYWORD)]
        if named:
            message = (
                f"'{name}' has keyword-only or variable parameters ({quoted(named)}); hooks take no such arguments"
            )
            problems.append(hook_problem(found, "wrong-signature", message))
    return problems


def _options(value: object) -> dict[str, Any] | None:
    """Return the options of the marker on a function or bound method, or None if there is no marker.

    Nothing else is asked for attributes: a module may hold proxies that raise when they are touched.
    """
    function = value.__func__ if type(value) is MethodType else value
    options = vars(function).get(MARK) if type(function) is FunctionType else None
    return options if isinstance(options, dict) else None
