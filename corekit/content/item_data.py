# SPDX-License-Identifier: Apache-2.0
"""The data of a library's items, and what is worked out from each by itself; remembered from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.content.briefs import BRIEF_KINDS, brief_of
from corekit.content.citing import CITING_KINDS, citations_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corekit.content.findings import Key
    from corekit.content.memo import Memo

#: Kinds whose canonical data a warm start takes from the memo, item by item.
_LINKED: Final = ("fact", "exercise", "regimen", "progression", "source")
#: What is worked out from the data of single items: how, and for which kinds it is remembered.
_OF_ITEMS: Final[Mapping[str, tuple[Callable[[str, Mapping[str, Any]], Any], tuple[str, ...]]]] = {
    "brief": (brief_of, BRIEF_KINDS),
    "citations": (lambda _, data: citations_in(data), CITING_KINDS),
}


class ItemData:
    """
    Items as canonical JSON data, each decoded or linked when somebody asks for it.

    *ids* gives the canonical ids of a kind, in order; *linked* the data of an item that nobody has linked yet, and
    raises `UnknownName` where there is none; *memo* what is known from before.
    """

    def __init__(self, ids: Callable[[str], Iterable[str]], linked: Callable[[str, str], Any], memo: Memo) -> None:
        self._ids = ids
        self._linked = linked
        self._memo = memo
        self._data: dict[Key, Any] = {}
        self._replaced: frozenset[Key] = frozenset()
        self._worked_out: dict[tuple[str, str, str], Any] = {}
        self._places: dict[str, Mapping[str, int]] = {}

    def data(self, kind: str, identifier: str) -> Any:
        """Return an item's data."""
        key = (kind, identifier)
        if key not in self._data:
            known = self._remembered(kind, kind, identifier)
            self._data[key] = self._linked(kind, identifier) if known is None else known
        return self._data[key]

    def brief(self, kind: str, identifier: str) -> Mapping[str, Any]:
        """Return the brief form of a condition, an exercise or a regimen."""
        found: Mapping[str, Any] = self._of_item("brief", kind, identifier)
        return found

    def citations(self, kind: str, identifier: str) -> Sequence[str]:
        """Return the source keys that an exercise or a progression cites, sorted."""
        found: Sequence[str] = self._of_item("citations", kind, identifier)
        return found

    @property
    def remembered(self) -> bool:
        """Whether the memo holds the data of items."""
        return self._memo.each(_LINKED[0]) is not None

    def remember(self) -> None:
        """Put the data of every item that a plan may read into the memo, and what is worked out from it."""
        for kind in _LINKED:
            self._memo.put_each(kind, [self.data(kind, name) for name in self._ids(kind)])
        for what, (_, kinds) in _OF_ITEMS.items():
            for kind in kinds:
                values = [self._of_item(what, kind, name) for name in self._ids(kind)]
                self._memo.put_each(f"{kind}-{what}", values)

    def keep(self, linked: Mapping[Key, Any]) -> None:
        """Take in what was linked elsewhere."""
        self._data.update(linked)

    def replacing(self, kind: str, identifier: str, data: Any) -> ItemData:
        """Return the same with other data for one item."""
        key = (kind, identifier)
        other = ItemData(self._ids, self._linked, self._memo)
        other._data = {**self._data, key: data}
        other._replaced = self._replaced | {key}
        other._worked_out = {each: value for each, value in self._worked_out.items() if each[1:] != key}
        other._places = self._places
        return other

    def _of_item(self, what: str, kind: str, identifier: str) -> Any:
        """What is worked out from an item's data alone, once; from the memo if it is there."""
        key = (what, kind, identifier)
        if key not in self._worked_out:
            known = self._remembered(f"{kind}-{what}", kind, identifier)
            make, _ = _OF_ITEMS[what]
            self._worked_out[key] = make(kind, self.data(kind, identifier)) if known is None else known
        return self._worked_out[key]

    def _remembered(self, series: str, kind: str, identifier: str) -> Any:
        """What the memo knows of one item; None if that is nothing."""
        known = None if (kind, identifier) in self._replaced else self._memo.each(series)
        place = None if known is None else self._place(kind).get(identifier)
        return None if known is None or place is None else known[place]

    def _place(self, kind: str) -> Mapping[str, int]:
        """Where each item of a kind stands among them."""
        if kind not in self._places:
            self._places[kind] = {name: index for index, name in enumerate(self._ids(kind))}
        return self._places[kind]
