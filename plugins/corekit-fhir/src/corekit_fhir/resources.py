# SPDX-License-Identifier: Apache-2.0
"""What all resources share: ids, texts, narratives, bundles, and that each is valid before it leaves."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import uuid
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from corekit.errors import DocumentInvalid
from corekit.formats.markdown import escaped
from corekit.formats.outline import Block, Heading, Listing, Notice, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corekit.model.plan import PackUsed
    from corekit.values import RenderRequest

Resource = dict[str, Any]

URN = "urn:corekit"
#: Whose words answers are where no terminology has them.
ANSWERS = f"{URN}:answer"
FACTS = f"{URN}:fact"
_NAMESPACE = uuid.UUID("0b0d6f4c-1f0e-5a3a-8a52-5a0f9b3f0c11")
_LONGEST_ID = 64
_UNFIT = re.compile(r"[^A-Za-z0-9.-]+")
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_ANY_NAME = re.compile(r"[a-z0-9_]+(?::[a-z0-9_-]+)?")


def kind_of(document: Any) -> str:
    """The kind of a document, as `Kit.render` names it."""
    name = type(document).__name__
    return {"JournalEntry": "journal-entry"}.get(name, name.lower())


def resource_id(*parts: str) -> str:
    """An id as FHIR allows it; a digest keeps apart what would come to the same."""
    text = "-".join(parts)
    slug = _UNFIT.sub("-", text).strip("-.")
    if slug == text.replace(":", "-").replace("_", "-") and len(slug) <= _LONGEST_ID and text.count(":") <= 1:
        return slug
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    return f"{slug[: _LONGEST_ID - 13].strip('-.') or 'x'}-{digest}"


def canonical(kind: str, name: str) -> str:
    """The canonical address of an item of a pack: `urn:corekit:exercise:mckenzie:prone-lying`."""
    plain = name if _ANY_NAME.fullmatch(name.replace("-", "_")) else resource_id(name)
    return f"{URN}:{kind}:{plain}"


def line(text: str) -> str:
    """One line of a `string`: no control characters, nothing invisible; a dash where nothing is left."""
    visible = "".join(" " if unicodedata.category(char) in _INVISIBLE else char for char in text)
    return " ".join(visible.split()) or "-"


def markdown(*lines: str) -> str:
    """Lines of a `markdown`, in which content has no mark-up but emphasis and harmless links."""
    return "\n".join(escaped(text) for text in lines) or "-"


def concept(text: str) -> Resource:
    """A concept that no terminology has: its words alone."""
    return {"text": line(text)}


def subject(request: RenderRequest) -> Resource:
    """Whom it is about; without the option nobody is named."""
    reference = request.options.get("subject")
    return {"reference": reference} if reference else {"display": "The person who gave the answers"}


def rights(packs: Iterable[PackUsed]) -> str:
    """Licence and attribution of packs, for `copyright`."""
    return markdown(*(f"{pack.title}: {pack.licence}, {', '.join(pack.maintainers)}" for pack in packs))


def citations(sources: Mapping[str, Any], used: Iterable[str]) -> list[Resource]:
    """Works cited, as related artifacts."""
    from corekit.formats.citations import full_citation  # noqa: PLC0415 - only where something is cited

    made = []
    for key in sorted(set(used)):
        record = sources.get(key)
        artifact: Resource = {"type": "citation", "citation": markdown(full_citation(key, record))}
        address = f"https://doi.org/{record['DOI']}" if record and record.get("DOI") else (record or {}).get("URL")
        if isinstance(address, str) and re.fullmatch(r"https?://[^\s<>\"'\\]+", address):
            artifact["url"] = address
        made.append(artifact)
    return made


def sources_in(data: Any) -> Iterator[str]:
    """The ids of all works that something in JSON data rests on."""
    if isinstance(data, list | tuple):
        for part in data:
            yield from sources_in(part)
    elif isinstance(data, dict):
        if isinstance(data.get("sources"), dict):
            yield from data["sources"]
        for value in data.values():
            yield from sources_in(value)


def narrative(blocks: Iterable[Block], *, status: str = "generated") -> Resource:
    """Blocks as the text of a resource, for people who see no structured data."""
    body = "".join(_markup(block) for block in blocks)
    return {"status": status, "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'}


def _markup(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"<h{level}>{_text(text)}</h{level}>"
        case Paragraph(text=text):
            return f"<p>{_text(text)}</p>"
        case Listing(items=items, numbered=numbered):
            return _list(items, "ol" if numbered else "ul")
        case Notice(title=title, lines=lines):
            return f"<p><b>{_text(title)}</b></p>{_list(lines, 'ul') if lines else ''}"
        case Table(header=header, rows=rows):
            body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in (header, *rows))
            return f"<table>{body}</table>"
    raise TypeError(f"There is no mark-up of a {type(block).__name__}.")


def _list(items: Sequence[str], tag: str) -> str:
    return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{tag}>"


def _text(text: str) -> str:
    return escape(line(text), quote=True)


def bundle(resources: Iterable[Resource], *, key: str, when: str | None, request: RenderRequest) -> Resource:
    """A collection of resources; each is known by its canonical address, or by an id made from *key*."""
    entries = []
    for resource in resources:
        made = uuid.uuid5(_NAMESPACE, "\x1f".join((key, resource["resourceType"], resource["id"])))
        entries.append({"fullUrl": resource.get("url", f"urn:uuid:{made}"), "resource": resource})
    return valid(
        {
            "resourceType": "Bundle",
            "id": resource_id("bundle", key),
            "type": "collection",
            "language": request.language,
            "timestamp": f"{when}T00:00:00Z" if when else None,
            "entry": entries,
        }
    )


def valid(resource: Resource) -> Resource:
    """
    The resource, without what is empty, as `fhir.resources` accepts it.

    Raises `DocumentInvalid` for what FHIR does not allow, naming the place and never an answer. The package has R4B
    and no R4; what we write is the same in both, and tests hold it against the schema of R4.
    """
    clean = {key: value for key, value in resource.items() if value not in (None, [], {}, "")}
    name = clean["resourceType"]
    model = getattr(import_module(f"fhir.resources.R4B.{name.lower()}"), name)
    try:
        model.model_validate(clean)
    except ValueError as error:
        faults = error.errors() if hasattr(error, "errors") else []
        places = sorted({".".join(str(part) for part in fault["loc"]) for fault in faults})
        hint = f"FHIR does not allow what stands in: {', '.join(places[:5]) or name}."
        raise DocumentInvalid(f"This document cannot be told as a {name} of FHIR.", hint=hint) from None
    return clean
