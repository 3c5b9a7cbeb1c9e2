# SPDX-License-Identifier: Apache-2.0
"""A profile's answers held against the facts of a library: what can be used, and what is wrong with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from corekit.content.spans import join
from corekit.content.spelling import did_you_mean, listed
from corekit.criteria.ageing import as_date
from corekit.criteria.answers import OPEN_ANSWERS
from corekit.criteria.values import is_finite
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from corekit.content.library import Library
    from corekit.criteria.subject import Field
    from corekit.model.profile import Answer, Profile


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class CheckedAnswers:
    """
    The answers of a profile: *usable* by canonical fact, each with its date, and what is wrong with the others.

    A message names the fact and never the answer.
    """

    usable: dict[str, Answer] = attrs.field(repr=False)
    diagnostics: tuple[Diagnostic, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with answers that could not be used, a sentence each."""
        return tuple(fault.message for fault in self.diagnostics if fault.severity == "error")


class _Fault(NamedTuple):
    """What is wrong with one answer: code, what to say of the fact, and how to mend it."""

    code: str
    words: str
    hint: str | None = None


def check_answers(profile: Profile, library: Library) -> CheckedAnswers:
    """
    Hold the answers, equipment and wishes of *profile* against what is installed; pointers count from the profile.

    An answer to a question nobody asks is left aside: an error if its name is near to one that somebody asks, else a
    warning, for its pack may be gone. Of a list with an unknown choice the others are kept, and the rest is unknown.
    """
    checker = _Checker(library)
    if profile.answered_on is not None and as_date(profile.answered_on) is None:
        checker.found.append(_undated())
        profile = attrs.evolve(profile, answered_on=None)
    for name, answer in profile.dated().items():
        checker.answer(name, answer)
    for key, kind in (("equipment", "term"), ("regimens", "regimen"), ("without", "exercise")):
        checker.wishes(key, kind, getattr(profile, key) or ())
    return CheckedAnswers(usable=checker.usable, diagnostics=tuple(checker.found))


def uncounted_dates(profile: Profile, today: date) -> Iterator[Diagnostic]:
    """
    Yield a warning for every date that keeps answers from counting *today*: one that is missing, or is still to come.

    What such an answer says is asked again, and without a word nobody would know why.
    """
    if profile.answered_on is None and any(answer.on is None for answer in (profile.facts or {}).values()):
        yield Diagnostic(
            code="profile-date",
            message="these answers have no date, so that they count as expired",
            severity="warning",
            hint=f"Say on which day they were given, such as `answered_on: {today.isoformat()}`.",
            pointer="/facts",
        )
    dates = {"/answered_on": profile.answered_on}
    dates |= {join(["facts", name, "on"]): answer.on for name, answer in (profile.facts or {}).items()}
    for pointer, said in dates.items():
        on = as_date(said)
        if on is not None and on > today:
            message = f"this day is after today ({today.isoformat()}), so that answers of it do not count yet"
            yield Diagnostic(code="profile-date", message=message, severity="warning", pointer=pointer)


