# SPDX-License-Identifier: Apache-2.0
"""Whether an item may be signed: nothing is wrong with it, and its cases hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit.check.cases import run_cases
from corekit.content.layout import FOLDERS, REVIEWS
from corekit.content.reviews import acted_on
from corekit.errors import DocumentInvalid, UnknownName
from corekit.planning.rulebook import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.check.diff.sides import Side
    from corekit.model.diagnostic import Diagnostic

_KINDS: Final = tuple(kind for kind in FOLDERS.values() if kind not in ("source", "term", "case"))


def find_item(side: Side, name: str) -> tuple[str, str]:
    """
    Return kind and local id of what *name* means in the pack: `exercises/chin-nod`, `chin-nod` or `desk-neck:chin-nod`.

    Raises `UnknownName` if nothing, or more than one item, has that name.
    """
    folder, slash, local = name.rpartition("/")
    kinds = (FOLDERS.get(folder, folder),) if slash else _KINDS
    local = local.removeprefix(f"{side.pack.namespace}:")
    items = [(kind, local) for kind in kinds if local in (*side.pack.ids(kind), *side.pack.broken.get(kind, ()))]
    if len(items) == 1:
        return items[0]
    if items:
        hint = f"Write {' or '.join(f'{_folder(kind)}/{local}' for kind, local in items)}."
        raise UnknownName(f"'{name}' is the name of several items.", hint=hint)
    from corekit.content.spelling import close_matches  # noqa: PLC0415 - only for a mistake

    near = close_matches(local, {known for _, known in acted_on(side.pack)})
    hint = f"Did you mean '{near[0]}'?" if near else "'corekit sign --list' names every item that can be signed."
    raise UnknownName(f"There is nothing called '{name}' in the pack '{side.pack.namespace}'.", hint=hint)


def refuse_faulty(side: Side, items: Iterable[tuple[str, str]]) -> None:
    """
    Raise `DocumentInvalid`, with every reason, unless all *items* (kind and local id) can be signed.

    `reviews.yaml` itself must be readable, or the reviews in it would be lost.
    """
    faults = [fault for fault in side.library.problems if fault.severity == "error"]
    prefix = f"{side.pack.namespace}/"
    found = [fault for fault in faults if fault.file == f"{prefix}{REVIEWS}"]
    reasons = []
    wanted = list(items)
    failed = _failed_cases(side, wanted)
    for kind, local in wanted:
        own = list(_faults(side, kind, local, faults, prefix))
        found.extend(own)
        if own or not side.library.has(kind, side.pack_id(kind, local)):
            reasons.append(f"{_folder(kind)}/{local} has errors")
        elif side.pack_id(kind, local) in failed:
            reasons.append(f"a case of {_folder(kind)}/{local} fails: {failed[side.pack_id(kind, local)]}")
    if reasons or found:
        what = "; ".join(reasons) or "reviews.yaml has errors"
        hint = f"Mend it first; 'corekit check {side.pack.root}' says what is wrong."
        raise DocumentInvalid(f"Nothing was signed: {what}.", hint=hint, diagnostics=found, code="sign-refused")


def _failed_cases(side: Side, items: list[tuple[str, str]]) -> dict[str, str]:
    """The failed cases of *items*, by canonical id; no case is run where none of them has any."""
    tested = [
        side.pack_id(kind, local)
        for kind, local in items
        if local in side.pack.ids(kind) and side.pack.written(kind, local).get("cases")
    ]
    if not tested:
        return {}
    try:
        results = run_cases(side.library, RuleBook.of(side.library), packs=[side.pack.namespace])
    except UnknownName as error:  # a case names an item that cannot be used
        return dict.fromkeys(tested, str(error))
    return {case.item: str(case) for case in results if not case.passed}


def _faults(side: Side, kind: str, local: str, faults: list[Diagnostic], prefix: str) -> Iterator[Diagnostic]:
    slot = side.pack.items.get(kind, {}).get(local)
    for fault in faults:
        if slot is not None and fault.file == f"{prefix}{slot.file}":
            pointer = fault.pointer or ""
            if pointer == slot.pointer or pointer.startswith(f"{slot.pointer}/"):
                yield fault


def _folder(kind: str) -> str:
    return next(folder for folder, known in FOLDERS.items() if known == kind)
