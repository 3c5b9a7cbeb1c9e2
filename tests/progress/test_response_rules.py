# SPDX-License-Identifier: Apache-2.0
"""The response rules of every regimen sheet: where a row holds in a journal, the installed pack makes its move."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corekit
from corekit.check.cases import well_adult
from corekit.check.logs import Sessions, Trainee, apart_from_sessions
from corekit.content.reading import read
from corekit.criteria import TRUE, parse
from corekit.model.position import Position
from corekit.model.profile import Answer
from corekit.planning.assessment import Assessment
from corekit.planning.rulebook import RuleBook
from corekit.progress.journal import journal_of
from corekit.progress.progress import Grounds
from corekit.progress.remembering import Memory
from corekit.progress.telling import Recollection

from .journals import EXAMPLES, START

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library
    from corekit.model.journal import JournalEntry
    from corekit.model.progression import Stage
    from corekit.progress.evidence import Witness
    from corekit.progress.moves import Decision

SHEETS = sorted((Path(__file__).parents[1] / "data" / "response_rules").glob("*.yaml"))
REGIMEN_SHEETS = {
    "aerobic",
    "functional_strength",
    "lumbar_stabilization",
    "mckenzie",
    "neural_mobilization",
    "pilates",
    "posture_therapy",
    "self_myofascial_release",
    "stretching",
    "taichi",
    "yoga",
}


def rows() -> Iterator[Any]:
    """Every row of every sheet, with what its sheet says of all of them."""
    for path in SHEETS:
        sheet = read(path.read_bytes(), name=path.name).data
        for number, row in enumerate(sheet["rows"], start=1):
            known = {name: sheet[name] for name in ("sheet", "section", "progression", "given") if name in sheet}
            given = {**known.get("given", {}), **row.get("given", {})}
            name = f"{sheet['sheet']}, row {number}: {row['from']} to {row['to']}"
            yield pytest.param({**known, **row, "given": given}, id=name)


@cache
def library() -> Library:
    """All packs of the repository."""
    packs = sorted(path.parent for path in (EXAMPLES.parent / "plugins").glob("*/pyproject.toml"))
    return corekit.load(discover=False, paths=packs, cache=False).library


@cache
def book() -> RuleBook:
    """Their rules."""
    return RuleBook.of(library())


def test_every_sheet_of_a_regimen_is_there() -> None:
    """No sheet is left out."""
    assert {path.stem for path in SHEETS} == REGIMEN_SHEETS


@pytest.mark.parametrize("row", list(rows()))
def test_where_a_row_holds_its_move_is_made(row: dict[str, Any]) -> None:
    """The sheet's criteria are true of the journal, and the pack moves as the sheet says."""
    truth, decision, stages = outcome(row, row["holds"])
    assert truth == TRUE, "the journal does not show the row"
    said = [reason.parameters.get("because", reason.code) for reason in decision.reasons]
    assert (decision.move, decision.by if "by" in row else None) == (row["move"], row.get("by")), said
    assert decision.position.stage == row.get("leads_to", decision.position.stage), said
    if "leads_to" in row and row["move"] in ("advance", "regress"):
        assert decision.by == "stage", said
    if "scale" in row:
        assert decision.position.scale == row["scale"]
    if "frequency" in row:
        assert all(use.frequency == row["frequency"] for use in stages[decision.position.stage].use)


@pytest.mark.parametrize("row", list(rows()))
def test_where_a_row_does_not_hold_its_move_is_not_made(row: dict[str, Any]) -> None:
    """A journal that falls short of the row in one thing does not lead where the row leads."""
    truth, decision, _ = outcome(row, row["fails"])
    assert truth != TRUE, "the journal shows the row all the same"
    made = (decision.move, decision.by if "by" in row else None, decision.position.stage)
    assert made != (row["move"], row.get("by"), row.get("leads_to", decision.position.stage))


def outcome(row: Mapping[str, Any], log: list[dict[str, Any]]) -> tuple[int, Decision, dict[str, Stage]]:
    """The truth of the sheet's criteria in a journal, the decision on it, and the stages of the progression."""
    progression = library().get("progression", row["progression"])
    stages = {stage.id: stage for stage in progression.stages}
    entries = sessions(stages[row["stage"]], log)
    today = date.fromisoformat(entries[-1].date)
    answers = well_adult(library(), today)
    answers |= {name: Answer(answer=answer, on=today.isoformat()) for name, answer in row["given"].items()}
    assessment = Assessment(library=library(), book=book(), answers=answers, today=today)
    trainee = Trainee(
        progression=progression,
        recollection=Recollection(Memory(library()), apart_from_sessions(library(), answers)),
        ground=Grounds(library=library(), assessment=lambda: assessment),
    )
    position = Position(
        progression=row["progression"],
        stage=row["stage"],
        phase=stages[row["stage"]].phase,
        since=entries[0].date,
        began=entries[0].date,
    )
    journal = journal_of(entries, today=today)
    truth = truth_of(row, trainee.witness(position, journal, today))
    return truth, trainee.decision(position, journal, today), stages


def truth_of(row: Mapping[str, Any], witness: Witness) -> int:
    """The truth of the sheet's criteria; a step forward counts from the beginning of the stage."""
    evidence = witness.evidence
    when = parse(row["when"], library().subject_facts)
    return when.evaluate(evidence.in_stage if row["move"] == "advance" else evidence.values)


def sessions(stage: Stage, log: list[dict[str, Any]]) -> list[JournalEntry]:
    """The sessions of a log, one a day; `minutes` are those of every exercise."""
    making = Sessions(library())
    told = [data for data in log for _ in range(data.get("repeat", 1))]
    found = []
    for number, data in enumerate(told):
        minutes = data.get("minutes")
        said = {name: answer for name, answer in data.items() if name != "minutes"}
        entry = making.entry(stage, said, number, (START + timedelta(days=number)).isoformat())
        done = tuple(attrs.evolve(result, minutes=minutes) for result in entry.exercises or ())
        found.append(attrs.evolve(entry, exercises=done))
    return found
