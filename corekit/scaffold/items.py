# SPDX-License-Identifier: Apache-2.0
"""New items of a pack: a file with every key, the choices as comments, and `TO-DO` for what its author must say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.content.layout import FOLDER_OF
from corekit.content.schemas import written
from corekit.model.attributes import VOCABULARIES
from corekit.model.dose import DOSE_KEYS
from corekit.scaffold.failure import NotMade
from corekit.scaffold.names import check_fact_name, check_item_name, title_of
from corekit.scaffold.place import pack_around
from corekit.scaffold.writing import Made, filled, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.content.library import Library
    from corekit.scaffold.place import PackFolder

#: The exercise that examples name where a pack has none of its own yet.
_ANY_EXERCISE: Final = "core:easy-exercise"


def new_item(kind: str, name: str, *, inside: Path) -> Made:
    """
    Make an item of *kind* in the pack that the directory *inside* belongs to.

    Raises `NotMade` if the name cannot be one, is taken, or if there is no pack.
    """
    from corekit.kit import load  # noqa: PLC0415 - not before the name is known to be right

    if kind != "fact":
        check_item_name(name)
    pack = pack_around(inside)
    local = check_fact_name(name, pack.namespace) if kind == "fact" else name
    library = load(paths=[pack.project]).library
    canonical = local if kind == "fact" else f"{pack.namespace}:{local}"
    if canonical in library.ids(kind):
        file = library.place(kind, canonical)[0]
        raise NotMade(f"The pack has the {kind} '{local}' already, in {file}.", hint="Choose another name.")
    relative = f"{FOLDER_OF[kind]}/{local}.yaml"
    text = filled(f"items/{kind}", {**_choices(library), **_words(pack, local, library)})
    made = write_new(pack.content, {relative: text})
    steps = (f"Fill in every TO-DO in {made[0].name}.", "corekit check .")
    return Made(files=made, next_steps=steps)


def _words(pack: PackFolder, local: str, library: Library) -> dict[str, str]:
    prefix = f"{pack.namespace}:"
    own = sorted(name.removeprefix(prefix) for name in library.ids("exercise") if name.startswith(prefix))
    return {
        "namespace": pack.namespace,
        "name": local,
        "title": title_of(local),
        "exercise": own[0] if own else _ANY_EXERCISE,
    }


def _choices(library: Library) -> dict[str, str]:
    """What may stand where: the terms of every vocabulary, and the choices that the schemas name."""
    common = written("common")["$defs"]
    fact = written("fact")["properties"]
    track = written("regimen")["$defs"]["track"]["properties"]
    return {
        **{vocabulary: ", ".join(_values(library, vocabulary)) for vocabulary in VOCABULARIES},
        "outcome": _enumerated(common["outcome"]),
        "ask_at": _enumerated(fact["ask_at"]),
        "phase": _enumerated(track["phase"]),
        "dose_keys": ", ".join(DOSE_KEYS),
    }


def _values(library: Library, vocabulary: str) -> tuple[str, ...]:
    """The terms an item may be given, from the lowest where they have an order; parents are for selectors only."""
    terms = library.vocabulary
    known = terms.scale(vocabulary) or terms.values(vocabulary)
    return tuple(value for value in known if not terms.entry(vocabulary, value).abstract)


def _enumerated(schema: Any) -> str:
    return ", ".join(schema["enum"])
