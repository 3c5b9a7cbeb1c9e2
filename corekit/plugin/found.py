# SPDX-License-Identifier: Apache-2.0
"""What is known of plugins before any of their code runs: the first of the two types, found and loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from corekit.plugin.names import HOOKS_GROUP, PACKS_GROUP
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from corekit.plugin.problem import PluginProblem


@frozen(kw_only=True, eq=False, repr=False)
class FoundPack(Record):
    """A pack that was found: a directory of data.

    ``root`` is the directory that holds ``pack.yaml`` (a path, or a directory in a zip archive). ``origin`` says
    whether an installed distribution, a directory given by the user or the core brings it; only then is there a
    ``distribution``. ``package`` is the Python package the pack lies in, None for a plain directory. ``requires`` are
    the requirements that the distribution declares, as written.
    """

    namespace: str
    root: Traversable = field(eq=str)
    origin: Literal["core", "distribution", "path"]
    package: str | None = None
    distribution: str | None = None
    version: str | None = None
    requires: tuple[str, ...] = ()

    @property
    def entry_point(self) -> str | None:
        """The declaration, as problems show it."""
        return f"{PACKS_GROUP}: {self.namespace} = {self.package}" if self.origin == "distribution" else None

    @property
    def offers_rules(self) -> bool:
        """Whether the pack holds what can forbid or refer: rules, conditions, or a screen that it covers."""
        return offers_rules(self.root)


@frozen(kw_only=True, eq=False, repr=False)
class FoundHooks(Record):
    """A hook module that was found, not imported yet."""

    name: str
    module: str
    distribution: str
    version: str | None

    @property
    def entry_point(self) -> str:
        """The declaration, as problems show it."""
        return f"{HOOKS_GROUP}: {self.name} = {self.module}"


@frozen(kw_only=True, eq=False, repr=False)
class Claim(Record):
    """One entry point as declared, sound or not: what a distribution wants to be called."""

    group: str
    name: str
    value: str

    @property
    def text(self) -> str:
        """The declaration, as problems show it."""
        return f"{self.group}: {self.name} = {self.value}"


@frozen(kw_only=True, eq=False, repr=False)
class FoundDistribution(Record):
    """A distribution with at least one entry point for corekit.

    ``name`` is normalised, ``location`` the directory or archive that holds its metadata. ``claims`` are all its entry
    points for corekit; those that are sound stand among ``packs`` and ``hooks`` too, for the others ``problems`` says
    what is wrong.
    """

    name: str
    version: str | None
    location: str
    requires: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    packs: tuple[FoundPack, ...] = ()
    hooks: tuple[FoundHooks, ...] = ()
    problems: tuple[PluginProblem, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the distribution as JSON data, for people and machines that list plugins."""
        return {
            "name": self.name,
            "version": self.version,
            "location": self.location,
            "packs": {pack.namespace: str(pack.root) for pack in self.packs},
            "hooks": {hooks.name: hooks.module for hooks in self.hooks},
        }


def offers_rules(root: Traversable) -> bool:
    """Say whether a pack directory holds rules or conditions; where it cannot be read it is taken to do so."""
    try:
        if any((root / folder).is_dir() for folder in ("rules", "conditions")):
            return True
        return "covers" in (root / "pack.yaml").read_text(encoding="utf-8")
    except (OSError, ValueError, KeyError):
        return True


def pack_mapping(packs: tuple[FoundPack, ...]) -> Mapping[str, FoundPack]:
    """Return packs by namespace, sorted, in a mapping that nobody can change."""
    from types import MappingProxyType  # noqa: PLC0415

    return MappingProxyType({pack.namespace: pack for pack in sorted(packs, key=lambda pack: pack.namespace)})
