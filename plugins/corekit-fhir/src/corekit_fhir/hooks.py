# SPDX-License-Identifier: Apache-2.0
"""The format `fhir` and its reader, as corekit finds them; what is heavy is imported when it is used."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from corekit import hookimpl
from corekit.values import OutputFormat, Reader, ReadResult, Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.values import RenderRequest

MEDIA_TYPE = "application/fhir+json"
#: Document to the module and the function that writes it.
_WRITERS = {
    "plan": ("careplans", "plan_resource"),
    "profile": ("questionnaires", "profile_resource"),
    "intake": ("questionnaires", "intake_resource"),
    "regimen": ("definitions", "regimen_resource"),
    "catalogue": ("definitions", "catalogue_resource"),
    "exercise": ("definitions", "exercise_resource"),
    "journal-entry": ("observations", "entry_resource"),
}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "subject": {
            "type": "string",
            "pattern": "^[A-Za-z]+/[A-Za-z0-9.-]{1,64}$",
            "description": "Whom it is about, as a reference (Patient/123); without it nobody is named.",
        },
        "id": {
            "type": "string",
            "pattern": "^[a-z0-9-]+:[a-z0-9-]+$",
            "description": "The canonical id (mckenzie:back) of a regimen or an exercise, which does not hold it.",
        },
        "catalogue": {
            "type": "object",
            "description": "The catalogue (JSON) of the packs that a regimen draws on: exercises, sources, licence.",
        },
    },
}


def render(document: Any, request: RenderRequest) -> Rendered:
    """Return a document as one FHIR resource, a bundle where it comes to several."""
    from corekit_fhir.resources import kind_of  # noqa: PLC0415 - imported where it is used

    kind = kind_of(document)
    module, function = _WRITERS[kind]
    resource = getattr(import_module(f"corekit_fhir.{module}"), function)(document, request)
    text = json.dumps(resource, ensure_ascii=False, indent=2, sort_keys=True)
    return Rendered.from_text(f"{text}\n", media_type=MEDIA_TYPE, filename=f"{kind}.fhir.json")


def read(content: bytes) -> ReadResult:
    """Return a QuestionnaireResponse as a profile; raises ValueError for what is none."""
    from corekit_fhir.responses import read_response  # noqa: PLC0415 - imported where it is used

    return read_response(content)


@hookimpl
def corekit_output_formats() -> Iterator[OutputFormat]:
    """Offer the format: corekit plan me.yaml -f fhir."""
    yield OutputFormat(
        name="fhir",
        media_type=MEDIA_TYPE,
        suffix=".fhir.json",
        documents=tuple(_WRITERS),
        options=OPTIONS,
        render=render,
    )


@hookimpl
def corekit_readers() -> Iterator[Reader]:
    """Offer the reader: kit.read(content, "fhir", "profile")."""
    yield Reader(name="fhir", media_types=(MEDIA_TYPE, "application/json"), kind="profile", read=read)
