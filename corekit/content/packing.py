# SPDX-License-Identifier: Apache-2.0
"""From a directory to a pack: every file read, every item held against its schema, everything wrong told at once."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content import files
from corekit.content.assumptions import check_statements
from corekit.content.case_files import check_case
from corekit.content.document import Document
from corekit.content.layout import FOLDERS, MANIFEST, REVIEWS, Place, is_asset, place_of, right_name
from corekit.content.pack import LoadedPack, Pack, Slot
from corekit.content.reading import MAXIMUM_BYTES, read
from corekit.content.rules import check_condition, check_rule
from corekit.content.severity import is_fatal
from corekit.content.slips import stands_at_key
from corekit.content.spans import Spans, child, split
from corekit.content.spelling import did_you_mean, snake
from corekit.content.validation import validate_data
from corekit.content.yaml_lines import Lines
from corekit.errors import DocumentInvalid
from corekit.model.diagnostic import Diagnostic
from corekit.model.manifest import Manifest
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


#: The schema version of packs that this corekit reads.
SCHEMA: Final = 1
CORE: Final = "core"
#: So many files are worth the start of other processes.
WORTH_SHARING: Final = 2000


@attrs.frozen(eq=False, repr=False, slots=False)
class _Item(Record):
    kind: str
    name: str
    data: Any
    document: Document
    pointer: str


@attrs.frozen(eq=False, repr=False, slots=False)
class _Judged(Record):
    """An item that was held against its schema: as JSON, None if it cannot be used, and all that is wrong with it."""

    kind: str
    name: str
    file: str
    pointer: str
    text: bytes | None
    faults: tuple[Diagnostic, ...] = ()
    #: Where the places of faults are looked up; read again for an item without any.
    document: Document | None = None


class Packer:
    """Loads one directory."""

    def __init__(
        self, root: Traversable, *, distribution: str | None = None, version: str | None = None, processes: int = 1
    ) -> None:
        self._root = root
        self._processes = processes
        self._distribution = distribution
        self._version = version
        self._files: tuple[str, ...] = ()
        self._places: dict[str, Place | None] = {}
        self._found: list[Diagnostic] = []
        self._manifest: dict[str, Any] = {}
        self._broken: dict[str, set[str]] = {}
        self._unread: list[str] = []
        #: The file that was read last to say where something stands in it: many findings may be in one.
        self._last: tuple[str, Document | None] = ("", None)
        self._lines = Lines()

    def load(self) -> LoadedPack:
        """Load the directory."""
        try:
            survey = files.survey(self._root, stamped=False)
        except OSError as error:
            self._tell("pack-unreadable", f"the directory cannot be read: {error.strerror or type(error).__name__}", "")
            return self._unusable(None)
        self._files = survey.files
        self._places = {file: place_of(file) for file in self._files}
        for odd in survey.odd:
            self._tell(
                "pack-unreadable", "this is no file that can be read: a pipe, a device, or a link elsewhere", odd
            )
        if MANIFEST not in self._files:
            self._tell("pack-no-manifest", "there is no pack.yaml", MANIFEST)
            return self._unusable(None)
        manifest = self._read_manifest()
        if manifest is None:
            return self._unusable(self._manifest.get("namespace"))
        slots, texts = self._pack(self._sound(self._unique(self._judged())))
        return self._loaded(manifest, slots, texts)

    def _read_manifest(self) -> Manifest | None:
        """Read pack.yaml; None if the pack cannot be used."""
        document = self._read(MANIFEST)
        data = document.data
        if not isinstance(data, dict):
            if document.ok:
                self._tell("schema-type", "pack.yaml is a mapping", MANIFEST)
            return None
        self._manifest = data
        version = data.get("schema")
        if isinstance(version, int) and version > SCHEMA:
            message = f"the pack is written for schema {version}, this corekit reads {SCHEMA}"
            fault = Diagnostic(code="pack-schema-version", message=message, hint="Update corekit.", pointer="/schema")
            self._found.append(document.at(fault))
            return None
        faults = validate_data("manifest", data)
        for fault in faults:
            self._found.append(document.at(fault, key=stands_at_key(fault)))
        namespace = data.get("namespace")
        if isinstance(namespace, str) and right_name("exercise", namespace) != namespace:
            right = right_name("exercise", namespace)
            hint = f"Write '{right}'." if right else "Begin with a small letter; use small letters, digits and '-'."
            message = "a namespace is a kebab-case word"
            fault = Diagnostic(code="pack-namespace", message=message, hint=hint, pointer="/namespace")
            self._found.append(document.at(fault))
            return None
        return self._manifest_value(document, faults)

    def _manifest_value(self, document: Document, faults: tuple[Diagnostic, ...]) -> Manifest | None:
        if faults or not document.ok:
            return None
        try:
            return Manifest.from_dict(self._manifest)
        except DocumentInvalid as error:
            self._found.extend(document.locate(error.diagnostics))
            return None

    def _read(self, file: str) -> Document:
        try:
            content = files.read_bytes(self._root, file, maximum=MAXIMUM_BYTES)
        except OSError as error:
            self._tell("pack-unreadable", f"the file cannot be read: {error.strerror or type(error).__name__}", file)
            self._unread.append(file)
            return Document(name=file, data=None, find_spans=Spans)
        document = read(content, name=file, lines=self._lines)
        self._found.extend(document.diagnostics)
        if not document.ok:
            self._unread.append(hashlib.sha256(content).hexdigest())
        return document

    def _judged(self) -> Iterator[_Judged]:
        """Read every file, in several processes if there are many; what is not plainly right is looked at here."""
        right = self._read_elsewhere()
        for file, place in self._places.items():
            if place is None:
                if not is_asset(file):
                    self._tell_unknown(file)
            elif file in right:
                yield _Judged(place.kind, _named(place, place.name), file, "", right[file])
            else:
                for item in self._items_in(file, place):
                    name = self._right_name(item)
                    if name is not None:
                        yield self._judge(item if name == item.name else attrs.evolve(item, name=name))

    def _read_elsewhere(self) -> dict[str, bytes]:
        """Return the items that other processes found to be right, as JSON, by file."""
        single = {file: place.kind for file, place in self._places.items() if place is not None and not place.many}
        if self._processes < 2 or len(single) < WORTH_SHARING:
            return {}
        for kind in set(single.values()):
            validate_data(kind, {})  # so that each schema is compiled once, before the others begin
        from corekit.content.sharing import share  # noqa: PLC0415 - only for large packs

        return share(self._right_text, list(single), self._processes)

    def _right_text(self, file: str) -> bytes | None:
        """Return the item in *file* as JSON if nothing is wrong with it, else None; nothing is told."""
        place = self._places[file]
        document = self._quietly(file)
        if place is None or document is None or not document.ok or document.data is None:
            return None
        item = _Item(place.kind, _named(place, place.name), document.data, document, "")
        _, _, own = item.name.rpartition("/")
        judged = self._judge(item) if right_name(item.kind, own) == own else None
        return judged.text if judged is not None and not judged.faults else None

    def _quietly(self, file: str) -> Document | None:
        """Read a file of which everything was told, or will be; None if it cannot be read."""
        try:
            content = files.read_bytes(self._root, file, maximum=MAXIMUM_BYTES)
        except OSError:
            return None
        return read(content, name=file, lines=self._lines)

    def _judge(self, item: _Item) -> _Judged:
        faults = [*validate_data(item.kind, item.data), *self._own_checks(item)]
        faults.extend(fault for fault in item.document.diagnostics if _within(fault, item))
        usable = not any(is_fatal(fault) for fault in faults)
        return _Judged(
            item.kind,
            item.name,
            item.document.name,
            item.pointer,
            _compact(item.data) if usable else None,
            tuple(faults),
            item.document if faults else None,
        )

    def _tell_unknown(self, file: str) -> None:
        folder = file.split("/", maxsplit=1)[0]
        guess = did_you_mean(folder, FOLDERS) if folder not in FOLDERS else ""
        hint = f"Folders: {', '.join(FOLDERS)}."
        self._tell("pack-unknown-file", f"no content is looked for in '{file}'{guess}", file, hint=hint)

    def _items_in(self, file: str, place: Place) -> Iterator[_Item]:
        document = self._read(file)
        if document.data is None:
            if not place.many:
                self._break(place.kind, _named(place, place.name))
            return
        if not place.many:
            yield _Item(place.kind, _named(place, place.name), document.data, document, "")
            return
        yield from self._members(place, document)

    def _members(self, place: Place, document: Document) -> Iterator[_Item]:
        data = document.data
        for fault in document.diagnostics:  # an item named twice is not in the data
            if (fault.pointer or "").count("/") == 1:
                self._break(place.kind, _named(place, split(fault.pointer or "")[0]))
        if place.kind == "source" and isinstance(data, list):
            for index, entry in enumerate(data):
                name = entry.get("id") if isinstance(entry, dict) else None
                yield _Item("source", str(name or f"entry-{index + 1}"), entry, document, f"/{index}")
        elif isinstance(data, dict):
            for name, entry in data.items():
                yield _Item(place.kind, _named(place, name), entry, document, child("", name))
        else:
            fault = Diagnostic(code="schema-type", message="this file maps ids to items", pointer="")
            self._found.append(document.at(fault))

    def _unique(self, items: Iterator[_Judged]) -> Iterator[_Judged]:
        """Pass on what has one name; of two items of one name none is used and all are told."""
        named: dict[tuple[str, str], list[_Judged]] = {}
        for item in items:
            named.setdefault((item.kind, item.name), []).append(item)
        for (kind, name), same in named.items():
            if len(same) == 1:
                yield same[0]
                continue
            self._break(kind, name)
            places = ", ".join(sorted({item.file for item in same}))
            for item in same:
                message = f"the {kind} '{name}' stands in several places ({places}); none of them is used"
                self._report(item, Diagnostic(code="pack-duplicate-id", message=message, pointer=""), key=True)

    def _right_name(self, item: _Item) -> str | None:
        vocabulary, slash, own = item.name.rpartition("/")
        name = right_name(item.kind, own)
        if name is None:
            form = "snake_case" if item.kind in ("fact", "term") else "kebab-case"
            message = f"'{own}' is no id: ids of the kind {item.kind} are {form}"
            example = "knee_is_stiff" if form == "snake_case" else "knee-hug"
            hint = f"Begin with a small letter and use only small letters, digits and '{example[4]}': {example}."
            self._report(item, Diagnostic(code="pack-file-name", message=message, hint=hint, pointer=""), key=True)
            self._break(item.kind, item.name)
            return None
        if name != own:
            message = f"'{own}' should be spelled '{name}'"
            fault = Diagnostic(
                code="pack-file-name",
                message=message,
                severity="warning",
                pointer="",
                fixable=True,
                replacement=name,
            )
            self._report(item, fault, key=True)
        return f"{vocabulary}{slash}{name}"

    def _sound(self, items: Iterator[_Judged]) -> Iterator[_Judged]:
        """Pass on the items that can be used."""
        for item in items:
            for fault in item.faults:
                if fault.file is None:
                    self._report(item, fault, key=stands_at_key(fault))
            if item.text is None:
                self._break(item.kind, item.name)
            else:
                yield item

    def _own_checks(self, item: _Item) -> Iterator[Diagnostic]:
        if item.kind == "exercise" and isinstance(item.data, dict):
            assume = self._manifest.get("assume")
            yield from check_statements(item.data, assume if isinstance(assume, dict) else {})
        if item.kind == "rule" and isinstance(item.data, dict):
            yield from check_rule(item.data)
        if item.kind == "condition" and isinstance(item.data, dict):
            yield from check_condition(item.data)
        if item.kind == "case" and isinstance(item.data, dict):
            yield from check_case(item.data)
        if item.kind == "fact" and self._manifest.get("namespace") != CORE:
            prefix = f"{snake(self._manifest['namespace'])}_"
            if not item.name.startswith(prefix):
                message = f"the fact '{item.name}' must begin with '{prefix}': facts without a prefix are the core's"
                yield Diagnostic(code="pack-fact-prefix", message=message, pointer="")

    def _report(self, item: _Item | _Judged, fault: Diagnostic, *, key: bool) -> None:
        """Add a fault with a pointer into an item."""
        fault = attrs.evolve(fault, pointer=item.pointer + (fault.pointer or ""))
        document = item.document
        if document is None and isinstance(item, _Judged):
            if self._last[0] != item.file:
                self._last = (item.file, self._quietly(item.file))
            document = self._last[1]
        if document is not None:
            fault = document.at(fault, key=key)
        self._found.append(fault)

    def _break(self, kind: str, name: str) -> None:
        self._broken.setdefault(kind, set()).add(name)

    def _tell(self, code: str, message: str, file: str, *, hint: str | None = None) -> None:
        start = 1 if file else None
        fault = Diagnostic(
            code=code, message=message, hint=hint, file=file or None, line=start, column=start, pointer=""
        )
        self._found.append(fault)

    def _pack(self, items: Iterator[_Judged]) -> tuple[dict[str, dict[str, Slot]], bytes]:
        slots: dict[str, dict[str, Slot]] = {}
        texts = bytearray()
        for item in sorted(items, key=lambda item: (item.kind, item.name)):
            text = item.text or b""
            slot = Slot(len(texts), len(texts) + len(text), item.file, item.pointer)
            slots.setdefault(item.kind, {})[item.name] = slot
            texts += text + b"\n"
        return slots, bytes(texts)

    def _loaded(self, manifest: Manifest, slots: dict[str, dict[str, Slot]], texts: bytes) -> LoadedPack:
        reviews = self._reviews()
        diagnostics = tuple(sorted(self._found, key=_order))
        digest = self._digest(slots, texts)
        pack = Pack(
            manifest=manifest,
            items=slots,
            texts=texts,
            digest=digest,
            seal=hashlib.sha256(digest.encode() + _compact(reviews)).hexdigest(),
            files=self._files,
            reviews=reviews,
            diagnostics=diagnostics,
            broken={kind: tuple(sorted(names)) for kind, names in sorted(self._broken.items())},
            root=self._root,
            distribution=self._distribution,
            version=self._version,
        )
        return LoadedPack(
            pack=pack,
            diagnostics=diagnostics,
            namespace=manifest.namespace,
            root=self._root,
            distribution=self._distribution,
            version=self._version,
            screens=pack.screens,
        )

    def _reviews(self) -> Any:
        if REVIEWS not in self._files:
            return None
        document = self._read(REVIEWS)
        faults = validate_data("reviews", document.data) if document.data is not None else ()
        self._found.extend(document.locate(faults))
        return document.data if document.ok and not faults else None

    def _digest(self, slots: dict[str, dict[str, Slot]], texts: bytes) -> str:
        """Digest what the pack says: manifest, names and items, translations and figures; never the layout of files."""
        whole = hashlib.sha256(_compact(self._manifest))
        for kind in sorted(slots):
            whole.update(_compact([kind, *slots[kind]]))
        whole.update(texts)
        for name in self._files:
            if not name.endswith((".yaml", ".yml", ".json")):
                whole.update(_compact(name))
                whole.update(hashlib.sha256(self._asset(name)).digest())
        whole.update(_compact(sorted(self._unread)))
        return f"sha256:{whole.hexdigest()}"

    def _asset(self, name: str) -> bytes:
        try:
            return files.read_bytes(self._root, name, maximum=64 * 1024 * 1024)
        except OSError:
            return b""

    def _unusable(self, namespace: Any) -> LoadedPack:
        return LoadedPack(
            pack=None,
            diagnostics=tuple(self._found),
            namespace=namespace if isinstance(namespace, str) else None,
            root=self._root,
            distribution=self._distribution,
            version=self._version,
            screens=bool(self._manifest.get("covers", not self._manifest))
            or any(name.startswith(("rules/", "conditions/")) for name in self._files),
        )


def _named(place: Place, name: str) -> str:
    return f"{place.vocabulary}/{name}" if place.vocabulary else name


def _within(fault: Diagnostic, item: _Item) -> bool:
    """Whether a fault of the text lies in the item, so that part of what its author wrote is missing."""
    pointer = fault.pointer or ""
    return pointer == item.pointer or pointer.startswith(f"{item.pointer}/")


def _order(fault: Diagnostic) -> tuple[Any, ...]:
    return (fault.file or "", fault.line or 0, fault.column or 0, fault.code, fault.message)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _compact(data: Any) -> bytes:
    return _ENCODER.encode(data).encode("utf-8")
