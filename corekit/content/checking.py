# SPDX-License-Identifier: Apache-2.0
"""Data that an application holds, of any shape, against the schema of its kind and the installed facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corekit.content.documents import check_answers, check_document
from corekit.content.schemas import KINDS
from corekit.content.spelling import did_you_mean, listed
from corekit.errors import DocumentInvalid
from corekit.model.diagnostic import Diagnostic
from corekit.model.profile import Profile

if TYPE_CHECKING:
    from corekit.content.library import Library


def check_data(kind: str, data: Any, library: Library) -> tuple[Diagnostic, ...]:
    """
    Return every fault of *data* as a document, or an item, of *kind*; never raises.

    A profile's answers are held against the facts of *library* as well. No personal answer stands in a message.
    """
    if kind not in KINDS:
        message = f"there is no kind '{kind}'{did_you_mean(str(kind), KINDS)}"
        hint = f"Kinds: {listed(KINDS, most=len(KINDS))}."
        return (Diagnostic(code="reference-unknown", message=message, hint=hint, pointer=""),)
    try:
        plain = json.loads(json.dumps(data, allow_nan=False))
        plain_text_only(plain)
    except (TypeError, ValueError, RecursionError):
        message = "this is no JSON data: it holds something that is neither text, number, list nor mapping"
        return (Diagnostic(code="schema-type", message=message, pointer=""),)
    faults = check_document(kind, plain)
    if kind != "profile" or faults:
        return faults
    try:
        return check_answers(Profile.from_dict(plain), library).diagnostics
    except DocumentInvalid as error:
        return error.diagnostics


def plain_text_only(data: Any) -> None:
    """Raise ValueError for data with a text that no file could hold, such as half of a surrogate pair."""
    json.dumps(data, ensure_ascii=False).encode("utf-8")
