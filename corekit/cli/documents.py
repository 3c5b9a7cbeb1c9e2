# SPDX-License-Identifier: Apache-2.0
"""Open what somebody gives to a command: all faults at once with their places, and what is usable all the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from corekit.cli.failures import say_diagnostics
from corekit.content.reading import MAXIMUM_BYTES, read
from corekit.errors import DocumentInvalid, ProfileInvalid
from corekit.model.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corekit.content.document import Document
    from corekit.kit import Kit
    from corekit.model.diagnostic import Diagnostic

#: Plans embed whole exercises, so documents may be larger than content files (bytes).
_LARGEST_DOCUMENT = 16 * 1024 * 1024
_STDIN = "-"
_LISTS = ("equipment", "regimens", "without")
_KEYS = {"schema", "answered_on", "facts", "equipment", "time", "regimens", "without", "language"}


@attrs.frozen(kw_only=True)
class OpenedProfile:
    """A profile with everything that is wrong with it; what cannot be used is left out of it or ignored later."""

    name: str
    content: bytes = attrs.field(repr=False)
    profile: Profile
    diagnostics: tuple[Diagnostic, ...]

    @property
    def invalid(self) -> bool:
        """Whether something in it cannot be used."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    @property
    def has_comments(self) -> bool:
        """Whether the text has comments, which writing it anew would lose."""
        return any(line.lstrip().startswith("#") or " #" in line for line in self.text.splitlines())

    @property
    def text(self) -> str:
        """The text as it was given."""
        return self.content.decode("utf-8", errors="replace")

    def say_faults(self) -> None:
        """Every fault on stderr, with its line and a caret."""
        say_diagnostics(self.diagnostics, {self.name: self.text})


def open_profile(path: Path, kit: Kit) -> OpenedProfile:
    """The profile in a file, or on stdin for `-`.

    Raises `ProfileInvalid` with every fault when nothing in it can be used.
    """
    name = "<stdin>" if str(path) == _STDIN else str(path)
    content = _content(path, MAXIMUM_BYTES)
    document = read(content, name=name)
    if not isinstance(document.data, dict):
        raise _no_profile(document, name)
    faults = [*document.diagnostics, *_structure_faults(document)]
    profile = Profile.from_dict(_usable(document.data))
    faults += _answer_faults(profile, document, kit)
    return OpenedProfile(name=name, content=content, profile=profile, diagnostics=_sorted(faults))


def open_document(path: Path) -> Any:
    """A plan, screening, intake, recheck or profile that was written as JSON before.

    Raises `DocumentInvalid` for what is none of these.
    """
    name = "<stdin>" if str(path) == _STDIN else str(path)
    document = read(_content(path, _LARGEST_DOCUMENT), name=name, maximum_bytes=_LARGEST_DOCUMENT)
    if not isinstance(document.data, dict):
        faults = document.diagnostics
        raise DocumentInvalid(f"{name} is no document that corekit has written.", diagnostics=faults)
    try:
        return _document_of(document.data)
    except DocumentInvalid as error:
        raise DocumentInvalid(
            f"{name} is not a valid document.", hint=error.hint, diagnostics=document.locate(error.diagnostics)
        ) from error


def _document_of(data: dict[str, Any]) -> Any:
    """The value of a document, told by the keys that only its kind has."""
    from corekit.model.plan import Plan  # noqa: PLC0415 - only `render` reads documents back
    from corekit.model.intake import Intake  # noqa: PLC0415 - as above
    from corekit.model.recheck import Recheck  # noqa: PLC0415 - as above
    from corekit.model.screening import Screening  # noqa: PLC0415 - as above
    from corekit.model.why import Why  # noqa: PLC0415 - as above

    if "items" in data:
        return Plan.from_dict(data)
    for key, kind in (("changes", Recheck), ("groups", Intake), ("given_by", Why), ("safety_net", Screening)):
        if key in data:
            return kind.from_dict(data)
    if "facts" in data:
        return Profile.from_dict(data)
    raise DocumentInvalid(
        "This is no document that can be rendered.", hint="Give a plan, a screening or an intake written with --json."
    )


def _content(path: Path, limit: int) -> bytes:
    """At most one byte more than `limit`, so that a file of any size is only found to be too large."""
    if str(path) == _STDIN:
        return sys.stdin.buffer.read(limit + 1)
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise click.FileError(str(path), error.strerror or "cannot be read") from error


def _no_profile(document: Document, name: str) -> ProfileInvalid:
    hint = "A profile is a mapping with 'schema', 'answered_on' and 'facts'; see 'corekit schema profile'."
    faults = document.diagnostics or ()
    return ProfileInvalid(f"{name} holds no profile.", hint=hint, diagnostics=faults)


def _structure_faults(document: Document) -> list[Diagnostic]:
    """What the schema says, asked only where a quick look leaves a doubt: the schema's engine is slow to start."""
    if looks_sound(document.data):
        return []
    from corekit.content.validation import validate  # noqa: PLC0415 - only to explain faults

    return list(validate("profile", document, echo=False))


def _answer_faults(profile: Profile, document: Document, kit: Kit) -> list[Diagnostic]:
    from corekit.content.documents import check_answers  # noqa: PLC0415 - needs the library

    checked = check_answers(profile, kit.library)
    return [document.at(fault, key=not _is_about_the_value(fault)) for fault in checked.diagnostics]


def _is_about_the_value(fault: Diagnostic) -> bool:
    return "unknown" not in fault.code


def looks_sound(data: dict[str, Any]) -> bool:
    """Whether a profile is surely as its schema wants it, answers apart; False only means that the schema is asked."""
    facts = data.get("facts", {})
    time = data.get("time", {})
    return (
        data.keys() <= _KEYS
        and data.get("schema") == 1
        and isinstance(data.get("schema"), int)
        and isinstance(data.get("answered_on", ""), str)
        and isinstance(data.get("language", ""), str)
        and isinstance(facts, dict)
        and not any(isinstance(answer, dict) and not _sound_answer(answer) for answer in facts.values())
        and all(_is_words(data.get(key, [])) for key in _LISTS)
        and isinstance(time, dict)
        and time.keys() <= {"minutes_per_day", "days_per_week"}
        and all(isinstance(figure, int) and 1 <= figure <= 7 for figure in time.values() if figure)
    )


def _sound_answer(answer: dict[str, Any]) -> bool:
    return not answer


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and len(set(map(str, value))) == len(value) and all(type(x) is str for x in value)


def _usable(data: dict[str, Any]) -> dict[str, Any]:
    return data


def _sorted(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    distinct = dict.fromkeys(faults)
    return tuple(sorted(distinct, key=lambda fault: (fault.line or 0, fault.column or 0, fault.code, fault.message)))
