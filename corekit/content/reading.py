# SPDX-License-Identifier: Apache-2.0
"""
From text to data with positions: YAML and JSON, strictly, with all faults at once.

Bad input never raises: what is wrong stands in the document's diagnostics. Nothing of the text is executed, expanded or
resolved, so that a nesting bomb, an alias bomb or a file of any size is only a fault like others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corekit.content.document import Document
from corekit.content.spans import Span, Spans
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from corekit.content.yaml_lines import Lines

#: The largest content file, in bytes.
MAXIMUM_BYTES: Final = 256 * 1024
#: How deep values may be nested.
MAXIMUM_DEPTH: Final = 32

_FILL: Final = "Fill it in, or delete it; `corekit new` writes one to begin with."

_FORBIDDEN: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"


def read(
    text: str | bytes,
    *,
    name: str,
    maximum_bytes: int = MAXIMUM_BYTES,
    maximum_depth: int | None = MAXIMUM_DEPTH,
    lines: Lines | None = None,
) -> Document:
    """
    Read *text* as the format that *name* ends in: `.json` is JSON, `.yaml` and `.yml` are YAML, else it is looked at.

    *maximum_depth* None sets no bound of our own (JSON only). *lines* knows those of texts that were read before, which
    changes no answer; the data is for reading only then.
    """
    format_ = _format(text, name)
    fault = _too_large(text, name, format_, maximum_bytes)
    if fault is not None:
        return _unreadable(name, fault)
    decoded = _decode(text, name, format_)
    if isinstance(decoded, Diagnostic):
        return _unreadable(name, decoded)
    if not decoded.strip():
        return _unreadable(name, _fault(f"{format_}-empty", "the file holds nothing", name, hint=_FILL))
    fault = _control_character(decoded, name, format_)
    if fault is not None:
        return _unreadable(name, fault)
    if format_ == "json":
        from corekit.content.json_reader import read_json  # noqa: PLC0415 - each format only when it is read

        return read_json(decoded, name=name, maximum_depth=maximum_depth)
    from corekit.content.yaml_document import read_yaml  # noqa: PLC0415 - each format only when it is read

    return read_yaml(decoded, name=name, maximum_depth=maximum_depth or MAXIMUM_DEPTH, lines=lines)


def _format(text: str | bytes, name: str) -> str:
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix == "json":
        return "json"
    if suffix in ("yaml", "yml"):
        return "yaml"
    head = text[:256].lstrip()
    return "json" if head[:1] in ("{", "[", b"{", b"[") else "yaml"


def _too_large(text: str | bytes, name: str, format_: str, maximum: int) -> Diagnostic | None:
    if len(text) <= maximum and (isinstance(text, bytes) or len(text) * 4 <= maximum or len(_encoded(text)) <= maximum):
        return None
    return _fault(f"{format_}-too-large", f"the file is larger than {maximum // 1024} KiB", name)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decode(text: str | bytes, name: str, format_: str) -> str | Diagnostic:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = text[: error.start].decode("utf-8", "replace")
        hint = "Save the file as UTF-8."
        return _fault(f"{format_}-not-utf8", "the file is not UTF-8 text", name, before=before, hint=hint)


def _control_character(text: str, name: str, format_: str) -> Diagnostic | None:
    if text.replace("\n", "").replace("\t", "").isprintable():  # nothing printable is forbidden
        return None
    match = re.search(_FORBIDDEN, text)
    if match is None:
        return None
    message = f"the file holds the character U+{ord(match[0]):04X}, which no text may hold"
    return _fault(f"{format_}-control-character", message, name, before=text[: match.start()])


def _fault(code: str, message: str, name: str, *, before: str = "", hint: str | None = None) -> Diagnostic:
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Diagnostic(
        code=code,
        message=message,
        hint=hint,
        file=name,
        line=line,
        column=column,
        end_line=line,
        end_column=column,
        pointer="",
    )


def _unreadable(name: str, fault: Diagnostic) -> Document:
    span = Span(fault.line or 1, fault.column or 1, fault.line or 1, fault.column or 1)
    return Document(name=name, data=None, diagnostics=(fault,), find_spans=lambda: Spans(values={"": span}))
