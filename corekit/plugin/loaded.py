# SPDX-License-Identifier: Apache-2.0
"""What a hook plugin turned out to offer once its code ran: the second of the two types, found and loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from corekit.plugin.problem import PluginProblem, switch_off
from corekit.record import Record

if TYPE_CHECKING:
    from corekit.plugin.found import FoundHooks

Implementations = tuple[tuple[str, str], ...]
"""Which attribute of a module implements which hook: (hook, attribute)."""

Ids = Mapping[str, tuple[str, ...]]
"""The ids of the values of each hook, sorted."""


@frozen(kw_only=True, eq=False, repr=False)
class LoadedHooks(Record):
    """A hook module that was imported and asked for all it offers.

    ``values`` has the sound values of each hook, ``ids`` the ids of all, so that nobody else takes over the name of a
    value that is not sound. With ``problems`` no value may be used.
    """

    found: FoundHooks
    implementations: Implementations = ()
    values: Mapping[str, tuple[Any, ...]] = field(factory=dict)
    ids: Ids = field(factory=dict)
    problems: tuple[PluginProblem, ...] = ()


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
