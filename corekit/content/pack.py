# SPDX-License-Identifier: Apache-2.0
"""A pack: what one directory of content says, item by item, each kept as JSON until somebody needs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from corekit.content import files
from corekit.content.assumptions import effective

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable

    from corekit.content.document import Document
    from corekit.model.diagnostic import Diagnostic
    from corekit.model.manifest import Manifest

#: So many items are decoded together where all are wanted.
_AT_A_TIME: Final = 100


class Slot(NamedTuple):
    """Where one item stands: in the pack's texts from *start* to *end*, and in a file at a pointer."""

    start: int
    end: int
    file: str
    pointer: str


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Pack:
    """
    The content of one directory.

    *items* maps kind and local id to where the item stands; `written` gives its data. Items with errors are not among
    them. *digest* covers everything the pack says, in whatever format and layout of files; *seal* also who reviewed it.
    """

    manifest: Manifest
    items: Mapping[str, Mapping[str, Slot]] = attrs.field(repr=False)
    texts: bytes = attrs.field(repr=False)
    digest: str
    seal: str
    files: tuple[str, ...] = attrs.field(repr=False)
    reviews: Any = attrs.field(default=None, repr=False)
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), repr=False)
    #: Kind -> local ids of items that are there and cannot be used.
    broken: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, repr=False)
    root: Traversable
    distribution: str | None = None
    version: str | None = None

    @property
    def namespace(self) -> str:
        """What the ids of its items begin with."""
        return self.manifest.namespace

    @property
    def title(self) -> str:
        """What the pack calls itself."""
        return self.manifest.title

    @property
    def requires(self) -> tuple[str, ...]:
        """The namespaces of packs that this one refers to and cannot do without."""
        return self.manifest.requires or ()

    @property
    def covers(self) -> tuple[str, ...]:
        """The screens that the rules of the pack carry out, as written."""
        return self.manifest.covers or ()

    @property
    def screens(self) -> bool:
        """Whether the pack has, or was meant to have, rules or conditions, or covers a screen."""
        return bool(self.covers or any(self.items.get(kind) or self.broken.get(kind) for kind in ("rule", "condition")))

    def review(self, today: date) -> str:
        """The review state of the whole pack on a day: `signed` if every item is, else `draft`."""
        from corekit.content.reviews import pack_state  # noqa: PLC0415 - only outputs show it

        return pack_state(self, today)

    @property
    def translations(self) -> tuple[str, ...]:
        """The translation files, relative to the pack."""
        return tuple(name for name in self.files if name.startswith("i18n/") and name.endswith(".po"))

    def ids(self, kind: str) -> Iterable[str]:
        """Return the local ids of all sound items of a kind; of terms `vocabulary/value`, or the value alone."""
        return self.items.get(kind, {}).keys()

    def written(self, kind: str, identifier: str) -> Any:
        """Return an item's data as its author wrote it, a new copy each time; raises KeyError if it is not there."""
        slot = self.items[kind][identifier]
        return json.loads(self.texts[slot.start : slot.end].decode())

    def all_written(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Yield all items of a kind with their ids, as `written` gives them; equal keys are mostly one object."""
        ids = list(self.ids(kind))
        for start in range(0, len(ids), _AT_A_TIME):
            some = ids[start : start + _AT_A_TIME]
            slots = (self.items[kind][identifier] for identifier in some)
            texts = b",".join(self.texts[slot.start : slot.end] for slot in slots).decode()
            yield from zip(some, json.loads(f"[{texts}]"), strict=True)

    def effective(self, kind: str, identifier: str) -> Any:
        """Return an item's data with what `assume` and `without` say for it; raises KeyError if it is not there."""
        return self.stated(kind, self.written(kind, identifier))

    def stated(self, kind: str, written: Any) -> Any:
        """Return the data of an item as it is written with what `assume` and `without` say for it."""
        return written if kind != "exercise" else effective(written, self.manifest.assume or {})

    def document(self, file: str) -> Document:
        """Read one file of the pack again, for positions."""
        from corekit.content.reading import MAXIMUM_BYTES, read  # noqa: PLC0415 - only to explain faults

        try:
            return read(files.read_bytes(self.root, file, maximum=MAXIMUM_BYTES), name=file)
        except (OSError, KeyError):
            return read(b"", name=file)

    def locate(self, kind: str, identifier: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return diagnostics with pointers into an item as diagnostics with file, line and column."""
        found = tuple(found)
        if not found:
            return ()
        from corekit.content.document import names_a_key  # noqa: PLC0415 - only where something is wrong

        slot = self.items[kind][identifier]
        document = self.document(slot.file)
        placed = (attrs.evolve(one, pointer=slot.pointer + (one.pointer or "")) for one in found)
        return tuple(document.at(one, key=names_a_key(one)) for one in placed)

    def read(self, file: str, *, maximum: int = 4 * 1024 * 1024) -> bytes:
        """Return the bytes of one of the pack's *files*, such as a figure or a translation; raises OSError."""
        if file not in self.files:
            raise FileNotFoundError(file)
        return files.read_bytes(self.root, file, maximum=maximum)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class LoadedPack:
    """
    What came of loading a directory: the pack, None if nothing of it can be used, and all that is wrong.

    *namespace* is what it calls itself, also where there is no pack; *screens* says that protection may be missing.
    """

    pack: Pack | None
    diagnostics: tuple[Diagnostic, ...] = ()
    root: Traversable
    namespace: str | None = None
    distribution: str | None = None
    version: str | None = None
    screens: bool = False

    @property
    def label(self) -> str:
        """What people know it by: its namespace, the distribution that brings it, or where it lies."""
        return self.namespace or self.distribution or str(self.root)


def load_pack(
    root: Traversable, *, distribution: str | None = None, version: str | None = None, processes: int = 1
) -> LoadedPack:
    """
    Load the directory that holds `pack.yaml`, from its files and not from any cache; runs none of its code.

    Never raises for bad content: what is wrong stands in the diagnostics, with file, line and column. A large pack is
    read by so many *processes*, which changes no answer; more than one only where no other thread runs.
    """
    from corekit.content.packing import Packer  # noqa: PLC0415 - only a cold start reads files

    return Packer(root, distribution=distribution, version=version, processes=processes).load()
