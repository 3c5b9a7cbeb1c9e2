# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, facts, progressions and regimens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.kit import Kit
    from corekit.testing import ContentFolder


KINDS = ("exercises", "progressions", "regimens", "claims")
SEEDS = {f"seed-{number}" for number in range(5)}


def test_seeds_alone_are_never_shown_as_supported(content: ContentFolder) -> None:
    """What only a text of the beginning asserts stands among the claims as such, and never as supported."""
    for name, claim in content.items("claims").items():
        if set(claim["sources"]) <= SEEDS:
            assert claim["status"] != "supported", name


def test_asked_facts_are_those_of_the_sheet(content: ContentFolder, expected_facts: dict[str, dict[str, str]]) -> None:
    """The questions that the sheet names have its type, bounds, moment and reassuring answer."""
    facts = content.document("facts.yaml")
    for name, row in expected_facts.items():
        fact = facts[name]
        assert (fact["type"], fact["ask_at"], str(fact["valid_days"])) == (
            row["type"],
            row["ask_at"],
            row["valid_days"],
        )
        assert str(fact.get("reassuring", "")) == row["reassuring"]
        assert fact.get("scope", "person") == row["scope"]
        bounds = (str(fact["minimum"]), str(fact["maximum"]), fact["unit"])
        assert bounds == (row["minimum"], row["maximum"], row["unit"])


def test_every_regimen_has_something_to_keep(content: ContentFolder) -> None:
    """Each regimen has tracks of the maintain phase, aerobic exercise among them, and needs the screens it rests on."""
    for name, regimen in content.items("regimens").items():
        kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
        assert any("exercise" in track for track in kept), name
        assert {"red_flags", "readiness", "pregnancy", "pressure"} <= set(regimen["needs"]), name
        assert regimen["review_every_days"] <= 28, name


def test_every_progression_ends_in_upkeep(content: ContentFolder) -> None:
    """The last stage of each progression is kept on few days a week, and pain that returns leads out of it."""
    for name, progression in content.items("progressions").items():
        last = progression["stages"][-1]
        assert last["phase"] == "maintain", name
        assert "regress" in last, name
        assert all("days_per_week" in use["frequency"] for use in last["use"]), name


def test_every_step_forward_asks_for_a_figure(content: ContentFolder) -> None:
    """No stage is left forward on an opinion alone: each way on names a number that has to be reached or kept."""
    for name, progression in content.items("progressions").items():
        for stage in progression["stages"]:
            for guard in _listed(stage.get("advance", [])):
                assert {"at_least", "at_most"} & set(_words(guard["when"])), (name, stage["id"])


def test_worsening_ends_every_progression(content: ContentFolder) -> None:
    """Emergency signs, getting worse and symptoms that travel stop every progression; flares and sharp pain refer."""
    for name, progression in content.items("progressions").items():
        stops = [guard["when"] for guard in progression["always"]["stop"]]
        assert {"stop_a": "yes"} in stops, name
        assert {"overall_change": "worse"} in stops, name
        assert any("peripheralised" in _words(stop) for stop in stops), name
        refers = set(_words([guard["when"] for guard in progression["always"]["refer"]]))
        assert {"flares_in_row", "sharp_or_spasm_sessions", "overall_change"} <= refers, name
        assert "replaces_default_responses" not in progression, name


def test_every_exercise_has_cases(kit: Kit) -> None:
    """No exercise ships without a case that shows how it decides, also where it excludes nobody by itself."""
    tested = {item for kind, item, _, _ in kit.library.cases() if kind == "exercise"}
    assert {name for name in kit.library.ids("exercise") if name.startswith("pilates:")} <= tested


def test_no_file_is_left_over(content: ContentFolder) -> None:
    """The content folder holds nothing but what the pack is made of."""
    known = {"pack.yaml", "facts.yaml", "sources.json", "cases", *KINDS}
    assert {path.name for path in content.root.iterdir()} == known


def _listed(guards: Any) -> list[dict[str, Any]]:
    return guards if isinstance(guards, list) else [guards]


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
