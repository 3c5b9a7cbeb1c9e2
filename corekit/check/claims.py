# SPDX-License-Identifier: Apache-2.0
"""
Claims and doses of all installed packs side by side, and where they disagree.

Two statements about one parameter disagree where they can speak of the same exercise and their figures have nothing in
common; a dose, or a claim, that lies within what a claim calls contradicted disagrees with it as well. Where claims
answer a question in words, one that is contradicted stands against those that answer it otherwise.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.check.diff.catching import meet
from corekit.criteria import FALSE, TRUE, parse
from corekit.model.attributes import ATTRIBUTES
from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.content.library import Library

_PARTS: Final = {"dose": DOSE_KEYS, "intensity": INTENSITY_KEYS, "frequency": FREQUENCY_KEYS}
_CONTRADICTED: Final = "contradicted"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Statement(Record):
    """
    One statement about a parameter: a claim, or the dose of an exercise (*kind* `claim` or `dose`).

    *value* is in the parameter's unit, a range as `[low, high]`; *exercises* are those it speaks of; *sources* give the
    certainty of each citation, or the word `editorial`.
    """

    kind: str
    id: str
    pack: str
    title: str
    parameter: str | None
    value: Any = None
    status: str | None = None
    sources: Any = None
    text: str | None = None
    select: Any = None
    exercises: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The statement as JSON data."""
        return {
            field.name: list(value) if isinstance(value := getattr(self, field.name), tuple) else value
            for field in attrs.fields(Statement)
        }


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Conflict(Record):
    """
    Two statements (their ids) that disagree, and why.

    `apart`; `contradicted` by the first; or `refuted`: the first is contradicted, and the second says otherwise.
    """

    first: str
    second: str
    why: str

    def to_dict(self) -> dict[str, str]:
        """The conflict as JSON data."""
        return {"first": self.first, "second": self.second, "why": self.why}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Topic(Record):
    """
    Statements about one parameter of exercises that they share; without a parameter one claim in words.

    Of doses only those are listed that disagree with something; *agreeing* is how many others there are.
    """

    parameter: str | None
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    agreeing: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The topic as JSON data."""
        return {
            "parameter": self.parameter,
            "statements": [statement.to_dict() for statement in self.statements],
            "conflicts": [conflict.to_dict() for conflict in self.conflicts],
            "agreeing": self.agreeing,
        }


def topics(library: Library, words: str | None = None) -> tuple[Topic, ...]:
    """
    Everything that packs claim, grouped by parameter and by the exercises it is about; what disagrees comes first.

    *words* narrow it to topics that have all of them in a parameter, id, title or text.
    """
    claims = [_claim(identifier, library) for identifier in library.ids("claim")]
    doses = tuple(_doses(library))
    found = [*_of_claims(claims, doses, library), *_of_families(doses, claims, library)]
    wanted = (words or "").casefold().split()
    kept = (topic for topic in found if all(word in _said(topic) for word in wanted))
    return tuple(sorted(kept, key=lambda topic: (not topic.conflicts, topic.parameter or "~", topic.statements[0].id)))


def _said(topic: Topic) -> str:
    parts = [topic.parameter or ""]
    for one in topic.statements:
        parts += [one.id, one.title, one.text or "", *one.exercises]
    return " ".join(parts).replace("_", " ").replace("-", " ").casefold() + " " + " ".join(parts).casefold()


def _claim(identifier: str, library: Library) -> Statement:
    data = library.data("claim", identifier)
    select = data.get("select")
    about = library.select(select).certain if select is not None else frozenset()
    return Statement(
        kind="claim",
        id=identifier,
        pack=library.owner("claim", identifier),
        title=data.get("title") or identifier.rpartition(":")[2],
        parameter=data.get("parameter"),
        value=data.get("value"),
        status=data["status"],
        sources=data["sources"],
        text=data.get("text"),
        select=select,
        exercises=tuple(sorted(about)),
    )


def _doses(library: Library) -> Iterator[Statement]:
    """Every figure of every exercise; of several named doses each."""
    for identifier in library.ids("exercise"):
        data = library.data("exercise", identifier)
        named = [(f"{identifier} ({name})", {"dose": dose}) for name, dose in (data.get("doses") or {}).items()]
        for name, given in [(identifier, data), *named]:
            for part, table in _PARTS.items():
                figures = given.get(part)
                for key in table if isinstance(figures, dict) else ():
                    if key in figures:
                        yield _dose(name, identifier, data, f"{part}.{key}", figures[key], library)


def _dose(name: str, exercise: str, data: Mapping[str, Any], parameter: str, value: Any, library: Library) -> Statement:
    evidence = [entry["sources"] for entry in data.get("evidence") or () if isinstance(entry.get("sources"), dict)]
    cited = {key: certainty for sources in evidence for key, certainty in sources.items()}
    return Statement(
        kind="dose",
        id=name,
        pack=library.owner("exercise", exercise),
        title=data["title"],
        parameter=parameter,
        value=value,
        sources=cited or data.get("sources"),
        exercises=(exercise,),
    )


def _of_claims(claims: list[Statement], doses: tuple[Statement, ...], library: Library) -> Iterator[Topic]:
    by_parameter: dict[str | None, list[Statement]] = {}
    for claim in claims:
        by_parameter.setdefault(claim.parameter, []).append(claim)
    for claim in by_parameter.pop(None, []):
        yield Topic(parameter=None, statements=(claim,), conflicts=())
    for parameter, about in by_parameter.items():
        for group in _overlapping(about, library):
            yield _topic(str(parameter), group, doses, library)


def _overlapping(claims: list[Statement], library: Library) -> Iterator[list[Statement]]:
    """Groups of claims of which each can speak of an exercise that another one of the group speaks of."""
    waiting = list(claims)
    while waiting:
        group = [waiting.pop(0)]
        for member in group:
            near = [other for other in waiting if _share(member, other, library)]
            group.extend(near)
            waiting = [other for other in waiting if other not in near]
        yield group


def _share(one: Statement, other: Statement, library: Library) -> bool:
    if set(one.exercises) & set(other.exercises):
        return True
    return meet(one.select, other.select, library)


def _topic(parameter: str, claims: list[Statement], doses: tuple[Statement, ...], library: Library) -> Topic:
    pairs = ((one, other) for one, other in combinations(claims, 2) if _share(one, other, library))
    conflicts = [conflict for one, other in pairs if (conflict := _conflict(one, other) or _refuted(one, other))]
    own = [dose for dose in doses if dose.parameter == parameter] or list(_attributes(parameter, claims, library))
    touched = [(claim, dose) for claim in claims for dose in own if dose.exercises[0] in claim.exercises]
    against = {dose.id: dose for claim, dose in touched if _against(claim, dose, library)}
    for claim, dose in touched:
        if _against(claim, dose, library):
            why = "contradicted" if claim.status == _CONTRADICTED else "apart"
            conflicts.append(Conflict(first=claim.id, second=dose.id, why=why))
    agreeing = len({dose.id for _, dose in touched} - against.keys())
    statements = (*claims, *(against[name] for name in sorted(against)))
    return Topic(parameter=parameter, statements=statements, conflicts=tuple(conflicts), agreeing=agreeing)


def _attributes(parameter: str, claims: list[Statement], library: Library) -> Iterator[Statement]:
    """What exercises say of an attribute that claims are about."""
    if parameter not in ATTRIBUTES:
        return
    for identifier in sorted({name for claim in claims for name in claim.exercises}):
        data = library.data("exercise", identifier)
        if data.get(parameter) is not None:
            yield _dose(identifier, identifier, data, parameter, data[parameter], library)


def _against(claim: Statement, dose: Statement, library: Library) -> bool:
    if claim.parameter in ATTRIBUTES and not _figures(claim.value):
        criteria = parse({claim.parameter: claim.value}, library.subject_exercise)
        truth = criteria.evaluate(library.attributes(dose.exercises[0]))
        return truth == (TRUE if claim.status == _CONTRADICTED else FALSE)
    return _conflict(claim, dose) is not None


def _conflict(one: Statement, other: Statement) -> Conflict | None:
    apart = _apart(one.value, other.value)
    if apart is None:
        return None
    denied = [statement for statement in (one, other) if statement.status == _CONTRADICTED]
    if not denied:
        return Conflict(first=one.id, second=other.id, why="apart") if apart else None
    if len(denied) == 2 or apart:
        return None
    asserted = other if denied[0] is one else one
    return Conflict(first=denied[0].id, second=asserted.id, why="contradicted")


def _refuted(one: Statement, other: Statement) -> Conflict | None:
    """Two answers in words to one question, of which one is contradicted: both sides stay in sight."""
    denied = [statement for statement in (one, other) if statement.status == _CONTRADICTED]
    if len(denied) != 1 or not (isinstance(one.value, str) and _apart(one.value, other.value)):
        return None
    return Conflict(first=denied[0].id, second=(other if denied[0] is one else one).id, why="refuted")


def _apart(one: Any, other: Any) -> bool | None:
    """Whether two figures, ranges or words have nothing in common; None where they cannot be compared."""
    first, second = _figures(one), _figures(other)
    if first and second:
        return max(first) < min(second) or max(second) < min(first)
    if isinstance(one, str) and isinstance(other, str):
        return one != other
    return None


def _figures(value: Any) -> list[float]:
    entries = value if isinstance(value, list) else [value]
    numbers = [entry for entry in entries if isinstance(entry, int | float) and not isinstance(entry, bool)]
    return numbers if len(numbers) == len(entries) else []


def _of_families(doses: tuple[Statement, ...], claims: Iterable[Statement], library: Library) -> Iterator[Topic]:
    """Doses of one family of movements that packs give with nothing in common, where no claim tells of it."""
    told = {claim.parameter for claim in claims}
    families: dict[tuple[str, str], list[Statement]] = {}
    for dose in doses:
        family = library.data("exercise", dose.exercises[0]).get("movement_family")
        if family is not None and dose.parameter not in told and dose.parameter != "frequency.while":
            families.setdefault((family, str(dose.parameter)), []).append(dose)
    for (_, parameter), members in sorted(families.items()):
        pairs = combinations(members, 2)
        found = [
            conflict
            for one, other in pairs
            if one.pack != other.pack and (conflict := _conflict(one, other)) is not None
        ]
        if found:
            named = {name for conflict in found for name in (conflict.first, conflict.second)}
            shown = tuple(member for member in members if member.id in named)
            agreeing = len(members) - len(shown)
            yield Topic(parameter=parameter, statements=shown, conflicts=tuple(found), agreeing=agreeing)
