# SPDX-License-Identifier: Apache-2.0
"""The names by which distributions, packs, hooks and values are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKS = "packs"
HOOKS = "hooks"
API_MAJOR = 1
GROUP_PREFIX = "corekit."
PACKS_GROUP = f"corekit.packs.v{API_MAJOR}"
HOOKS_GROUP = f"corekit.hooks.v{API_MAJOR}"

CORE = "core"
CORE_DISTRIBUTION = "corekit"
CORE_FORMATS = frozenset({"json", "markdown", "text"})

OUTPUT_FORMATS = "corekit_output_formats"
SCREENERS = "corekit_screeners"
CHECKS = "corekit_checks"
READERS = "corekit_readers"
HOOK_NAMES = (CHECKS, OUTPUT_FORMATS, READERS, SCREENERS)
HOOK_PREFIX = "corekit_"

_SEPARATORS = r"[-_.]+"
_KEBAB = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_GROUP = r"corekit\.(packs|hooks)\.v(0|[1-9][0-9]*)"
_MODULE = r"[^\W\d]\w*(\.[^\W\d]\w*)*"


def normalise(name: str) -> str:
    """Return a distribution name as package indexes compare it: lower case, runs of ``-_.`` as one dash."""
    return re.sub(_SEPARATORS, "-", name.strip()).lower()


def is_kebab(name: str) -> bool:
    """Say whether a name is a kebab-case id (``desk-neck``)."""
    return re.fullmatch(_KEBAB, name) is not None


def is_module(value: str) -> bool:
    """Say whether an entry-point value is a module name, dotted or not, with no object behind a colon."""
    return re.fullmatch(_MODULE, value) is not None


def split_group(group: str) -> tuple[str, int] | None:
    """Return what an entry-point group is for and its API major, or None if it is none of corekit's."""
    match = re.fullmatch(_GROUP, group)
    return (match[1], int(match[2])) if match else None


def close_matches(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known names that a misspelt one may have meant, nearest first."""
    from difflib import get_close_matches  # only for a mistake: not on the way of a sound start  # noqa: PLC0415

    return tuple(get_close_matches(name, sorted(set(known)), n=3, cutoff=0.6))


def quoted(names: Iterable[str]) -> str:
    """Return names as a list for a sentence: ``'a', 'b'``."""
    return ", ".join(f"'{name}'" for name in names)
