# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a plugin, as a value."""

from __future__ import annotations

from typing import Any

from attrs import asdict, frozen

from corekit.plugin.names import CORE_DISTRIBUTION
from corekit.record import Record

CODES = {
    "broken-metadata": "the distribution's metadata cannot be read",
    "wrong-api-major": "it is made for another major version of the plugin API",
    "unknown-group": "it uses an entry-point group that corekit does not have",
    "bad-entry-point": "the name or the value of an entry point is not allowed",
    "reserved-name": "it uses a name that belongs to the core",
    "pack-missing": "there is no content/pack.yaml where the pack should be",
    "shadowed": "the pack lies in the distribution and, different, where Python would import it from",
    "namespace-mismatch": "entry point and pack.yaml name different namespaces",
    "duplicate-namespace": "several packs claim one namespace",
    "duplicate-name": "several hook plugins share one entry-point name",
    "same-module": "one module or package stands under several names",
    "import-failed": "the hook module cannot be imported",
    "wrong-signature": "a hook implementation has parameters that the hook has not",
    "hook-options": "a hook implementation asks for an order or wraps others, which does not exist here",
    "unknown-hook": "it implements a hook that does not exist",
    "unmarked-hook": "a function is named like a hook but lacks @hookimpl",
    "hook-failed": "a hook raised an exception",
    "invalid-value": "a hook returned something that is not allowed",
    "duplicate-id": "several values of one hook share an id",
    "required-broken": "a required plugin is broken",
    "required-off": "a required plugin is switched off",
}
"""Every problem code with what it means; a stable part of the interface."""


@frozen(kw_only=True, eq=False, repr=False)
class PluginProblem(Record):
    """One thing that is wrong with one plugin, or with several that clash.

    ``code`` is a key of `CODES`. ``message`` says what is wrong, ``hint`` how to mend it or to switch the plugin off.
    ``entry_point`` is ``<group>: <name> = <value>``. ``screening`` says that rules or screeners may be missing because
    of it, so that nothing may be issued. ``detail`` is the traceback, where an exception was the cause.
    """

    code: str
    message: str
    hint: str
    distribution: str | None = None
    version: str | None = None
    entry_point: str | None = None
    screening: bool = False
    detail: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the problem as JSON data."""
        return asdict(self)

    def __str__(self) -> str:
        """Return one line: who, what, and how to go on."""
        who = " ".join(part for part in (self.distribution, self.version) if part)
        return (
            f"{who}: {self.message} [{self.code}] {self.hint}" if who else f"{self.message} [{self.code}] {self.hint}"
        )


def switch_off(*distributions: str) -> str:
    """Return the sentence that says how to go on without a distribution, or without one of several."""
    names = [name for name in dict.fromkeys(distributions) if name != CORE_DISTRIBUTION]
    if not names:
        return "Take the directory out of `paths` (`--path`) to go on without it."
    ways = " or ".join(f"`--disable {name}` (in Python `disable=[{name!r}]`)" for name in names)
    return f"To go on without it: {ways}."
