# SPDX-License-Identifier: Apache-2.0
"""The whole comparison of two versions of a pack, and what it asks of the version number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.check.diff.catching import People
from corekit.check.diff.change import GROUPS, ORDER, Change, Item
from corekit.check.diff.exercises import exercise_changes
from corekit.check.diff.precautions import condition_changes, rule_changes
from corekit.check.diff.programmes import progression_changes, regimen_changes
from corekit.check.diff.renames import UNNAMED, by_kind
from corekit.check.diff.vocabulary import claim_changes, fact_changes, manifest_changes, term_changes
from corekit.errors import UnknownName
from corekit.messages.labels import plain
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corekit.check.diff.renames import Missing, Pairing
    from corekit.check.diff.sides import Side
    from corekit.content.library import Library

    Compare = Callable[[Item, Mapping[str, Any], Mapping[str, Any], People], Iterator[Change]]

_COMPARE: Final[Mapping[str, Compare]] = {
    "rule": rule_changes,
    "condition": condition_changes,
    "exercise": exercise_changes,
    "regimen": regimen_changes,
    "progression": progression_changes,
    "fact": fact_changes,
    "term": term_changes,
    "claim": claim_changes,
}
#: Kinds whose items other items name by their ids.
_REFERRED: Final = ("exercise", "progression", "regimen")
#: Keys that hold texts, sources and tests: nothing is decided by them.
_TEXTS: Final = frozenset(
    {"title", "ask", "because", "unknown_because", "text", "pattern", "note", "steps", "cues", "mistakes", "evidence"}
    | {"sources", "also_known_as", "cases", "figure", "group"}
)
#: Kinds in the order in which they are told within a group.
_KINDS: Final = ("pack", *_COMPARE, "case", "source")
_NUMBER: Final = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Comparison(Record):
    """
    What changed between two versions of one pack.

    *changes* stand in the order in which they should be read; *verdict* (`none`, `patch`, `minor`, `major`) is what
    they ask of the version, *declared* what the versions say (None where one of them is not known).
    """

    namespace: str
    old_version: str | None
    new_version: str | None
    changes: tuple[Change, ...]
    missing: tuple[Missing, ...]
    verdict: str
    declared: str | None
    problems: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether the declared version is at least what the changes ask for; true where no version is known."""
        return self.declared is None or ORDER.index(self.declared) >= ORDER.index(self.verdict)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON data."""
        return {
            "namespace": self.namespace,
            "old_version": self.old_version,
            "new_version": self.new_version,
            "verdict": self.verdict,
            "declared": self.declared,
            "enough": self.enough,
            "changes": [change.to_dict() for change in self.changes],
            "missing_aliases": [one.to_dict() for one in self.missing],
            "problems": list(self.problems),
        }


def compare(old: Side, new: Side) -> Comparison:
    """
    Compare two versions of a pack.

    Raises `UnknownName` if they are not versions of one pack.
    """
    if old.pack.namespace != new.pack.namespace:
        raise UnknownName(
            f"These are two packs, '{old.pack.namespace}' and '{new.pack.namespace}', not two versions of one.",
            hint="Compare versions that have the same namespace.",
        )
    pairs = by_kind(old.pack, new.pack)
    found = [*manifest_changes(old.pack.manifest, new.pack.manifest), *_items(pairs, old, new)]
    changes = tuple(sorted(found, key=_place))
    verdict = max((change.level for change in changes), key=ORDER.index, default="none")
    return Comparison(
        namespace=new.pack.namespace,
        old_version=old.version,
        new_version=new.version,
        changes=changes,
        missing=tuple(one for pairing in pairs.values() for one in pairing.missing),
        verdict="patch" if verdict == "none" and old.pack.digest != new.pack.digest else verdict,
        declared=declared(old.version, new.version),
        problems=(*old.problems, *new.problems),
    )


def declared(old: str | None, new: str | None) -> str | None:
    """
    What two version numbers say: `major`, `minor`, `patch` or `none`; None where one of them is none.

    Before 1.0 the second number speaks for the first, as Semantic Versioning has it.
    """
    before, after = (_NUMBER.match(version) if version else None for version in (old, new))
    if before is None or after is None:
        return None
    one, other = (tuple(int(part or 0) for part in match.groups()) for match in (before, after))
    if other <= one:
        return "none"
    first = next(index for index in range(3) if one[index] != other[index])
    if one[0] == 0 and other[0] == 0:
        return ("major", "major", "minor")[first]
    return ("major", "minor", "patch")[first]


def _items(pairs: Mapping[str, Pairing], old: Side, new: Side) -> Iterator[Change]:
    people = People(old.library, new.library)
    renamed = {
        old.pack_id(kind, before): new.pack_id(kind, after)
        for kind in _REFERRED
        for before, after in (pairs[kind].kept if kind in pairs else ())
        if before != after
    }
    for kind, pairing in pairs.items():
        yield from _ids(kind, pairing, old, new)
        for before, after in pairing.kept:
            ids = [side.pack_id(kind, name) for side, name in ((old, before), (new, after))]
            if not all(library.has(kind, name) for library, name in zip((old.library, new.library), ids, strict=True)):
                yield from _unusable(kind, before, after, old, new)
                continue
            item = Item(kind=kind, old=ids[0], new=ids[1], title=_title(new.library, kind, ids[1]))
            data = _with_names(old.library.data(kind, ids[0]), renamed), new.library.data(kind, ids[1])
            written = old.pack.written(kind, before), new.pack.written(kind, after)
            yield from _one(item, data, written, people)


def _with_names(data: Any, renamed: Mapping[str, str]) -> Any:
    """Data of the old side with the names that its items have now, so that a rename is told once."""
    if not renamed:
        return data
    if isinstance(data, dict):
        return {key: _with_names(value, renamed) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_names(value, renamed) for value in data]
    return renamed.get(data, data) if isinstance(data, str) else data


def _one(item: Item, data: tuple[Any, Any], written: tuple[Any, Any], people: People) -> Iterator[Change]:
    one, other = data
    compare_kind = _COMPARE.get(item.kind)
    found = list(compare_kind(item, one, other, people)) if compare_kind is not None else []
    yield from found
    keys = sorted(key for key in {*written[0], *written[1]} if written[0].get(key) != written[1].get(key))
    texts = [key for key in keys if key in _TEXTS]
    if texts or (keys and not found and one != other):
        yield item.change("text", f"changed in {', '.join(plain(key) for key in texts or keys)}.")


def _ids(kind: str, pairing: Pairing, old: Side, new: Side) -> Iterator[Change]:
    missing = {one.old for one in pairing.missing}
    for name in pairing.gone:
        yield _gone(kind, name, old)
    for name in pairing.come:
        guards = kind == "rule"
        title = _title(new.library, kind, new.pack_id(kind, name))
        words = f"A rule was added: {title}." if guards else f"New {kind}: {title}."
        group = "strengthened" if guards else "text" if kind in UNNAMED else "added"
        yield Change(group=group, kind=kind, item=new.pack_id(kind, name), text=words)
    for before, after in pairing.kept:
        if before != after:
            known = before not in missing or kind in UNNAMED
            words = f"The {kind} '{before}' is called '{after}' now" + ("." if known else ", and no alias says so.")
            group = ("text" if kind in UNNAMED else "renamed") if known else "removed"
            yield Change(group=group, kind=kind, item=new.pack_id(kind, after), text=words, before=before, after=after)


def _gone(kind: str, name: str, old: Side) -> Change:
    identifier = old.pack_id(kind, name)
    title = _title(old.library, kind, identifier)
    data = old.pack.written(kind, name) if name in old.pack.ids(kind) else {}
    group, words = "removed", f"The {kind} '{title}' is gone, and no alias stands for it."
    if kind == "rule":
        group, words = "weakened", f"A rule was removed: {title}."
    elif kind == "condition" and not data.keys().isdisjoint(("exclude", "caution", "limit")):
        group, words = "weakened", f"A condition was removed, with all it excludes or limits: {title}."
    elif kind in UNNAMED:
        group, words = "text", f"The {kind} '{title}' is gone."
    return Change(group=group, kind=kind, item=identifier, text=words)


def _unusable(kind: str, before: str, after: str, old: Side, new: Side) -> Iterator[Change]:
    sides = (old.library.has(kind, old.pack_id(kind, before)), new.library.has(kind, new.pack_id(kind, after)))
    if sides[0] or sides[1]:
        which = "new" if sides[0] else "old"
        words = f"The {kind} '{after}' cannot be used in the {which} version; cannot tell what changed in it."
        yield Change(group="undecided", kind=kind, item=new.pack_id(kind, after), text=words)


def _title(library: Library, kind: str, identifier: str) -> str:
    if not library.has(kind, identifier):
        return identifier.rpartition(":")[2]
    data = library.data(kind, identifier)
    return str(data.get("title") or data.get("ask") or identifier.rpartition(":")[2]).rstrip(".")


def _place(change: Change) -> tuple[int, int, str]:
    kinds = _KINDS.index(change.kind) if change.kind in _KINDS else len(_KINDS)
    return list(GROUPS).index(change.group), kinds, change.text
