# SPDX-License-Identifier: Apache-2.0
"""
Texts that attack whoever shows them, and documents and packs that hold one in every field.

`data/payloads.txt` has one a line, as a JSON string: HTML, SVG, attributes, addresses, scripts, styles, Markdown,
templates, iCalendar, spreadsheets, terminals. None may become active in any output format.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from corekit.content.reading import read
from corekit.model.codec import Value

if TYPE_CHECKING:
    from pathlib import Path

V = TypeVar("V", bound=Value)

#: Keys whose texts are free: all that stands below them becomes the payload.
_TEXTS = frozenset(
    {
        "also_known_as",
        "ask",
        "author",
        "because",
        "choices",
        "citation",
        "container-title",
        "cues",
        "description",
        "distribution",
        "DOI",
        "editor",
        "evidence",
        "licence",
        "maintainers",
        "mistakes",
        "names",
        "note",
        "notes",
        "problems",
        "publisher",
        "say",
        "signed_by",
        "steps",
        "text",
        "title",
        "title-short",
        "unit",
        "unknown_because",
        "unread",
        "URL",
        "version",
    }
)
#: Keys whose words are the engine's own: dates, outcomes, codes, dose keys. A document with others is none.
_KEPT = frozenset(
    {
        "answered_on",
        "applied",
        "by",
        "code",
        "created_on",
        "date",
        "digest",
        "dose",
        "doses",
        "each",
        "frequency",
        "if_unknown",
        "intensity",
        "issued",
        "key",
        "kind",
        "language",
        "next_review",
        "on",
        "outcome",
        "part",
        "per",
        "phase",
        "plane",
        "quality",
        "recorded_at",
        "review",
        "schema",
        "sides",
        "start",
        "status",
        "talk_test",
        "time",
        "today",
        "type",
    }
)
#: Keys whose value is a mapping of ids, or of ids to certainties.
_BY_ID = frozenset(("exercises", "facts", "progressions", "regimens", "sources"))
_CERTAINTIES = ("verified", "recalled", "editorial")
#: What YAML has no other way to write.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
#: What a free text of a mapping may hold beside texts (evidence names its sources).
_IDS_IN_TEXT = ("sources",)


@cache
def payloads() -> tuple[str, ...]:
    """Return every payload, in the order of the file."""
    lines = (files("corekit.testing") / "data" / "payloads.txt").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def with_payload(document: V, payload: str, *, ids: bool = True) -> V:
    """
    Return *document* (a plan, a profile, an exercise ...) with *payload* as every free text.

    With *ids* it is appended to every id and word as well, the same everywhere, so that what belongs together stays
    together. Dates, outcomes, doses and the codes of the engine stay: without them it would be no document.
    """
    return type(document).from_dict(poisoned(document.to_dict(), payload, ids=ids))


def pack_with_payload(pack: Path, target: Path, payload: str) -> Path:
    """
    Write the pack of folder *pack* (the one that holds `pack.yaml`) to *target*, with *payload* as every free text.

    Ids stay as they are: a pack with others would not be read at all. Returns *target*.
    """
    for file in sorted(pack.rglob("*")):
        if file.suffix not in (".yaml", ".json"):
            continue
        document = read(file.read_bytes(), name=file.name)
        place = target / file.relative_to(pack)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(poisoned(document.data, payload, ids=False), ensure_ascii=False, indent=1)
        place.write_text(_UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text), encoding="utf-8")
    return target


def poisoned(data: Any, payload: str, *, ids: bool = True) -> Any:
    """Return JSON data with *payload* as every free text, and with *ids* behind every id and word."""
    return _walked(data, payload, ids, "")


def _walked(data: Any, payload: str, ids: bool, key: str) -> Any:
    if isinstance(data, dict):
        by_id = ids and key in _BY_ID
        return {
            f"{name}{payload}" if by_id else name: _below(value, payload, ids, "" if by_id else name)
            for name, value in data.items()
        }
    if isinstance(data, list):
        return [_walked(value, payload, ids, "") for value in data]
    if isinstance(data, str) and ids and data not in _CERTAINTIES:
        return f"{data}{payload}"
    return data


def _below(value: Any, payload: str, ids: bool, key: str) -> Any:
    if key in _KEPT:
        return value
    if key in _TEXTS and not (key == "ask" and isinstance(value, list)):  # a rule asks facts, a fact asks a question
        return _replaced(value, payload, ids)
    return _walked(value, payload, ids, key)


def _replaced(value: Any, payload: str, ids: bool) -> Any:
    if isinstance(value, str):
        return payload
    if isinstance(value, list):
        return [_replaced(each, payload, ids) for each in value]
    if isinstance(value, dict):
        return {
            name: _walked(each, payload, ids, name) if name in _IDS_IN_TEXT else _replaced(each, payload, ids)
            for name, each in value.items()
        }
    return value