class _Checker:
    def __init__(self, library: Library) -> None:
        self.usable: dict[str, Answer] = {}
        self.found: list[Diagnostic] = []
        self._library = library

    def answer(self, name: str, answer: Answer) -> None:
        """Check one answer."""
        found = self._library.names.find("fact", name).id
        if found is None:
            self._nobody_asks(name)
            return
        if found != name and found in self.usable:
            return  # the answer under the present name goes before an older one
        fact = self._library.get("fact", found)
        if fact.derive is not None:
            words = "is worked out from other answers and never asked"
            self._tell(name, _Fault("profile-derived-fact", words, "Remove it and answer the questions."))
            return
        if answer.on is not None and as_date(answer.on) is None:
            self._tell(name, _Fault("profile-date", "has a date that is no date", "Write dates as 2026-01-31."), "/on")
            return
        field = self._library.subject_facts.field(found)
        if field is not None:
            self._keep(name, found, field, answer)

    def _keep(self, name: str, fact: str, field: Field, answer: Answer) -> None:
        value = answer.answer
        if value is None or (isinstance(value, str) and value in OPEN_ANSWERS):
            self.usable[fact] = answer
            return
        if field.holds_several:
            self._keep_several(name, fact, field, answer)
            return
        settled = self._settled(fact, value)
        fault = _fault_of(field, settled)
        if fault is not None:
            self._tell(name, fault)
        else:
            self.usable[fact] = answer if settled is value else attrs.evolve(answer, answer=settled)

    def _keep_several(self, name: str, fact: str, field: Field, answer: Answer) -> None:
        given = answer.answer if isinstance(answer.answer, list | tuple) else [answer.answer]
        words = [self._settled(fact, word) for word in given]
        faults = [fault for word in words if (fault := _fault_of(field, word)) is not None]
        if not faults:
            self.usable[fact] = answer if words == answer.answer else attrs.evolve(answer, answer=words)
            return
        self._tell(name, faults[0])
        known = [word for word in words if _fault_of(field, word) is None]
        if known:  # what was not understood may be any other choice
            self.usable[fact] = attrs.evolve(answer, answer=known, offered=tuple(known))

    def _settled(self, fact: str, value: Any) -> Any:
        """Return an answer in its one spelling: `yes` for true, the canonical id of what it names."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        choices = self._library.get("fact", fact).choices
        source = choices.get("from") if isinstance(choices, dict) else None
        if not isinstance(value, str) or source is None:
            return value
        names = self._library.names
        if source in ("conditions", "exercises"):
            return names.find(source.removesuffix("s"), value).id or value
        return names.find_term(source, value).id or value

    def _nobody_asks(self, name: str) -> None:
        near = did_you_mean(name, self._library.ids("fact"))
        severity = "error" if near else "warning"
        message = f"no installed pack asks '{name}'{near}"
        self.found.append(
            Diagnostic(code="profile-unknown-fact", message=message, severity=severity, pointer=join(["facts", name]))
        )

    def _tell(self, name: str, fault: _Fault, within: str = "") -> None:
        self.found.append(
            Diagnostic(
                code=fault.code,
                message=f"the answer to '{name}' {fault.words}",
                hint=fault.hint,
                pointer=join(["facts", name]) + within,
            )
        )

    def wishes(self, key: str, kind: str, names: tuple[str, ...]) -> None:
        """Check names of equipment, regimens or exercises."""
        for index, name in enumerate(names):
            if kind == "term":
                known = self._library.names.find_term("equipment", name).id
                close = self._library.names.close_terms("equipment", name) if known is None else ()
            else:
                known = self._library.names.find(kind, name).id
                close = self._library.names.close(kind, name) if known is None else ()
            if known is None:
                guess = f" — did you mean '{close[0]}'?" if close else ""
                what = "equipment" if kind == "term" else kind
                message = f"nothing installed knows the {what} '{name}'{guess}"
                self.found.append(
                    Diagnostic(
                        code="profile-unknown-name", message=message, severity="warning", pointer=f"/{key}/{index}"
                    )
                )


def _undated() -> Diagnostic:
    message, hint = "the date of the answers is no date; they count as expired", "Write dates as 2026-01-31."
    return Diagnostic(code="profile-date", message=message, hint=hint, pointer="/answered_on")


def _fault_of(field: Field, value: Any) -> _Fault | None:
    """Return what is wrong with one value as an answer, None if nothing is."""
    return next(_faults(field, value), None)


def _faults(field: Field, value: Any) -> Iterator[_Fault]:
    if field.kind == "number":
        unit = f" ({field.unit})" if field.unit else ""
        if not is_finite(value):
            yield _Fault("profile-wrong-type", f"is not a number{unit}")
        elif (field.minimum is not None and value < field.minimum) or (
            field.maximum is not None and value > field.maximum
        ):
            yield _Fault("profile-out-of-range", f"is out of range{unit}", _bounds(field))
    elif field.kind == "date":
        if as_date(value) is None:
            yield _Fault("profile-date", "is not a date", "Write dates as 2026-01-31.")
    elif not isinstance(value, str):
        words = "is not yes or no" if field.kind == "yes_no" else "is not a word"
        yield _Fault("profile-wrong-type", words, _choices(field))
    elif field.words is not None and value not in field.words:
        yield _Fault("profile-unknown-choice", "is none of its choices", _choices(field))


def _bounds(field: Field) -> str:
    if field.minimum is None:
        return f"At most {field.maximum:g}."
    if field.maximum is None:
        return f"At least {field.minimum:g}."
    return f"From {field.minimum:g} to {field.maximum:g}."


def _choices(field: Field) -> str | None:
    return f"Choices: {listed(field.words, most=40)}." if field.words else None
