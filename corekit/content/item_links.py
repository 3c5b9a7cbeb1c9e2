# SPDX-License-Identifier: Apache-2.0
"""Single items with canonical names, where nothing was linked before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.linker import Linker
from corekit.content.references import Link, link_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.content.names import Home, Names


class ItemLinks:
    """Links the items of a library one by one, when somebody asks; what belongs to a kind and a pack is made once."""

    def __init__(self, home: Callable[[str, str], Home], names: Names) -> None:
        """*home* finds an item by kind and canonical id, or raises."""
        self._home = home
        self._names = names
        self._links: dict[tuple[str, str], Link] = {}

    def data(self, kind: str, identifier: str) -> Any:
        """Return an item as JSON data with canonical names; of a term with its vocabulary and what it stands below."""
        home = self._home(kind, identifier)
        data = home.pack.effective(kind, home.local)
        if kind == "term":
            vocabulary, _, value = identifier.partition("/")
            entry = self._names.vocabulary.entry(vocabulary, value)
            return {**data, "vocabulary": vocabulary, **({"is_a": list(entry.parents)} if entry.parents else {})}
        return self._link(kind, home.pack.namespace)(data, "")

    def _link(self, kind: str, namespace: str) -> Link:
        if (kind, namespace) not in self._links:
            self._links[kind, namespace] = link_for(kind, Linker(self._names, namespace, kind))
        return self._links[kind, namespace]
