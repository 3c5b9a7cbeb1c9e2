# SPDX-License-Identifier: Apache-2.0
"""A made-up person walks through the progressions of a regimen, session by session, and leaves a path behind."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.cases import well_adult
from corekit.check.logs import Scenes, reassuring_session
from corekit.criteria.values import is_number
from corekit.model.position import Position
from corekit.model.profile import Answer
from corekit.planning.assessment import Assessment
from corekit.progress.guards import session_guards
from corekit.progress.progress import Grounds
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.fact import Fact
    from corekit.model.journal import JournalEntry
    from corekit.model.progression import Progression
    from corekit.planning.rulebook import RuleBook

#: How often a random answer is another than the reassuring one, how often there is none, and how often one is a sign
#: that ends everything (editorial: people without warning signs, so that paths show more than their first days).
_OTHER, _SILENT, _ENDING = 0.03, 0.03, 0.001
#: The core's rules that such signs are read by.
_SIGNS = ("emergency", "new_symptom")
#: Sessions that decisions look back on; more only cost time, for no guard of a sheet looks further.
_REMEMBERED = 120


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PathStep(Record):
    """One session: its number, its day, the stage it was done in, the move after it and where that led."""

    session: int
    day: str
    stage: str
    move: str
    to: str
    by: str | None = None
    because: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the step."""
        return {key: value for key, value in attrs.asdict(self).items() if value not in (None, ())}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Path(Record):
    """The way through one progression; `end` is the last move, `stop` and `refer` end it early."""

    progression: str
    steps: tuple[PathStep, ...]
    end: str
    stage: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the path, with the steps at which something changed."""
        steps = [step.to_dict() for step in self.steps if step.move != "stay"]
        return {
            "progression": self.progression,
            "sessions": len(self.steps),
            "end": self.end,
            "stage": self.stage,
            "steps": steps,
        }


def progressions_of(library: Library, regimen: str) -> tuple[str, ...]:
    """The progressions that the tracks of a regimen may give, in order."""
    tracks = library.get("regimen", regimen).tracks
    return tuple(dict.fromkeys(track.progression for track in tracks if track.progression is not None))


def simulate(
    library: Library,
    book: RuleBook,
    progression: str,
    responses: Iterable[Mapping[str, Any]],
    *,
    today: date,
    given: Mapping[str, Any] | None = None,
) -> Path:
    """
    The way of a well adult with the answers *given* through *progression*, one session a day from *today* on.

    Each of *responses* holds the answers about one session, on top of one that went well; `repeat` stands for several
    alike. A stop or a referral ends the way.
    """
    from datetime import timedelta  # noqa: PLC0415 - beside the annotation

    model: Progression = library.get("progression", progression)
    answers = well_adult(library, today)
    answers |= {name: Answer(answer=answer, on=today.isoformat()) for name, answer in (given or {}).items()}
    assessment = Assessment(library=library, book=book, answers=answers, today=today)
    ground = Grounds(library=library, assessment=lambda: assessment)
    first = model.stages[0]
    position = Position(
        progression=progression, stage=first.id, phase=first.phase, since=today.isoformat(), began=today.isoformat()
    )
    scenes = Scenes(library)
    entries: list[JournalEntry] = []
    steps: list[PathStep] = []
    end = "stay"
    for number, told in enumerate(_each(responses)):
        day = today + timedelta(days=number)
        stage = next(each for each in model.stages if each.id == position.stage)
        entries.append(scenes.entry(stage, told, number, day.isoformat()))
        again = {name: Answer(answer=answer.answer, on=day.isoformat()) for name, answer in answers.items()}
        decision = scenes.decision(scenes.on(position, entries[-_REMEMBERED:], again, day, ground))
        said = [str(each.parameters["because"]) for each in decision.reasons if "because" in each.parameters]
        why = tuple(dict.fromkeys(said or (each.code for each in decision.reasons)))
        steps.append(
            PathStep(
                session=number + 1,
                day=day.isoformat(),
                stage=position.stage,
                move=decision.move,
                to=decision.position.stage,
                by=decision.by,
                because=why if decision.move != "stay" else (),
            )
        )
        position, end = decision.position, decision.move
        if end in ("stop", "refer"):
            break
    return Path(progression=progression, steps=tuple(steps), end=end, stage=position.stage)


def random_responses(library: Library, sessions: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many sessions drawn at random, mostly good ones; the same seed draws the same."""
    rng = Random(seed)  # noqa: S311 - a simulation, not a secret
    questions = {name: library.get("fact", name) for name in reassuring_session(library)}
    signs = _signs(library)
    for _ in range(sessions):
        told: dict[str, Any] = {}
        for name, fact in questions.items():
            chance = rng.random()
            if chance < _SILENT:
                told[name] = "unknown"
            elif chance > 1 - (_ENDING if name in signs else _OTHER):
                told[name] = _drawn(rng, fact)
        yield told


def _signs(library: Library) -> frozenset[str]:
    """The questions about a session that the core's rules about warning signs rest on."""
    found: set[str] = set()
    guards = session_guards(library.subject_facts, replaced=False)
    waiting = [name for guard in guards if guard.rule in _SIGNS for name in guard.when.facts]
    while waiting:
        name = waiting.pop()
        if name not in found and library.has("fact", name):
            found.add(name)
            derived = library.facts.derivations(name) if library.get("fact", name).derive else ()
            waiting.extend(fact for criteria in derived for fact in criteria.facts)
    return frozenset(found)


def _drawn(rng: Random, fact: Fact) -> Any:
    if fact.type == "yes_no":
        return rng.choice(["yes", "no"])
    if fact.type == "number":
        low, high = fact.minimum or 0, 100 if fact.maximum is None else fact.maximum
        near: float = fact.reassuring if is_number(fact.reassuring) else low
        return max(low, min(high, round(near + rng.gauss(0, 2))))
    choices = [choice for choice in fact.choices or () if choice != "none"]
    if fact.type == "choices":
        return rng.sample(choices, k=min(1, len(choices)))
    return rng.choice(choices)


def _each(responses: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for told in responses:
        facts = {name: answer for name, answer in told.items() if name != "repeat"}
        for _ in range(told.get("repeat", 1)):
            yield facts
