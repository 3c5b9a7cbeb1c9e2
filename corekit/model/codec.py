# SPDX-License-Identifier: Apache-2.0
"""
Data to values and back without loss, for every class of the model.

A field is named like its JSON key (a Python keyword gets a trailing underscore). What is absent is None and stays
absent; an empty list is a statement and stays. `nested`, `many` and `named` say where a field holds further values of
the model, `strings` where it holds a list of plain values; any other field keeps its JSON data as it is.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeAlias, TypeVar

import attrs

from corekit.errors import DocumentInvalid
from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T", bound="Value")

#: A place in a document: a JSON pointer, or what holds the place and its key or index there, to be written out later.
Pointer: TypeAlias = "str | tuple[Pointer, str | int]"

#: How deep the values of a document may be nested: plans embed whole exercises.
_DEEPEST: Final = 64
#: What no text may hold as it is: control characters and halves of surrogate pairs. They are written as escapes.
_ESCAPED: Final = "[\x7f-\x9f\ud800-\udfff\ufffe\uffff]"

_KIND = "corekit.kind"
_CLASS = "corekit.class"
_PLANS: dict[type, _Plan] = {}


def strings(*, required: bool = False) -> Any:
    """A list of plain values, kept as a tuple."""
    return _field("strings", None, required)


def nested(cls: type[Value], *, required: bool = False) -> Any:
    """Another value of the model."""
    return _field("nested", cls, required)


def many(cls: type[Value], *, required: bool = False) -> Any:
    """A list of values of the model, kept as a tuple."""
    return _field("many", cls, required)


def named(cls: type[Value], *, required: bool = False, repr: bool = True) -> Any:
    """A mapping of names to values of the model."""
    return _field("named", cls, required, repr=repr)


def _field(kind: str, cls: type[Value] | None, required: bool, *, repr: bool = True) -> Any:
    metadata = {_KIND: kind, _CLASS: cls}
    if required:
        return attrs.field(metadata=metadata, repr=repr)
    return attrs.field(default=None, metadata=metadata, repr=repr)


def kind_of(attribute: attrs.Attribute[Any]) -> tuple[str, type[Value] | None]:
    """How the codec treats a field: `data`, `strings`, `nested`, `many` or `named`, and the class inside."""
    return attribute.metadata.get(_KIND, "data"), attribute.metadata.get(_CLASS)


class _Plan:
    """What the codec does with one class, worked out once."""

    __slots__ = ("fields", "required")

    def __init__(self, cls: type) -> None:
        self.fields: dict[str, tuple[str, str, type[Value] | None]] = {}
        self.required: list[str] = []
        for attribute in attrs.fields(cls):
            if not attribute.init or attribute.metadata.get("corekit.internal"):
                continue
            key = attribute.name.rstrip("_")
            self.fields[key] = (attribute.name, *kind_of(attribute))
            if attribute.default is attrs.NOTHING:
                self.required.append(key)


def plan_of(cls: type) -> _Plan:
    """The codec's plan of *cls*."""
    plan = _PLANS.get(cls)
    if plan is None:
        plan = _PLANS[cls] = _Plan(cls)
    return plan


class Value(Record):
    """What every value of the model can do."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(_hashable(self.to_dict()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.to_dict().items())
        return f"{type(self).__name__}({shown})"

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], pointer: Pointer = "") -> Self:
        """
        Make a value of JSON data; *pointer* is where the data stands in its document.

        Raises `DocumentInvalid` with a diagnostic for each missing or unknown key, each null (what is not known is
        left out) and each wrong container.
        """
        if not isinstance(data, dict):
            raise _invalid([_fault("schema-type", pointer, f"{cls.__name__} must be a mapping.")])
        plan = plan_of(cls)
        faults = [
            _fault("schema-required", pointer, f"'{key}' is missing.", hint=f"Add '{key}'.")
            for key in plan.required
            if key not in data
        ]
        values: dict[str, Any] = {}
        for key, item in data.items():
            entry = plan.fields.get(key)
            if entry is None:
                faults.append(_fault("schema-unknown-key", (pointer, key), f"Unknown key '{key}'."))
                continue
            if item is None:
                hint = f"Leave '{key}' out, or give it a value."
                faults.append(_fault("schema-type", (pointer, key), "This must not be null.", hint=hint))
                continue
            name, kind, inner = entry
            try:
                values[name] = item if kind == "data" else _READ[kind](item, inner, (pointer, key))
            except DocumentInvalid as error:
                faults.extend(error.diagnostics)
        if faults:
            raise _invalid(faults)
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the value; what is absent stays absent."""
        result: dict[str, Any] = {}
        for key, (name, kind, _) in plan_of(type(self)).fields.items():
            value = getattr(self, name)
            if value is not None:
                result[key] = value if kind == "data" else _WRITE[kind](value)
        return result


