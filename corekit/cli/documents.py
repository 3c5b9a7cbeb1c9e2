# SPDX-License-Identifier: Apache-2.0
"""Open what somebody gives to a command: all faults at once with their places, and what is usable all the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from corekit.content.answers import uncounted_dates
from corekit.content.documents import check_answers, read_document
from corekit.errors import DocumentInvalid, ProfileInvalid
from corekit.model.profile import Profile
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from corekit.content.document import Document
    from corekit.kit import Kit
    from corekit.model.diagnostic import Diagnostic

_STDIN = "-"
#: A key that only one kind of document has, the most telling first.
_TELLING = (
    ("moves", "progress"),
    ("provokes", "report"),
    ("items", "plan"),
    ("recorded_at", "journal-entry"),
    ("changes", "recheck"),
    ("groups", "intake"),
    ("given_by", "why"),
    ("rules", "trace"),
    ("exercises", "catalogue"),
    ("safety_net", "screening"),
    ("facts", "profile"),
)
#: Faults of an answer's name; all others are of its value.
_ABOUT_THE_KEY = frozenset({"profile-unknown-fact", "profile-derived-fact"})
_LISTS = ("equipment", "regimens", "without")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class OpenedProfile(Record):
    """A profile and everything that is wrong with what was given; answers that cannot be used are ignored later."""

    name: str
    content: bytes = attrs.field(repr=False)
    profile: Profile
    diagnostics: tuple[Diagnostic, ...]

    @property
    def invalid(self) -> bool:
        """Whether something in it cannot be used."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    @property
    def text(self) -> str:
        """The text as it was given."""
        return self.content.decode("utf-8", errors="replace")

    @property
    def has_comments(self) -> bool:
        """Whether the text has comments, which writing it anew would lose."""
        return any(line.lstrip().startswith("#") or " #" in line for line in self.text.splitlines())

    def say_faults(self) -> None:
        """Every fault on stderr, with its line and a caret."""
        if not self.diagnostics:
            return
        from corekit.cli.failures import say_diagnostics  # noqa: PLC0415 - only when something is wrong

        say_diagnostics(self.diagnostics, {self.name: self.text})


def open_profile(path: Path, kit: Kit, today: date) -> OpenedProfile:
    """The profile in a file, or on stdin for `-`.

    That answers do not count *today* for their date alone is among what is said. Raises `ProfileInvalid` with every
    fault when nothing in it can be used.
    """
    name, content = _name(path), _content(path)
    opened = read_document(content, "profile", name=name)
    data = opened.document.data
    if not isinstance(data, dict):
        hint = "A profile is a mapping with 'schema', 'answered_on' and 'facts'; see 'corekit schema profile'."
        raise ProfileInvalid(f"{name} holds no profile.", hint=hint, diagnostics=opened.diagnostics)
    profile = opened.value if opened.value is not None else _salvaged(data, opened.diagnostics)
    faults = (*opened.diagnostics, *_answer_faults(profile, opened.document, kit, today))
    return OpenedProfile(name=name, content=content, profile=profile, diagnostics=_once(faults))


def open_document(path: Path) -> Any:
    """A plan, screening, intake, recheck, why or profile that was written before.

    Raises `DocumentInvalid` for what is none of these.
    """
    name, content = _name(path), _content(path)
    read = read_document(content, "plan", name=name)
    data = read.document.data
    kind = next((kind for key, kind in _TELLING if isinstance(data, dict) and key in data), None)
    if kind is None:
        hint = "Give a plan, a screening or an intake that was written with --json."
        raise DocumentInvalid(
            f"{name} is no document that can be rendered.", hint=hint, diagnostics=read.document.diagnostics
        )
    opened = read if kind == "plan" else read_document(content, kind, name=name)
    if opened.value is None:
        raise DocumentInvalid(f"{name} is not a valid {kind}.", diagnostics=opened.diagnostics)
    return opened.value


def _name(path: Path) -> str:
    return "<stdin>" if str(path) == _STDIN else str(path)


def _content(path: Path) -> bytes:
    """At most what the largest document may have and one byte more, so that it is found to be too large."""
    limit = 16 * 1024 * 1024 + 1
    if str(path) == _STDIN:
        return sys.stdin.buffer.read(limit)
    try:
        with path.open("rb") as stream:
            return stream.read(limit)
    except OSError as error:
        raise click.FileError(str(path), error.strerror or "cannot be read") from error


def _salvaged(data: dict[str, Any], faults: tuple[Diagnostic, ...]) -> Profile:
    """What the model can take of a profile that does not follow its schema; *faults* keep it from being enough."""
    facts = data.get("facts")
    usable: dict[str, Any] = {"schema": 1}
    usable |= {key: data[key] for key in ("answered_on", "language") if isinstance(data.get(key), str)}
    usable |= {key: data[key] for key in _LISTS if _is_words(data.get(key))}
    if isinstance(facts, dict):
        usable["facts"] = {fact: _answer(answer) for fact, answer in facts.items()}
    if isinstance(data.get("time"), dict):
        known = {"minutes_per_day", "days_per_week"}
        usable["time"] = {key: figure for key, figure in data["time"].items() if key in known and _is_positive(figure)}
    unread = tuple(fault.message for fault in faults if fault.severity == "error")
    return attrs.evolve(Profile.from_dict(usable), unread=unread)


def _answer(answer: Any) -> dict[str, Any]:
    """An answer without the keys that no answer has; what says nothing is an answer that cannot be used."""
    if not isinstance(answer, dict):
        return {"answer": answer}
    known = {key: answer[key] for key in ("answer", "on", "by") if key in answer}
    return known if "answer" in known else {"answer": answer}


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _is_positive(figure: Any) -> bool:
    return isinstance(figure, int | float) and not isinstance(figure, bool) and figure > 0


def _answer_faults(profile: Profile, document: Document, kit: Kit, today: date) -> Iterable[Diagnostic]:
    for fault in (*check_answers(profile, kit.library).diagnostics, *uncounted_dates(profile, today)):
        yield document.at(fault, key=fault.code in _ABOUT_THE_KEY)


def _once(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each fault once, in the order of the text; of several at one place the first found says it."""
    places: dict[tuple[int, int, str], Diagnostic] = {}
    for fault in faults:
        places.setdefault((fault.line or 0, fault.column or 0, fault.pointer or ""), fault)
    return tuple(places[place] for place in sorted(places))
