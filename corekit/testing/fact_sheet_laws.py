# SPDX-License-Identifier: Apache-2.0
"""What a pack should hold whose exercises were collected in a table first: subclass `FactSheetLaws`."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from corekit.model.attributes import ATTRIBUTES
from corekit.planning.safety_rule import BLOCKING
from corekit.testing.content_laws import ContentLaws
from corekit.testing.kits import places_of
from corekit.testing.people import TODAY, well_adult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corekit.kit import Kit
    from corekit.model.screening import Screening
    from corekit.testing.content_laws import Written

Rows = dict[str, dict[str, Any]]
#: What people with a finding get: the finding, then the screening of each who has it or may have it.
Screened = dict[str, list["Screening"]]

#: Attributes that every row of a sheet states; more may be stated.
_STATED = frozenset(
    (
        *("mode", "position", "load", "impact", "effort", "velocity", "nerve_tension", "symmetry", "assistance"),
        *("balance_demand", "breath_hold", "head_below_heart", "abdominal_pressure", "laterality", "level"),
        *("muscles_stretched", "muscles_loaded"),
    )
)
#: Attributes of a row that have laws of their own.
_APART = frozenset({"movements", "equipment"})
_RECORD = ("region", "movement", "range")
#: What a question says that says nothing of it.
_DEFAULTS = {"scope": "person"}


class FactSheetLaws(ContentLaws):
    """
    The laws of packs of exercises, and that the exercises say what their fact sheet says.

    `sheet` is a JSON file of `rows` exercises by id: attributes, `movements`, `equipment`, and in `excluded_by`,
    `cautioned_by` and `stopped_by` findings; `easier` and `harder` where it names neighbours. `changed` is what the
    pack deliberately says otherwise, by exercise and attribute, and `own` are exercises that no sheet has.

    `findings` is a JSON file of answers by finding, for some who have it and some of whom it is not known; then people
    are screened. Without it, each exercise must itself ask for what the sheet names, as the pack calls it (`called`).
    `facts` is a CSV file of the questions that the sheet asks for, and `own_facts` are those that it does not.
    """

    sheet: ClassVar[Path]
    rows: ClassVar[int]
    findings: ClassVar[Path | None] = None
    facts: ClassVar[Path | None] = None
    own: ClassVar[frozenset[str]] = frozenset()
    own_facts: ClassVar[frozenset[str]] = frozenset()
    changed: ClassVar[Mapping[tuple[str, str], Any]] = {}
    called: ClassVar[Mapping[str, str]] = {}
    #: Statements by their number in the sheet, each of which a claim's file names: those that contradict one another or
    #: a guideline, and those that are wrong or unverified.
    disputed: ClassVar[tuple[str, ...]] = ()
    doubtful: ClassVar[tuple[str, ...]] = ()
    #: Whether a movement may have a side that the sheet does not speak of.
    sides: ClassVar[bool] = False
    #: Whether parts of a muscle stand for the muscle that the sheet names.
    parts_of_muscles: ClassVar[bool] = False
    #: Findings and exercises from which it does not keep: whoever has the finding is issued nothing at all.
    issued_nothing: ClassVar[frozenset[tuple[str, str]]] = frozenset()
    #: Findings and exercises with which nobody is warned, since only a variant is concerned.
    unwarned: ClassVar[frozenset[tuple[str, str]]] = frozenset()

    @pytest.fixture(scope="class")
    @classmethod
    def expected(cls) -> Rows:
        """The rows of the sheet, by exercise."""
        return rows_of(cls.sheet)

    @pytest.fixture(scope="class")
    @classmethod
    def screened(cls, kit: Kit) -> Screened:
        """The screenings of people who have each finding, or of whom it is not known."""
        return {} if cls.findings is None else screened_for(kit, cls.findings)

    def test_every_exercise_of_the_sheet_is_there(self, written: Written, expected: Rows) -> None:
        """The pack holds the exercises of the sheet and, beside them, only those named as its own."""
        assert len(expected) == self.rows
        assert set(written["exercise"]) == {*expected, *self.own}

    def test_what_is_changed_differs_from_the_sheet(self, expected: Rows) -> None:
        """Nothing is called a change that says what the sheet says."""
        same = [place for place, value in self.changed.items() if expected[place[0]][place[1]] == value]
        assert same == []

    def test_attributes_are_those_of_the_sheet(self, written: Written, expected: Rows) -> None:
        """Every attribute value equals that of the sheet, null values included, save those named with a reason."""
        for name, row in expected.items():
            named = (row.keys() & ATTRIBUTES.keys()) - _APART
            assert named >= _STATED, (name, _STATED - named)
            compared = [each for each in named if not (self.parts_of_muscles and _is_of_muscles(each))]
            said = {attribute: stated(written["exercise"][name], attribute) for attribute in compared}
            assert said == {attribute: self._wanted(expected, name, attribute) for attribute in compared}, name

    def test_muscles_are_those_of_the_sheet_or_parts_of_them(self, kit: Kit, written: Written, expected: Rows) -> None:
        """Each muscle of the sheet is named, itself or by its parts, and no muscle is named that the sheet has not."""
        below = kit.library.vocabulary.is_below
        for name, row in expected.items():
            for attribute in filter(_is_of_muscles, row):
                said = stated(written["exercise"][name], attribute)
                wanted = self._wanted(expected, name, attribute)
                assert all(any(below("muscle", each, term) for term in wanted) for each in said), (name, attribute)
                assert all(any(below("muscle", each, term) for each in said) for term in wanted), (name, attribute)

    def test_movements_are_those_of_the_sheet(self, written: Written, expected: Rows) -> None:
        """The movement records are those of the sheet, in its order."""
        for name in expected:
            said = written["exercise"][name]["movements"]
            plain = [{key: record[key] for key in _RECORD} for record in said] if self.sides else said
            assert plain == self._wanted(expected, name, "movements"), name

    def test_equipment_is_that_of_the_sheet(self, written: Written, expected: Rows) -> None:
        """What is needed is what the sheet names; things that serve instead of each other stand in a list."""
        for name in expected:
            assert written["exercise"][name]["equipment"] == self._wanted(expected, name, "equipment"), name

    def test_neighbours_are_those_of_the_sheet(self, written: Written, expected: Rows) -> None:
        """Where the sheet names easier or harder exercises, the file names one of those."""
        for name, row in expected.items():
            for way in ("easier", "harder"):
                assert not row.get(way) or written["exercise"][name].get(way) in row[way], (name, way)

    def test_contraindications_of_the_sheet_exclude(
        self, namespace: str, written: Written, expected: Rows, screened: Screened
    ) -> None:
        """Whom the sheet keeps from an exercise does not get it, nor does somebody who cannot say whether it holds."""
        for name, finding in _named(expected, "excluded_by"):
            if self.findings is None:
                assert self.called.get(finding, finding) in _asked(written, name, "excluded_when"), (name, finding)
                continue
            for screening in screened[finding]:
                if (finding, name) not in self.issued_nothing or screening.outcome not in BLOCKING:
                    assert screening.verdict(f"{namespace}:{name}").verdict == "excluded", (name, finding)

    def test_precautions_of_the_sheet_caution(
        self, namespace: str, written: Written, expected: Rows, screened: Screened
    ) -> None:
        """Whom the sheet warns is warned at least, and so is somebody who cannot say whether it holds."""
        for name, finding in _named(expected, "cautioned_by"):
            if self.findings is None:
                asked = _asked(written, name, "caution_when", "excluded_when")
                assert self.called.get(finding, finding) in asked, (name, finding)
                continue
            for screening in screened[finding]:
                verdict = screening.verdict(f"{namespace}:{name}").verdict
                assert verdict in ("caution", "excluded") or (finding, name) in self.unwarned, (name, finding)

    def test_stop_signs_of_the_sheet_are_told(self, written: Written, expected: Rows) -> None:
        """What stops an exercise in the sheet stops it in the file, with a sentence; more is allowed, less is not."""
        for name, finding in _named(expected, "stopped_by"):
            signs = {test for entry in written["exercise"][name]["stop_when"] for test in entry["when"]}
            assert self.called.get(finding, finding) in signs, name
        for name, exercise in written["exercise"].items():
            assert all(entry["say"] for entry in exercise["stop_when"]), name

    def test_a_well_adult_may_do_everything(self, kit: Kit, namespace: str, written: Written) -> None:
        """Nothing is kept from somebody whose every answer is reassuring."""
        screening = kit.screen(well_adult(kit), today=TODAY)
        said = {name: screening.verdict(f"{namespace}:{name}").verdict for name in written["exercise"]}
        assert said == dict.fromkeys(said, "allowed")

    def test_questions_are_those_of_the_sheet(self, written: Written) -> None:
        """Those that are asked have type, choices, bounds, moment and reassuring answer of the sheet."""
        if self.facts is None:
            return
        with self.facts.open(encoding="utf-8", newline="") as stream:
            rows = {row.pop("id"): row for row in csv.DictReader(stream)}
        asked = {name: fact for name, fact in written["fact"].items() if "derive" not in fact}
        assert set(asked) == {*rows, *self.own_facts}
        for name, row in rows.items():
            assert {key: _said(asked[name], key) for key in row} == row, name

    def test_what_is_doubtful_is_a_claim(self, kit: Kit, namespace: str, written: Written) -> None:
        """What is disputed or doubtful stands in claims, and what is doubtful not only in those that are supported."""
        claims = places_of(kit)[namespace].root / "claims"
        said = {name: (claims / f"{name}.yaml").read_text(encoding="utf-8") for name in written["claim"]}
        for row in (*self.disputed, *self.doubtful):
            found = [name for name, text in said.items() if re.search(rf"\b{row}\b", text)]
            assert found, row
            statuses = {written["claim"][name]["status"] for name in found}
            assert row in self.disputed or statuses - {"supported"}, row

    def _wanted(self, expected: Rows, name: str, attribute: str) -> Any:
        """What the sheet says of an attribute, or what the pack deliberately says otherwise."""
        return self.changed.get((name, attribute), expected[name][attribute])


def stated(exercise: Mapping[str, Any], attribute: str) -> Any:
    """Return what an exercise's file says of an attribute, with the null value that `without` states."""
    if attribute in exercise.get("without", ()):
        return ATTRIBUTES[attribute].null
    return exercise[attribute]


