# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, facts, progressions and regimens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from corekit import Kit


class Content(Protocol):
    """The content folder, as the fixture gives it."""

    root: Traversable

    def document(self, name: str) -> Any:
        """One file as plain data."""

    def items(self, kind: str) -> dict[str, dict[str, Any]]:
        """The items of one folder, by id."""


KINDS = ("exercises", "progressions", "regimens", "claims")
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
    """An exercise says in its evidence where dose and frequency come from."""
    for name, exercise in content.items("exercises").items():
        assert {"dose", "frequency"} <= set(exercise), name
        assert exercise["evidence"], name


def test_every_source_is_used(content: Content) -> None:
    """No source stands in the list without a statement that rests on it."""
    named: set[str] = set()
    for kind in KINDS:
        for item in content.items(kind).values():
            named.update(*[value for value in stated_sources(item) if value != "editorial"])
    assert {source["id"] for source in content.document("sources.json")} == named - SEEDS


def test_asked_facts_are_those_of_the_sheet(content: Content, expected_facts: dict[str, dict[str, str]]) -> None:
    """The questions of the pack have the type, bounds, moment and reassuring answer of the sheet."""
    facts = content.document("facts.yaml")
    assert set(facts) == set(expected_facts)
    for name, row in expected_facts.items():
        fact = facts[name]
        for key in ("type", "ask_at", "scope", "valid_days"):
            assert str(fact[key]) == row[key], name
        for key in ("unit", "minimum", "maximum", "reassuring"):
            assert str(fact.get(key, "")) == row[key], name


def test_every_regimen_has_something_to_keep(content: Content) -> None:
    """Each regimen has tracks of the maintain phase, aerobic exercise among them, and needs the red-flag screen."""
    for name, regimen in content.items("regimens").items():
        kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
        assert any("exercise" in track for track in kept), name
        assert {"red_flags", "readiness"} <= set(regimen["needs"]), name


def test_every_progression_ends_in_upkeep_and_worsening_ends_it(content: Content) -> None:
    """The last stage is for keeping; emergency signs and getting worse stop every stage; no default is replaced."""
    for name, progression in content.items("progressions").items():
        assert progression["stages"][-1]["phase"] == "maintain", name
        stops = [guard["when"] for guard in progression["always"]["stop"]]
        assert {"stop_a": "yes"} in stops, name
        assert {"overall_change": "worse"} in stops, name
        assert "replaces_default_responses" not in progression, name


def test_moves_lead_to_stages_that_exist(content: Content) -> None:
    """Every guard that names a stage names one of its own progression."""
    for name, progression in content.items("progressions").items():
        stages = {stage["id"] for stage in progression["stages"]}
        holders = [*progression["stages"], progression["always"]]
        named = {guard["to"] for holder in holders for guard in _guards(holder) if "to" in guard}
        assert named <= stages, name
        assert {entry["stage"] for entry in progression.get("enter", ())} <= stages, name


def test_everything_that_decides_has_cases(kit: Kit) -> None:
    """Regimens and progressions, and exercises that exclude or warn by themselves, ship with cases."""
    library = kit.library
    tested = {item for _, item, _, _ in library.cases()}
    for kind in ("regimen", "progression", "exercise"):
        own = {name for name in library.ids(kind) if name.startswith("taichi:")}
        if kind == "exercise":
            own = {
                name for name in own if library.get(kind, name).excluded_when or library.get(kind, name).caution_when
            }
        assert own <= tested


def test_only_packs_that_need_not_be_there_are_missed(kit: Kit) -> None:
    """Every name resolves, save easier and harder exercises of other packs."""
    missed = [str(problem) for problem in kit.library.problems if "taichi" in str(problem)]
    assert all(any(pack in problem for pack in ("stretching", "stabilization")) for problem in missed)
    assert len(missed) == 0


def test_no_file_is_left_over(content: Content) -> None:
    """The content folder holds nothing but what the pack is made of."""
    assert {path.name for path in content.root.iterdir()} == {"pack.yaml", "facts.yaml", "sources.json", *KINDS}


def _guards(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for move in ("stop", "refer", "regress", "stay", "advance"):
        guards = holder.get(move, [])
        yield from guards if isinstance(guards, list) else [guards]
