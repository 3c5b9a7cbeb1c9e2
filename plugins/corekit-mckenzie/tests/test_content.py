# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, facts, rules, progressions and regimens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


class Content(Protocol):
    """The content folder, as the fixture gives it."""

    root: Traversable

    def document(self, name: str) -> Any:
        """One file as plain data."""

    def items(self, kind: str) -> dict[str, dict[str, Any]]:
        """The items of one folder, by id."""


KINDS = ("exercises", "rules", "progressions", "regimens", "claims")
SEEDS = {f"seed-{number}" for number in range(5)}


def stated_sources(data: Any) -> Iterator[Any]:
    """Every value of a `sources` key in the data."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources":
                yield value
            else:
                yield from stated_sources(value)
    elif isinstance(data, list):
        for value in data:
            yield from stated_sources(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_statement_says_how_certain_it_is(kind: str, content: Content) -> None:
    """Each item names sources of the pack or the seeds as verified or recalled, or says that it is editorial."""
    known = {source["id"] for source in content.document("sources.json")} | SEEDS
    for name, item in content.items(kind).items():
        sources = list(stated_sources(item))
        assert sources, name
        for value in sources:
            assert value == "editorial" or set(value.values()) <= {"verified", "recalled"}, name
            assert value == "editorial" or set(value) <= known, name


def test_every_dose_has_a_source(content: Content) -> None:
    """An exercise that states a dose says in its evidence where dose and frequency come from."""
    for name, exercise in content.items("exercises").items():
        assert {"dose", "frequency"} <= set(exercise), name
        assert exercise["evidence"], name


def test_every_source_is_used(content: Content) -> None:
    """No source stands in the list without a statement that rests on it."""
    named: set[str] = set()
    for kind in KINDS:
        for item in content.items(kind).values():
            named.update(*[value for value in stated_sources(item) if value != "editorial"])
    for value in stated_sources(content.document("facts.yaml")):
        named.update(value)
    assert {source["id"] for source in content.document("sources.json")} == named - SEEDS


def test_asked_facts_are_those_of_the_sheet(content: Content, expected_facts: dict[str, dict[str, str]]) -> None:
    """The five questions of the pack have the type, bounds, moment and reassuring answer of the sheet."""
    facts = {name: fact for name, fact in content.document("facts.yaml").items() if "derive" not in fact}
    assert set(facts) == set(expected_facts)
    for name, row in expected_facts.items():
        fact = facts[name]
        assert (fact["type"], fact["ask_at"], str(fact["valid_days"])) == (
            row["type"],
            row["ask_at"],
            row["valid_days"],
        )
        assert str(fact["reassuring"]) == row["reassuring"]
        assert fact.get("scope", "person") == row["scope"]
        assert ";".join(fact.get("choices", ())) == row["choices"]


def test_rules_speak_of_attributes_only(content: Content) -> None:
    """No rule selects by the name of an exercise, so each protects from exercises nobody has written yet."""
    names = set(content.items("exercises"))
    for rule in content.items("rules").values():
        assert not names & set(_words(rule["then"]))


def test_every_regimen_has_something_to_keep(content: Content) -> None:
    """Each regimen has tracks of the maintain phase, aerobic exercise among them, and needs the red-flag screen."""
    for name, regimen in content.items("regimens").items():
        kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
        assert any("exercise" in track for track in kept), name
        assert "red_flags" in regimen["needs"], name


def test_directional_loading_is_granted_by_the_test_alone(content: Content) -> None:
    """A track that loads the end of the range is given only to whom the test has shown a direction or a stiff one."""
    for regimen in content.items("regimens").values():
        for track in regimen["tracks"]:
            if track.get("progression", "posture") != "posture":
                assert {"directional_preference", "mckenzie_class"} & set(_words(track["when"]))


def test_moves_lead_to_stages_that_exist(content: Content) -> None:
    """Every guard that names a stage names one of its own progression, and every stage is led to or first."""
    for name, progression in content.items("progressions").items():
        stages = [stage["id"] for stage in progression["stages"]]
        named = {guard["to"] for stage in progression["stages"] for guard in _guards(stage) if "to" in guard}
        assert named <= set(stages), name
        assert {entry["stage"] for entry in progression.get("enter", ())} <= set(stages), name


def test_worsening_ends_every_progression(content: Content) -> None:
    """Emergency signs, getting worse and symptoms that travel stop every progression in every stage."""
    for name, progression in content.items("progressions").items():
        stops = [guard["when"] for guard in progression["always"]["stop"]]
        assert {"stop_a": "yes"} in stops, name
        assert {"overall_change": "worse"} in stops, name
        assert any("peripheralised" in _words(stop) for stop in stops), name


def test_only_derangement_and_dysfunction_answer_for_pain_themselves(content: Content) -> None:
    """Default responses to pain are replaced where the sheet allows it, with a reason, and never for posture."""
    for name, progression in content.items("progressions").items():
        assert ("replaces_default_responses" in progression) == (name != "posture"), name


def test_no_file_is_left_over(content: Content) -> None:
    """The content folder holds nothing but what the pack is made of."""
    known = {"pack.yaml", "facts.yaml", "sources.json", *KINDS}
    assert {path.name for path in content.root.iterdir()} == known


def _guards(stage: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for move in ("stop", "refer", "regress", "stay", "advance"):
        guards = stage.get(move, [])
        yield from guards if isinstance(guards, list) else [guards]


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _words(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)
    else:
        yield str(data)
