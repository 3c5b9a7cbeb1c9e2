# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, claims, progressions and regimens."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.testing import ContentFolder


KINDS = ("claims", "exercises", "progressions", "regimens", "rules")
FILES = {"pack.yaml", "sources.json"}
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


def test_only_the_graded_programme_is_taken_in_by_others(content: ContentFolder) -> None:
    """Programmes of other packs ask for the approach aerobic: jogging, rebounding and vibration have none."""
    regimens = content.items("regimens")
    assert {name for name, regimen in regimens.items() if "approach" in regimen} == {"graded"}
    assert {name for name, regimen in regimens.items() if "indicated_when" in regimen} == {"graded"}


def test_minutes_of_walking_grow_by_five_at_most(content: ContentFolder) -> None:
    """From week to week a walk grows by five minutes at most, a ride by ten."""
    for name, most in (("graded-walking", 5), ("graded-cycling", 10)):
        weekly = [stage for stage in content.items("progressions")[name]["stages"] if stage["phase"] == "restore"]
        minutes = [stage["use"][0]["dose"]["minutes"] for stage in weekly]
        assert all(0 <= after - before <= most for before, after in pairwise(minutes)), name


def test_marketing_is_kept_as_a_claim_only(content: ContentFolder) -> None:
    """What the seed texts promise of vibration and rebounding stands as contradicted or unsupported."""
    claims = content.items("claims")
    for name in ("vibration-equals-jogging", "rebounding-for-all"):
        assert claims[name]["status"] == "contradicted"
    for name in ("rebounding-very-efficient", "vibration-contracts-every-muscle"):
        assert claims[name]["status"] == "unsupported"
