# SPDX-License-Identifier: Apache-2.0
"""Names of what is to be made: which are right, and what a wrong one was meant to be."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from corekit.plugin.names import CORE, CORE_FORMATS
from corekit.scaffold.failure import NotMade

#: Kinds of project, each a folder of its own.
PROJECTS: Final = ("pack", "hooks")
#: Kinds of item, each a file inside of a pack.
ITEMS: Final = ("exercise", "rule", "fact", "condition", "progression", "regimen")
KINDS: Final = (*PROJECTS, *ITEMS)

_ITEM: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PROJECT: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DISTRIBUTION_PREFIX: Final = "corekit-"
_LONGEST: Final = 60


def check_kind(kind: str) -> str:
    """Return *kind*; raises `NotMade` with the nearest one if there is none of that name."""
    if kind in KINDS:
        return kind
    from corekit.content.spelling import did_you_mean  # noqa: PLC0415 - only for a mistake

    folders = {"rules": "rule", "facts": "fact"}
    meant = folders.get(kind) or (kind.removesuffix("s") if kind.removesuffix("s") in KINDS else None)
    guess = f" — did you mean '{meant}'?" if meant else did_you_mean(kind, KINDS)
    raise NotMade(f"There is no kind '{kind}'{guess}", hint=f"Kinds: {', '.join(KINDS)}.")


def check_project_name(name: str) -> str:
    """Return the name of a new pack or hook plugin; raises `NotMade` for one that cannot be."""
    _check(name, _PROJECT, "in lower case, words joined by hyphens, and begins with a letter")
    if name.startswith(_DISTRIBUTION_PREFIX):
        bare = name.removeprefix(_DISTRIBUTION_PREFIX)
        raise NotMade(f"The prefix is added by itself — did you mean '{bare}'?", hint=f"{bare} becomes {name}.")
    if name in {CORE, *CORE_FORMATS}:
        raise NotMade(f"The name '{name}' belongs to the core.", hint="Choose another one.")
    return name


def check_item_name(name: str) -> str:
    """Return the id of a new item; raises `NotMade` for one that cannot be."""
    return _check(name, _ITEM, "in lower case, words joined by hyphens")


def check_fact_name(name: str, namespace: str) -> str:
    """Return the full id of a new fact of a pack, in either spelling given; raises `NotMade` for one that cannot be."""
    prefix = namespace.replace("-", "_") + "_"
    own = _check(name.replace("_", "-"), _ITEM, "in lower case, words joined by underscores").replace("-", "_")
    return prefix + own.removeprefix(prefix)


def title_of(name: str) -> str:
    """Return what a name reads as: `chin-nod` is `Chin nod`."""
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _check(name: str, form: re.Pattern[str], rule: str) -> str:
    if form.fullmatch(name) and len(name) <= _LONGEST:
        return name
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", latin).lower()
    meant = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:_LONGEST]
    guess = f" — did you mean '{meant}'?" if form.fullmatch(meant) else ""
    raise NotMade(f"'{name}' cannot be a name{guess}", hint=f"A name is {rule}, like 'chin-nod'.")
