# SPDX-License-Identifier: Apache-2.0
"""What a hook plugin turned out to offer once its code ran: the second of the two types, found and loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from corekit.plugin.problem import PluginProblem, switch_off

if TYPE_CHECKING:
    from corekit.plugin.found import FoundHooks

Implementations = tuple[tuple[str, str], ...]
"""Which attribute of a module implements which hook: (hook, attribute)."""

Ids = Mapping[str, tuple[str, ...]]
"""The ids of the values of each hook, in the order in which they were returned."""


@frozen(kw_only=True)
class LoadedHooks:
    """A hook module that was imported and asked for all it offers.

    ``values`` has the sound values of each hook. With ``problems`` none of them may be used; they still hold their
    ids, so that nobody else takes over the name of a plugin that broke.
    """

    found: FoundHooks
    implementations: Implementations = ()
    values: Mapping[str, tuple[Any, ...]] = field(factory=dict)
    problems: tuple[PluginProblem, ...] = ()

    @property
    def ids(self) -> Ids:
        """The ids of the values of each hook."""
        return {hook: tuple(value.id for value in values) for hook, values in self.values.items()}


def hook_problem(
    found: FoundHooks, code: str, message: str, *, hint: str = "", detail: str | None = None
) -> PluginProblem:
    """Return a problem of a hook plugin."""
    return PluginProblem(
        code=code,
        message=message,
        hint=f"{hint} {switch_off(found.distribution)}".strip(),
        distribution=found.distribution,
        version=found.version,
        entry_point=found.entry_point,
        detail=detail,
    )
