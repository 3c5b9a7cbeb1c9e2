# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: it knows no other pack, and says how certain it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.model.attributes import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.testing import ContentFolder


def values_of(key: str, data: Any) -> Iterator[Any]:
    """Every value that stands under *key* anywhere in the data."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == key:
                yield value
            else:
                yield from values_of(key, value)
    elif isinstance(data, list):
        for value in data:
            yield from values_of(key, value)


def texts(data: Any) -> Iterator[str]:
    """Every word of the data that is neither a key nor prose: what could name an item."""
    if isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif isinstance(data, str) and " " not in data:
        yield data


def test_no_pathway_names_an_item_of_another_pack(content: ContentFolder) -> None:
    """Tracks ask for what something is; the only exercises named are those of this pack."""
    own = set(content.items("exercises"))
    for name, regimen in content.items("regimens").items():
        tracks = regimen["tracks"]
        assert not any(":" in text for text in texts(tracks)), name
        assert set(values_of("exercise", tracks)) <= own, name
        assert not list(values_of("progression", tracks)), name


def test_every_pathway_eases_first_and_keeps_for_life(content: ContentFolder) -> None:
    """Tracks stand in the order relieve, restore, maintain, and endurance is among what is kept."""
    order = ("relieve", "restore", "maintain")
    for name, regimen in content.items("regimens").items():
        phases = [order.index(track["phase"]) for track in regimen["tracks"]]
        assert phases == sorted(phases), name
        assert set(phases) == {0, 1, 2}, name
        kept = [track.get("regimens") for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in kept, name


def test_every_pathway_walks_from_the_first_day(content: ContentFolder) -> None:
    """Endurance stands among what is restored, before any strengthening that this pack asks for, and has no gate."""
    for name, regimen in content.items("regimens").items():
        walking = [
            track
            for track in regimen["tracks"]
            if track["phase"] == "restore" and track.get("regimens") == {"approach": "aerobic"}
        ]
        assert len(walking) == 1, name
        assert "when" not in walking[0], name


def test_every_pathway_needs_the_screens_and_has_cases(content: ContentFolder) -> None:
    """Red flags and readiness are asked of everybody, pregnancy and age what belongs to them."""
    regimens = content.items("regimens")
    for name, regimen in regimens.items():
        assert {"red_flags", "readiness"} <= set(regimen["needs"]), name
        assert regimen["cases"], name
    assert "pregnancy" in regimens["pregnancy"]["needs"]
    assert {"bone", "falls"} <= set(regimens["older-adult"]["needs"])
    assert {"neck_arteries", "neck_cord_and_trauma"} <= set(regimens["desk-neck"]["needs"])


def test_only_the_route_of_the_seeds_waits_for_a_wish(content: ContentFolder) -> None:
    """Every other pathway says whom it is for."""
    unasked = {name for name, regimen in content.items("regimens").items() if "indicated_when" not in regimen}
    assert unasked == {"seed-route"}


def test_the_exercises_can_be_done_and_hide_nothing(content: ContentFolder) -> None:
    """Steps in and out, mistakes, signs to stop, a figure, and every safety attribute said."""
    safety = {attribute.id for attribute in ATTRIBUTES.values() if attribute.safety}
    for name, exercise in content.items("exercises").items():
        assert len(exercise["steps"]) >= 4, name
        assert len(exercise["mistakes"]) >= 2, name
        assert exercise["stop_when"], name
        assert exercise["figure"]["frames"], name
        assert safety <= set(exercise) | set(exercise["without"]), name
