# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, claims, progressions and regimens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.testing import ContentFolder


KINDS = ("claims", "exercises", "progressions", "regimens", "rules")
FILES = {"pack.yaml", "sources.json", "facts.yaml"}
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


def test_sliders_come_before_tensioners(content: ContentFolder) -> None:
    """In every ladder each tensioner is preceded by a slider, and asks for a nerve that is quiet."""
    modes = {name: exercise["mode"] for name, exercise in content.items("exercises").items()}
    for name, progression in content.items("progressions").items():
        given = [[modes[use["exercise"]] for use in stage["use"]] for stage in progression["stages"]]
        flat = [mode for stage in given for mode in stage]
        if "neural_tensioner" in flat:
            assert "neural_slider" in flat[: flat.index("neural_tensioner")], name


def test_tension_of_the_leg_waits_for_an_examination(content: ContentFolder) -> None:
    """The step to the tensioner asks for ten degrees, a normal examination and nothing below the knee."""
    stages = {stage["id"]: stage for stage in content.items("progressions")["sciatic-nerve"]["stages"]}
    (step,) = [guard for guard in stages["slide-more"]["advance"] if guard["to"] == "tension"]
    for gate in (
        {"neural_slr_gain_degrees": {"at_least": 10}},
        {"neuro_exam_normal": "yes"},
        {"leg_pain_below_knee": "no"},
    ):
        assert gate in step["when"]["all"]


def test_a_twist_is_no_nerve_work(content: ContentFolder) -> None:
    """What the seed text calls neural mobilisation stands as contradicted or unsupported, and no exercise twists."""
    claims = content.items("claims")
    assert claims["seated-twist-is-neural"]["status"] == "contradicted"
    assert claims["posterior-spinal-sinus"]["status"] == "unsupported"
    moved = {record["movement"] for each in content.items("exercises").values() for record in each["movements"]}
    assert "rotation" not in moved


def test_the_fact_is_that_of_the_sheet(content: ContentFolder) -> None:
    """The gain of the straight-leg raise is a number of degrees, asked after a session and good for 28 days."""
    (fact,) = content.document("facts.yaml").values()
    told = (fact["type"], fact["minimum"], fact["maximum"], fact["ask_at"], fact["scope"], fact["valid_days"])
    assert told == ("number", -120, 120, "after_session", "session", 28)
    assert "reassuring" not in fact
