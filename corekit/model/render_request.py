# SPDX-License-Identifier: Apache-2.0
"""How a document is wanted by whoever has it rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True, eq=False, repr=False)
class RenderRequest(Record):
    """The circumstances of one rendering; later releases may add fields, so a renderer takes what it knows.

    ``language`` is a BCP 47 tag, ``audience`` says who will read it, ``options`` are those of the format's own
    schema, already validated and with its defaults filled in.
    """

    language: str = "en"
    audience: Literal["patient", "clinician"] = "patient"
    options: Mapping[str, Any] = field(factory=dict)
