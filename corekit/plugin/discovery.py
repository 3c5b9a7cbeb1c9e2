# SPDX-License-Identifier: Apache-2.0
"""Finding the installed distributions that offer packs or hooks, from their metadata alone."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from attrs import frozen

from corekit.plugin.found import Claim, FoundDistribution, FoundHooks, FoundPack
from corekit.plugin.names import (
    API_MAJOR,
    CORE,
    GROUP_PREFIX,
    HOOKS,
    HOOKS_GROUP,
    PACKS,
    PACKS_GROUP,
    close_matches,
    is_kebab,
    is_module,
    normalise,
    quoted,
    split_group,
)
from corekit.plugin.pack_place import PackPlace, locate_pack
from corekit.plugin.problem import PluginProblem, switch_off
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import Distribution

METADATA_FILE = "entry_points.txt"


@frozen(kw_only=True, eq=False, repr=False)
class _Identity(Record):
    """Who a distribution is."""

    name: str
    version: str | None
    location: str
    requires: tuple[str, ...]

    def problem(self, code: str, message: str, hint: str = "", *, claim: Claim | None = None) -> PluginProblem:
        """Return a problem of this distribution."""
        return PluginProblem(
            code=code,
            message=message,
            hint=f"{hint} {switch_off(self.name)}".strip(),
            distribution=self.name,
            version=self.version,
            entry_point=claim.text if claim else None,
        )


def find_distributions(path: Iterable[str] | None = None) -> tuple[FoundDistribution, ...]:
    """Return every distribution with entry points for corekit, sorted by normalised name; no plugin code runs.

    ``path`` is where metadata is looked for, `sys.path` unless given. A distribution found twice (dist-info beside
    egg-info, or further down the path) counts once: the first, as an import would take it.
    """
    from importlib.metadata import distributions  # not needed where the cache knows the answer  # noqa: PLC0415

    found: dict[str, FoundDistribution] = {}
    for distribution in distributions(path=list(path)) if path is not None else distributions():
        if not _concerns(distribution):
            continue
        try:
            one = _examine(distribution)
        except Exception as error:  # whatever is wrong with one distribution must not lose the others  # noqa: BLE001
            one = _unreadable(distribution, error)
        if one is not None:
            found.setdefault(one.name, one)
    return tuple(found[name] for name in sorted(found))


def _concerns(distribution: Distribution) -> bool:
    """Say whether a distribution's entry points mention corekit, or cannot be read and so may."""
    try:
        return GROUP_PREFIX in (distribution.read_text(METADATA_FILE) or "")
    except (OSError, ValueError):
        return True


def _examine(distribution: Distribution) -> FoundDistribution | None:
    """Return what one distribution offers corekit, or None if it offers nothing."""
    claims = tuple(
        Claim(group=entry.group, name=entry.name, value=entry.value)
        for entry in distribution.entry_points
        if entry.group.startswith(GROUP_PREFIX)
    )
    if not claims:
        return None
    who = _Identity(
        name=normalise(distribution.metadata["Name"]),
        version=distribution.version,
        location=str(distribution.locate_file("")),
        requires=tuple(distribution.requires or ()),
    )
    results = [result for claim in claims for result in _settle(who, claim, claims, distribution)]
    return FoundDistribution(
        name=who.name,
        version=who.version,
        location=who.location,
        requires=who.requires,
        claims=claims,
        packs=tuple(result for result in results if isinstance(result, FoundPack)),
        hooks=tuple(result for result in results if isinstance(result, FoundHooks)),
        problems=tuple(result for result in results if isinstance(result, PluginProblem)),
    )


def _settle(
    who: _Identity, claim: Claim, claims: tuple[Claim, ...], distribution: Distribution
) -> Iterator[FoundPack | FoundHooks | PluginProblem]:
    """Yield what one entry point comes to: a pack, a hook module, or what is wrong with it."""
    group = split_group(claim.group)
    if group is None:
        yield _unknown_group(who, claim)
        return
    kind, major = group
    if major != API_MAJOR:
        if not any(split_group(other.group) == (kind, API_MAJOR) for other in claims):
            yield _wrong_major(who, claim, major)
        return
    if not is_kebab(claim.name):
        message = f"the entry-point name '{claim.name}' is not in kebab case, like 'desk-neck'"
        yield who.problem("bad-entry-point", message, claim=claim)
    elif not is_module(claim.value) or (kind == PACKS and "." in claim.value):
        yield who.problem("bad-entry-point", _bad_value(kind, claim), claim=claim)
    elif kind == HOOKS:
        yield FoundHooks(name=claim.name, module=claim.value, distribution=who.name, version=who.version)
    elif claim.name == CORE:
        yield who.problem("reserved-name", f"the namespace '{CORE}' belongs to the core", claim=claim)
    else:
        yield _pack(who, claim, locate_pack(claim.value, distribution))


def _pack(who: _Identity, claim: Claim, place: PackPlace) -> FoundPack | PluginProblem:
    """Return the pack at the place where it was found, or why there is none."""
    if place.root is None:
        message = (
            f"there is no content/pack.yaml in package '{claim.value}', neither among the files of {who.name} "
            "nor where Python would import it from"
        )
        return who.problem("pack-missing", message, "Is the content part of the wheel?", claim=claim)
    if place.shadowed:
        message = f"pack '{claim.name}' lies in {place.declared}, but Python would import {place.importable}"
        return who.problem("shadowed", message, "Remove one of the two.", claim=claim)
    return FoundPack(
        namespace=claim.name,
        root=place.root,
        origin="distribution",
        package=claim.value,
        distribution=who.name,
        version=who.version,
        requires=who.requires,
    )


def _unknown_group(who: _Identity, claim: Claim) -> PluginProblem:
    known = (PACKS_GROUP, HOOKS_GROUP)
    hint = f"Did you mean {quoted(close_matches(claim.group, known) or known)}?"
    return who.problem("unknown-group", f"corekit has no entry-point group '{claim.group}'", hint, claim=claim)


def _wrong_major(who: _Identity, claim: Claim, major: int) -> PluginProblem:
    age, remedy = ("newer", "a newer corekit") if major > API_MAJOR else ("older", f"a newer {who.name}")
    message = f"made for the {age} plugin API {major}; this corekit has API {API_MAJOR}"
    return who.problem("wrong-api-major", message, f"Install {remedy}.", claim=claim)


def _bad_value(kind: str, claim: Claim) -> str:
    wanted = "one top-level package" if kind == PACKS else "a module"
    return f"'{claim.value}' must name {wanted}, without {'a dot or ' if kind == PACKS else ''}a colon"


def _unreadable(distribution: Distribution, error: Exception) -> FoundDistribution:
    """Return a distribution whose metadata cannot be read, named after its metadata directory."""
    location = str(distribution.locate_file(""))
    try:
        name = normalise(distribution.metadata["Name"])
    except Exception:  # the name itself may be what is broken  # noqa: BLE001
        folder = str(getattr(distribution, "_path", location)).rstrip("/\\").replace("\\", "/").rpartition("/")[2]
        name = normalise(folder.partition("-")[0])
    problem = PluginProblem(
        code="broken-metadata",
        message=f"the metadata in {location} cannot be read: {type(error).__name__}: {error}",
        hint=f"Install {name} again. {switch_off(name)}",
        distribution=name,
        detail="".join(traceback.format_exception(error)),
        screening=True,
    )
    return FoundDistribution(name=name, version=None, location=location, problems=(problem,))
