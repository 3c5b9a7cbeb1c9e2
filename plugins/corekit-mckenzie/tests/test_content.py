# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, facts, rules, progressions and regimens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.testing import ContentFolder


KINDS = ("exercises", "rules", "progressions", "regimens", "claims")


def test_asked_facts_are_those_of_the_sheet(content: ContentFolder, expected_facts: dict[str, dict[str, str]]) -> None:
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


def test_rules_speak_of_attributes_only(content: ContentFolder) -> None:
    """No rule selects by the name of an exercise, so each protects from exercises nobody has written yet."""
    names = set(content.items("exercises"))
    for rule in content.items("rules").values():
        assert not names & set(_words(rule["then"]))


def test_every_regimen_has_something_to_keep(content: ContentFolder) -> None:
    """Each regimen has tracks of the maintain phase, aerobic exercise among them, and needs the red-flag screen."""
    for name, regimen in content.items("regimens").items():
        kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
        assert any("exercise" in track for track in kept), name
        assert "red_flags" in regimen["needs"], name


def test_directional_loading_is_granted_by_the_test_alone(content: ContentFolder) -> None:
    """A track that loads the end of the range is given only to whom the test has shown a direction or a stiff one."""
    for regimen in content.items("regimens").values():
        for track in regimen["tracks"]:
            if track.get("progression", "posture") != "posture":
                assert {"directional_preference", "mckenzie_class"} & set(_words(track["when"]))


def test_worsening_ends_every_progression(content: ContentFolder) -> None:
    """Emergency signs, getting worse and symptoms that travel stop every progression in every stage."""
    for name, progression in content.items("progressions").items():
        stops = [guard["when"] for guard in progression["always"]["stop"]]
        assert {"stop_a": "yes"} in stops, name
        assert {"overall_change": "worse"} in stops, name
        assert any("peripheralised" in _words(stop) for stop in stops), name


def test_only_derangement_and_dysfunction_answer_for_pain_themselves(content: ContentFolder) -> None:
    """Default responses to pain are replaced where the sheet allows it, with a reason, and never for posture."""
    for name, progression in content.items("progressions").items():
        assert ("replaces_default_responses" in progression) == (name != "posture"), name


def test_no_file_is_left_over(content: ContentFolder) -> None:
    """The content folder holds nothing but what the pack is made of."""
    known = {"pack.yaml", "facts.yaml", "sources.json", "cases", *KINDS}
    assert {path.name for path in content.root.iterdir()} == known


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
