# SPDX-License-Identifier: Apache-2.0
"""Which item became which: by alias, or by content that moved to another id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.layout import FOLDER_OF
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.content.pack import Pack

#: Items whose data is this much alike are taken for one that moved.
_ALIKE: Final = 0.8
#: Kinds whose items nobody else names: their ids may come and go.
UNNAMED: Final = frozenset({"case", "source", "claim"})


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Missing(Record):
    """An alias that is missing: the old id, the new one, and the line for `aliases:` of `pack.yaml`."""

    kind: str
    old: str
    new: str

    @property
    def line(self) -> str:
        """The line to add below `aliases:`; of a fact, the line to add to the fact itself."""
        if self.kind == "fact":
            return f"aliases: [{self.old}]"
        return f"{FOLDER_OF[self.kind]}/{self.old}: {self.new}"

    def to_dict(self) -> dict[str, Any]:
        """The alias as JSON data."""
        return {"kind": self.kind, "old": self.old, "new": self.new, "line": self.line}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Pairing(Record):
    """Local ids on both sides: what stands on both (old id, new id), what is gone, what is new, missing aliases."""

    kept: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]
    missing: tuple[Missing, ...]


def pair(kind: str, old: Pack, new: Pack) -> Pairing:
    """Pair the items of a kind; ids count whether or not the items can be used."""
    before, after = _ids(kind, old), _ids(kind, new)
    kept = {name: name for name in before if name in after}
    aliases = _aliases(kind, new)
    for name in before:
        target = aliases.get(name)
        if name not in kept and target in after:
            kept[name] = target
    gone = [name for name in before if name not in kept]
    come = [name for name in after if name not in kept.values()]
    missing = list(_moved(kind, old, new, gone, come))
    kept |= {one.old: one.new for one in missing}
    return Pairing(
        kept=tuple(sorted(kept.items())),
        gone=tuple(name for name in gone if name not in kept),
        come=tuple(name for name in come if name not in kept.values()),
        missing=tuple(missing) if kind not in UNNAMED else (),
    )


def _ids(kind: str, pack: Pack) -> list[str]:
    return sorted({*pack.ids(kind), *pack.broken.get(kind, ())})


def _aliases(kind: str, pack: Pack) -> dict[str, str]:
    folder = FOLDER_OF[kind]
    found: dict[str, str] = {}
    for old, new in (pack.manifest.aliases or {}).items():
        if "/" not in old or old.startswith(f"{folder}/"):
            found[old.removeprefix(f"{folder}/")] = str(new).removeprefix(f"{folder}/")
    if kind in ("fact", "term"):
        for name in pack.ids(kind):
            for alias in pack.written(kind, name).get("aliases") or ():
                found[alias] = name
    return found


def _moved(kind: str, old: Pack, new: Pack, gone: Iterable[str], come: Iterable[str]) -> Iterator[Missing]:
    free = [name for name in come if name in new.ids(kind)]
    for name in gone:
        if name not in old.ids(kind):
            continue
        rated = [(_likeness(old.written(kind, name), new.written(kind, other)), other) for other in free]
        best = max(rated, default=(0.0, ""))
        if best[0] >= _ALIKE:
            free.remove(best[1])
            yield Missing(kind=kind, old=name, new=best[1])


def _likeness(one: Any, other: Any) -> float:
    """The share of what two items say that both of them say, from 0 to 1."""
    first, second = set(_said(one)), set(_said(other))
    return len(first & second) / max(len(first | second), 1)


def _said(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("title", "also_known_as", "aliases"):
                yield from (f"{key}:{entry}" for entry in _entries(value))


def _entries(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from (json.dumps(entry, sort_keys=True) for entry in value)
    else:
        yield json.dumps(value, sort_keys=True)


def by_kind(old: Pack, new: Pack) -> Mapping[str, Pairing]:
    """The pairing of every kind that either side has."""
    kinds = sorted({*old.items, *new.items, *old.broken, *new.broken})
    return {kind: pair(kind, old, new) for kind in kinds}