class DocumentValue(Value):
    """A value that is a document of its own: it can be parsed from text and has a digest."""

    __slots__ = ()

    #: The largest text that is read, in bytes: plans embed whole exercises.
    largest: ClassVar[int] = 16 * 1024 * 1024

    @classmethod
    def parse(cls, text: str | bytes) -> Self:
        """
        Read the document from text, JSON or YAML.

        Raises `DocumentInvalid` with every fault, with line and column where the text cannot be read.
        """
        return cls.from_dict(_read(text, cls.largest))

    def to_json(self, *, indent: int | None = 2) -> str:
        """The document as JSON text with sorted keys: the same document gives the same text."""
        return _written(self.to_dict(), indent=indent)

    @property
    def digest(self) -> str:
        """SHA-256 of the document's compact JSON, as `sha256:` and 64 hexadecimal digits."""
        import hashlib  # noqa: PLC0415 - a plan as text has no use for it

        compact = _written(self.to_dict(), separators=(",", ":"))
        return "sha256:" + hashlib.sha256(compact.encode()).hexdigest()


def _read(text: str | bytes, largest: int) -> Any:
    """
    The data of a text that holds nothing twice, no NaN, and nothing that is nested too deep.

    The reader stands two floors up; it is looked for by name when a text is to be read, so that reading a document
    stays one call for an application and the model itself needs no reader.
    """
    reading = import_module("corekit.content.reading")
    document = reading.read(text, name="document", maximum_bytes=largest, maximum_depth=_DEEPEST)
    if document.diagnostics:
        raise _invalid(list(document.diagnostics))
    return document.data


def _written(data: Any, **layout: Any) -> str:
    """JSON text with sorted keys that every reader takes back."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, **layout)
    return re.sub(_ESCAPED, lambda match: f"\\u{ord(match[0]):04x}", text)


def _hashable(data: Any) -> Any:
    """JSON data as a value that can be hashed; what is equal stays equal, such as 1 and 1.0."""
    if isinstance(data, dict):
        return frozenset((key, _hashable(value)) for key, value in data.items())
    return tuple(map(_hashable, data)) if isinstance(data, (list, tuple)) else data


def _written_out(pointer: Pointer) -> str:
    """The JSON pointer of *pointer*; only a fault needs it."""
    if isinstance(pointer, str):
        return pointer
    above, key = pointer
    return f"{_written_out(above)}/{str(key).replace('~', '~0').replace('/', '~1')}"


def internal(**options: Any) -> Any:
    """A field that is no part of the document."""
    return attrs.field(metadata={"corekit.internal": True}, repr=False, eq=False, **options)


def _fault(code: str, pointer: Pointer, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code=code, message=message, pointer=_written_out(pointer), hint=hint)


def _invalid(faults: list[Diagnostic]) -> DocumentInvalid:
    where = faults[0].pointer or "the document"
    return DocumentInvalid(f"{where}: {faults[0].message}", hint=faults[0].hint, diagnostics=faults)


def _read_strings(item: Any, inner: Any, pointer: Pointer) -> tuple[Any, ...]:
    del inner
    return tuple(_expect(item, list, "a list", pointer))


def _read_nested(item: Any, inner: Any, pointer: Pointer) -> Any:
    return inner.from_dict(item, pointer)


def _read_many(item: Any, inner: Any, pointer: Pointer) -> tuple[Any, ...]:
    return _gather(
        (inner.from_dict, entry, (pointer, i)) for i, entry in enumerate(_expect(item, list, "a list", pointer))
    )


def _read_named(item: Any, inner: Any, pointer: Pointer) -> dict[str, Any]:
    entries = _expect(item, dict, "a mapping", pointer)
    values = _gather((inner.from_dict, entry, (pointer, name)) for name, entry in entries.items())
    return dict(zip(entries, values, strict=True))


def _gather(calls: Any) -> tuple[Any, ...]:
    """Call all, so that one fault does not hide the next."""
    values: list[Any] = []
    faults: list[Diagnostic] = []
    for read, entry, pointer in calls:
        try:
            values.append(read(entry, pointer))
        except DocumentInvalid as error:
            faults.extend(error.diagnostics)
    if faults:
        raise _invalid(faults)
    return tuple(values)


def _expect(item: Any, kind: type, words: str, pointer: Pointer) -> Any:
    if not isinstance(item, kind):
        raise _invalid([_fault("schema-type", pointer, f"This must be {words}.")])
    return item


_READ: dict[str, Callable[[Any, Any, Pointer], Any]] = {
    "strings": _read_strings,
    "nested": _read_nested,
    "many": _read_many,
    "named": _read_named,
}
_WRITE: dict[str, Callable[[Any], Any]] = {
    "strings": list,
    "nested": lambda value: value.to_dict(),
    "many": lambda values: [value.to_dict() for value in values],
    "named": lambda values: {name: value.to_dict() for name, value in values.items()},
}
