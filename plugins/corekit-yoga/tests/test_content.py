# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, facts, progressions and regimens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit import Kit
    from corekit.testing import ContentFolder


KINDS = ("exercises", "progressions", "regimens", "claims")


def test_asked_facts_are_those_of_the_sheet(content: ContentFolder, expected_facts: dict[str, dict[str, str]]) -> None:
    """The questions of the pack have the type, bounds, moment and reassuring answer of the sheet."""
    facts = content.document("facts.yaml")
    assert set(facts) == set(expected_facts)
    for name, row in expected_facts.items():
        fact = facts[name]
        for key in ("type", "ask_at", "scope", "valid_days"):
            assert str(fact[key]) == row[key], name
        for key in ("unit", "minimum", "maximum", "reassuring"):
            assert str(fact.get(key, "")) == row[key], name


def test_every_regimen_has_something_to_keep(content: ContentFolder) -> None:
    """Each regimen has tracks of the maintain phase, aerobic exercise among them, and needs the red-flag screen."""
    for name, regimen in content.items("regimens").items():
        kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
        assert any("exercise" in track for track in kept), name
        assert {"red_flags", "readiness"} <= set(regimen["needs"]), name


def test_every_progression_ends_in_upkeep_and_worsening_ends_it(content: ContentFolder) -> None:
    """The last stage is for keeping; emergency signs and getting worse stop every stage; no default is replaced."""
    for name, progression in content.items("progressions").items():
        assert progression["stages"][-1]["phase"] == "maintain", name
        stops = [guard["when"] for guard in progression["always"]["stop"]]
        assert {"stop_a": "yes"} in stops, name
        assert {"overall_change": "worse"} in stops, name
        assert "replaces_default_responses" not in progression, name


def test_only_packs_that_need_not_be_there_are_missed(kit: Kit) -> None:
    """Every name resolves, save easier and harder exercises of other packs."""
    missed = [str(problem) for problem in kit.library.problems if "yoga" in str(problem)]
    assert all(any(pack in problem for pack in ("stretching", "stabilization")) for problem in missed)
    assert len(missed) == 2


def test_no_file_is_left_over(content: ContentFolder) -> None:
    """The content folder holds nothing but what the pack is made of."""
    known = {"pack.yaml", "facts.yaml", "sources.json", "cases", *KINDS}
    assert {path.name for path in content.root.iterdir()} == known
