# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, claims, progressions and regimens."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.testing import ContentFolder


KINDS = ("claims", "exercises", "progressions", "regimens")
FILES = {"pack.yaml", "sources.json", "facts.yaml", "cases"}
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


def test_what_a_seed_says_is_never_verified(content: ContentFolder) -> None:
    """The texts the project began with name no sources: their statements are recalled, never verified."""
    for kind in KINDS:
        for name, item in content.items(kind).items():
            for value in stated_sources(item):
                if value != "editorial":
                    assert all(value[seed] == "recalled" for seed in SEEDS & set(value)), name


def test_every_regimen_has_something_to_keep(content: ContentFolder) -> None:
    """Each regimen has tracks of the phase maintain, needs the red-flag screen and says when to look again."""
    for name, regimen in content.items("regimens").items():
        assert any(track["phase"] == "maintain" for track in regimen["tracks"]), name
        assert "red_flags" in regimen["needs"], name
        assert regimen["review_every_days"] <= 42, name


def test_worsening_ends_every_progression(content: ContentFolder) -> None:
    """Emergency signs, getting worse and symptoms that travel stop every progression; two flares in a row refer."""
    for name, progression in content.items("progressions").items():
        stops = [guard["when"] for guard in progression["always"]["stop"]]
        for sign in ({"stop_a": "yes"}, {"overall_change": "worse"}, {"symptom_location_change": "peripheralised"}):
            assert sign in stops, name
        referred = [guard["when"] for guard in progression["always"]["refer"]]
        assert {"flares_in_row": {"at_least": 2}} in referred, name


def test_every_progression_ends_in_something_to_keep(content: ContentFolder) -> None:
    """The last stage of each progression is one of the phase maintain, and every other stage can be left forward."""
    for name, progression in content.items("progressions").items():
        *earlier, last = progression["stages"]
        assert last["phase"] == "maintain", name
        assert all("advance" in stage for stage in earlier), name


def test_every_step_forward_asks_about_the_next_day(content: ContentFolder) -> None:
    """No advance without a next day that was no worse, so that silence and a flare never lead on."""
    for name, progression in content.items("progressions").items():
        for stage in progression["stages"]:
            given = stage.get("advance", [])
            for guard in given if isinstance(given, list) else [given]:
                assert {"pain_next_day_change": {"at_most": 0}} in guard["when"]["all"], (name, stage["id"])


def test_no_file_is_left_over(content: ContentFolder) -> None:
    """The content folder holds nothing but what the pack is made of."""
    assert {path.name for path in content.root.iterdir()} == FILES | set(KINDS)


def test_weight_waits_for_every_gate(content: ContentFolder) -> None:
    """The step to the first weight asks for pain, effort, skill and the hold of the trunk, as the sheet does."""
    stages = {stage["id"]: stage for stage in content.items("progressions")["hinge-to-deadlift"]["stages"]}
    asked = stages["low-load"]["advance"]["when"]["all"]
    for gate in (
        {"pain_rest_nprs": {"at_most": 5}},
        {"effort_0_10": {"at_most": 6}},
        {"trunk_extensor_hold_seconds": {"at_least": 60}},
        {"functional_dowel_clean_reps": {"at_least": 8}},
    ):
        assert gate in asked


def test_repetitions_grow_before_weight(content: ContentFolder) -> None:
    """Within a ladder the weight of an exercise grows only after its repetitions have, and then by a third at most."""
    for name in ("hinge-to-deadlift", "chair-to-squat"):
        doses = [use["dose"] for stage in content.items("progressions")[name]["stages"] for use in stage["use"]]
        loaded = [dose for dose in doses if dose.get("load_kg", 15) < 15]
        for before, after in pairwise(loaded):
            assert (after["reps"] > before["reps"]) != (after["load_kg"] > before["load_kg"]), name
            assert after["load_kg"] <= before["load_kg"] * 4 / 3, name


def test_facts_are_those_of_the_sheet(content: ContentFolder) -> None:
    """Both questions are numbers from 0 to 100, asked after a session and good for 28 days, and have no easy answer."""
    facts = content.document("facts.yaml")
    assert set(facts) == {"functional_dowel_clean_reps", "functional_reps_over_target"}
    for fact in facts.values():
        told = (fact["type"], fact["minimum"], fact["maximum"], fact["ask_at"], fact["scope"], fact["valid_days"])
        assert told == ("number", 0, 100, "after_session", "session", 28)
        assert "reassuring" not in fact
