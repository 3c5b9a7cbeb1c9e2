# SPDX-License-Identifier: Apache-2.0
"""
Exercise and rehabilitation content: structured, sourced, screened, composable and executable.

    import corekit
    kit = corekit.load()
    profile = corekit.Profile.parse(text)
    plan = kit.plan(profile, today=date(2026, 11, 21))
    print(kit.render(plan, "text").text)

Importing corekit loads nothing else: every name below is fetched when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what type checkers take as true, without importing typing

if TYPE_CHECKING:
    from typing import Any

    from corekit.content.schemas import components, schema
    from corekit.errors import (
        CorekitError,
        DocumentInvalid,
        LanguageMissing,
        OptionInvalid,
        PacksBroken,
        PlanOutdated,
        ProfileInvalid,
        UnknownFormat,
        UnknownName,
    )
    from corekit.kit import Kit, load
    from corekit.model.diagnostic import Diagnostic
    from corekit.model.intake import Intake
    from corekit.model.journal import JournalEntry as Entry
    from corekit.model.plan import Plan
    from corekit.model.profile import Profile
    from corekit.model.progress import Progress
    from corekit.model.recheck import Recheck
    from corekit.model.screening import Screening
    from corekit.model.why import Why
    from corekit.plugin.specs import hookimpl
    from corekit.values import Rendered

_ERRORS = (
    "CorekitError",
    "DocumentInvalid",
    "LanguageMissing",
    "OptionInvalid",
    "PacksBroken",
    "PlanOutdated",
    "ProfileInvalid",
    "UnknownFormat",
    "UnknownName",
)

#: Where each public name lives: module, and the name there.
_HOMES: dict[str, tuple[str, str]] = {
    **{name: ("corekit.errors", name) for name in _ERRORS},
    "Diagnostic": ("corekit.model.diagnostic", "Diagnostic"),
    "Entry": ("corekit.model.journal", "JournalEntry"),
    "Intake": ("corekit.model.intake", "Intake"),
    "Kit": ("corekit.kit", "Kit"),
    "Plan": ("corekit.model.plan", "Plan"),
    "Profile": ("corekit.model.profile", "Profile"),
    "Progress": ("corekit.model.progress", "Progress"),
    "Recheck": ("corekit.model.recheck", "Recheck"),
    "Rendered": ("corekit.model.rendered", "Rendered"),
    "Screening": ("corekit.model.screening", "Screening"),
    "Why": ("corekit.model.why", "Why"),
    "components": ("corekit.content.schemas", "components"),
    "hookimpl": ("corekit.plugin.specs", "hookimpl"),
    "load": ("corekit.kit", "load"),
    "schema": ("corekit.content.schemas", "schema"),
}

__all__ = [
    "CorekitError",
    "Diagnostic",
    "DocumentInvalid",
    "Entry",
    "Intake",
    "Kit",
    "LanguageMissing",
    "OptionInvalid",
    "PacksBroken",
    "Plan",
    "PlanOutdated",
    "Profile",
    "ProfileInvalid",
    "Progress",
    "Recheck",
    "Rendered",
    "Screening",
    "UnknownFormat",
    "UnknownName",
    "Why",
    "components",
    "hookimpl",
    "load",
    "schema",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'corekit' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - nothing is loaded before it is used

    value = getattr(import_module(home[0]), home[1])
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