def screened_for(kit: Kit, findings: Path) -> Screened:
    """Return what people get who have each finding of a file, or of whom it is not known."""
    return {
        finding: [kit.screen(well_adult(kit, **answers), today=TODAY) for answers in people.values() if answers]
        for finding, people in rows_of(findings).items()
    }


def rows_of(path: Path) -> Rows:
    """Return the table of a JSON file."""
    table: Rows = json.loads(path.read_text(encoding="utf-8"))
    return table


def _is_of_muscles(attribute: str) -> bool:
    return attribute in ATTRIBUTES and ATTRIBUTES[attribute].vocabulary == "muscle"


def _named(expected: Rows, key: str) -> Iterator[tuple[str, str]]:
    """Every exercise with each finding that its row names under *key*."""
    for name, row in expected.items():
        for finding in row[key]:
            yield name, finding


def _asked(written: Written, name: str, *keys: str) -> set[str]:
    """The findings, and the diagnoses, that the conditions of an exercise ask for, alone or as one of several."""
    entries = [entry["when"] for key in keys for entry in written["exercise"][name].get(key, ())]
    tests = [part for when in entries for part in when.get("any", (when,))]
    return {test["includes"] if fact == "dx" else fact for part in tests for fact, test in part.items()}


def _said(fact: Mapping[str, Any], key: str) -> str:
    """What a question says, as a sheet writes it."""
    said = fact.get(key, _DEFAULTS.get(key, ""))
    return ";".join(said) if isinstance(said, list | dict) else str(said)
